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

from build_tools.findings import Finding
from build_tools.model.settings import Settings
from build_tools.model.tree import Outcome, Tree
from build_tools.rules import tree_rule


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """One finding for both."""
    for end in tree.ends():
        lacks = [key for key, value in (("to", end.to), ("bring", end.bring)) if not value]
        if end.outcome is Outcome.ESCALATE and lacks:
            named = " and no ".join(f"`{key}`" for key in lacks)
            yield Finding(end.id.span, f"`{end.id.value}` escalates, but has no {named}", f"add `{lacks[0]}:`")
