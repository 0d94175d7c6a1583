"""A tree carries a mark that no safety rule speaks of.

Why: a misspelt mark guards nothing, and nobody notices: the rule that it was meant for proves less than it seems to.

Bad:
    nodes:
      again: {end: stop, say: 先查末笔，不要重刷。, marks: [charge-cheked]}

Good:
    nodes:
      again: {end: stop, say: 先查末笔，不要重刷。, marks: [charge-checked]}
"""

from collections.abc import Iterator

from build_tools.diagnostics import Severity
from build_tools.load.source import Fix, Related
from build_tools.model.forest import Forest
from build_tools.model.marks import marks
from build_tools.model.nearest import did_you_mean
from build_tools.rules import Finding, forest_rule


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """One finding a mark; silent where there are no safety rules, and where a rule rather than the tree is misspelt."""
    known = marks(forest)
    meant = set(known.unknown.values())
    for name, places in known.carried.items():
        if not forest.safety or name in known.spoken or name in meant:
            continue
        first, *others = (place.mark.span for place in places)
        right = known.misspelt.get(name)
        help_ = did_you_mean(name, known.spoken) or f"rules speak of {', '.join(sorted(known.spoken))}"
        related = tuple(Related(span, "and here") for span in others)
        fix = Fix(first, right) if right else None
        yield Finding(first, f"no safety rule speaks of the mark `{name}`", help_, related, fix)
