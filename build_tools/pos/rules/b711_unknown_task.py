"""A profile tells keys for a task that nobody looks up, or leads into a menu that must not be touched.

Why: texts and the page on keys speak of the tasks of `docs/data/menus.yml`, by their ids; other keys would stand
nowhere. What stands there under `never` clears records or locks the machine, whoever's menu it is in.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/menus.yml
    reviewed: 2026-11-01
    box: {opens: 按确认, shows: [1.消费, 2.撤销], confidence: medium, sources: [a]}
    tasks: {query: {name: 查末笔}}
    never: [{name: 清交易流水, because: 对不了账。}]
    #: profiles/bank.yml
    name: 示例银行
    menus:
      - {program: 收银, opens: 按功能, shows: [1.收款, 2.查询], press: {qurey: ["2", "1"]}}

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/menus.yml
    reviewed: 2026-11-01
    box: {opens: 按确认, shows: [1.消费, 2.撤销], confidence: medium, sources: [a]}
    tasks: {query: {name: 查末笔}}
    never: [{name: 清交易流水, because: 对不了账。}]
    #: profiles/bank.yml
    name: 示例银行
    menus:
      - {program: 收银, opens: 按功能, shows: [1.收款, 2.查询], press: {query: ["2", "1"]}}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Span, say
from build_tools.model.forest import Forest
from build_tools.model.profile import Profile
from build_tools.pos.menus.table import menus
from build_tools.rules import forest_rule
from build_tools.schema.nearest import did_you_mean


@forest_rule(may_silence=False)
def rule(forest: Forest) -> Iterator[Finding]:
    """At the list of menus, once a task; a project without tasks has none to compare with."""
    written = menus(forest)
    if written is None:
        return
    never = [name for name, _ in written.never]
    for profile in forest.profiles.values():
        for program in profile.shaped.menus:
            for task, keys in program.press.items():
                if task not in written.tasks:
                    help_ = did_you_mean(task, written.tasks) or say("known: {names}", names=", ".join(written.tasks))
                    yield Finding(_at(profile), say("`{task}` is no task of docs/data/menus.yml", task=task), help_)
                elif bad := next((name for name in never if any(name in key for key in keys)), None):
                    said = say("the keys of `{task}` lead into `{entry}`, which nobody may press", task=task, entry=bad)
                    yield Finding(_at(profile), said, say("take this task out; such work is the acquirer's own"))


def _at(profile: Profile) -> Span:
    """The list of menus in the file."""
    first = next((text.span for name, text in profile.values.items() if name.startswith("keys.")), None)
    return first or Span(profile.source.path, 1, 1, 1, 1)
