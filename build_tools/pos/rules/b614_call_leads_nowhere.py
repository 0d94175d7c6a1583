"""A case of the list of whom to call names a channel that the list does not hold, or a channel that no case names.

Why: the sheet on the wall leaves out who cannot be found, and the shop calls the next one in vain.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/complaints.yml
    checked: 2026-11-22
    channels:
      price: {name: 市场监管, number: "12315", where: 直接打, takes: 举报乱收费, sources: [till-practice]}
    cases: [{when: 乱收费, calls: [prices]}]
    parties: []
    ready: []

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/complaints.yml
    checked: 2026-11-22
    channels:
      price: {name: 市场监管, number: "12315", where: 直接打, takes: 举报乱收费, sources: [till-practice]}
    cases: [{when: 乱收费, calls: [price]}]
    parties: []
    ready: []
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.load.nodes import Mapping, Node, Scalar, Sequence
from build_tools.model.forest import Forest
from build_tools.pos.complaints.shape import FILE
from build_tools.rules import forest_rule
from build_tools.schema.nearest import did_you_mean


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """A misspelt name is told, not the channel that it leaves without a case."""
    root = None if FILE in forest.broken else forest.data.get("complaints")
    if not isinstance(root, Mapping):
        return
    channels = root.get("channels")
    known = {key.value: key for key, _ in channels.entries.values()} if isinstance(channels, Mapping) else {}
    called = list(_called(root.get("cases")))
    wrong = [name for name in called if name.value not in known]
    for name in wrong:
        yield Finding(
            name.span, say("there is no channel `{name}`", name=name.value), did_you_mean(name.value, list(known))
        )
    if not wrong:
        named = {name.value for name in called}
        for key, scalar in known.items():
            if key not in named:
                yield Finding(
                    scalar.span, say("no case calls `{key}`", key=key), say("say when it is called, or drop it")
                )


def _called(cases: Node | None) -> Iterator[Scalar]:
    """Every name that a case calls, where it is written."""
    for case in cases.items if isinstance(cases, Sequence) else ():
        calls = case.get("calls") if isinstance(case, Mapping) else None
        yield from (call for call in (calls.items if isinstance(calls, Sequence) else ()) if isinstance(call, Scalar))
