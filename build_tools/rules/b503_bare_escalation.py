"""An escalation does not say to whom, or what to have ready.

Why: the cashier is sent to ask for help, and stands on the phone without the numbers that the hotline asks for first.

Bad:
    nodes:
      call: {end: escalate, say: 请人来看。}

Good:
    nodes:
      call: {end: escalate, say: 致电收单机构报修。, to: acquirer, bring: [商户号, 终端号]}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Sentence, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Outcome, Tree
from build_tools.rules import tree_rule


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """One finding for both."""
    for end in tree.ends():
        lacks = [key for key, value in (("to", end.to), ("bring", end.bring)) if not value]
        if end.outcome is Outcome.ESCALATE and lacks:
            yield Finding(
                end.id.span,
                _lack(end.id.value, *lacks),
                say("add `{last}:`", last=lacks[0]),
            )


def _lack(node: str, first: str, second: str = "") -> Sentence:
    if second:
        return say("`{node}` escalates, but has no `{key}` and no `{other}`", node=node, key=first, other=second)
    return say("`{node}` escalates, but has no `{key}`", node=node, key=first)
