"""A text names the office for complaints about banks, or the one about payment companies, and not the other.

Why: who reads it has signed with either; customers of banks were sent to the office for payment companies, which sends
them on. A text about a licence, or about a bank alone, may name one.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 还不理，打 12363 投诉。}

Good:
    start: call
    nodes:
      call: {end: stop, say: 还不理，签约的是银行打 12378，是支付公司打 12363。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule

_BOTH = ("12378", "12363")
"""Who takes complaints about banks, and about payment companies."""
_ONE_S = ("牌照", "有效期", "金融监管总局")
"""Words about a licence, or about a bank alone: that is one office's matter."""


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Told at the text."""
    prose = prose_of(tree)
    if not any(number in prose.joined for number in _BOTH):
        return
    for _kind, text, _node in prose.texts:
        lacks = [number for number in _BOTH if number not in text.value]
        if len(lacks) == 1 and not any(word in text.value for word in _ONE_S):
            named = next(number for number in _BOTH if number not in lacks)
            message = say("`{named}` stands here without `{other}`", named=named, other=lacks[0])
            yield Finding(text.span, message, say("say who calls which: banks 12378, payment companies 12363"))
