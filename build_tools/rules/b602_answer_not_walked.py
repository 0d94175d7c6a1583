"""No example walks an answer.

Why: what nobody has walked nobody has read to its end; an example is a walk that every check makes again.

Bad:
    nodes:
      paper:
        ask: 纸仓里还有纸吗？
        answers: {没有: reload, 还有: call, 不确定: call}
      reload: {end: resolved, say: 装一卷新纸，再补打一张。}
      call: {end: stop, say: 等店长来。}
    examples:
      - {title: 没纸了, answers: [没有], ends: reload}
      - {title: 还有纸, answers: [还有], ends: call}

Good:
    nodes:
      paper:
        ask: 纸仓里还有纸吗？
        answers: {没有: reload, 还有: call, 不确定: call}
      reload: {end: resolved, say: 装一卷新纸，再补打一张。}
      call: {end: stop, say: 等店长来。}
    examples:
      - {title: 没纸了, answers: [没有], ends: reload}
      - {title: 还有纸, answers: [还有], ends: call}
      - {title: 看不出来, answers: [不确定], ends: call}
"""

import json
import re
from collections.abc import Iterator

from build_tools.analysis.examples.example_runs import failed, unsound_trees
from build_tools.analysis.examples.uncovered import Gap, gaps, uncovered_answers
from build_tools.analysis.graph.tree_graph import closure
from build_tools.findings import Finding, Related, Sentence, Severity, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule
from build_tools.rules.support.precedence import STRUCTURE

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`\x00-\x1f](?:[^,\[\]{}#:\x00-\x1f]|(?<!\s)#|:(?=\S))*(?<!\s)")
_NUMBER = re.compile(r"[\d.+]|(true|false|yes|no|on|off|null|y|n|~)$", re.IGNORECASE)


@forest_rule(severity=Severity.WARNING, needs_all=True, after=(*STRUCTURE, "example-broken"))
def rule(forest: Forest) -> Iterator[Finding]:
    """One finding for all answers that one example more would walk; silent where examples fail that might walk them."""
    failing = {run.tree.id for run in failed(forest)} | unsound_trees(forest)
    shaken = closure(_calls(forest), failing)
    for tree in forest.trees.values():
        if tree.id in shaken:
            continue
        for gap in gaps(forest, tree):
            if not tree.examples:
                message = say(
                    "no example walks this tree: {count} answers are unwalked",
                    count=len(uncovered_answers(forest, tree)),
                )
                yield Finding(tree.title.span, message, _example(gap))
                break
            (node, answer), *others = gap.answers
            message = say(
                "no example walks the answer `{label}` of `{node}`", label=answer.label.value, node=node.id.value
            )
            related = tuple(
                Related(a.label.span, say("nor `{label}` of `{node}`", label=a.label.value, node=n.id.value))
                for n, a in others
            )
            yield Finding(answer.label.span, message, _example(gap), related)


def _calls(forest: Forest) -> dict[str, list[str]]:
    """For each tree, the trees that it names."""
    trees = forest.trees
    return {key: [ref.tree for _, ref in tree.refs() if ref.tree in trees] for key, tree in trees.items()}


def _example(gap: Gap) -> Sentence:
    """The example that is missing, as it would be written."""
    answers = ", ".join(_flow(label) for label in gap.labels)
    return (
        say("add {title: …, answers: [{answers}], ends: {end}}", answers=answers, end=_flow(gap.end))
        if gap.labels
        else say("lead a walk there")
    )


def _flow(text: str) -> str:
    """Text as YAML takes it inside brackets."""
    return text if _PLAIN.fullmatch(text) and not _NUMBER.match(text) else json.dumps(text, ensure_ascii=False)
