"""A tree carries a mark that no safety rule speaks of.

Why: a misspelt mark guards nothing, and nobody notices: the rule that it was meant for proves less than it seems to.

Bad:
    nodes:
      last:
        ask: 查末笔，扣了吗？
        answers: {没扣: {to: again, marks: [charge-cheked]}, 扣了: {to: stop, marks: [charge-checked]}, 查不了: stop}
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
      stop: {end: stop, say: 别再刷。}

Good:
    nodes:
      last:
        ask: 查末笔，扣了吗？
        answers: {没扣: {to: again, marks: [charge-checked]}, 扣了: {to: stop, marks: [charge-checked]}, 查不了: stop}
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
      stop: {end: stop, say: 别再刷。}
"""

from collections.abc import Iterator

from build_tools.analysis.safety.marks import marks
from build_tools.findings import Severity
from build_tools.load.source import Related
from build_tools.model.forest import Forest
from build_tools.rules import Finding, forest_rule
from build_tools.rules.support.mending import misspelt


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """One finding a mark; silent where there are no safety rules, and where a rule rather than the tree is misspelt."""
    known = marks(forest)
    meant = set(known.unknown.values())
    for name, places in known.carried.items():
        if not forest.safety or name in known.spoken or name in meant:
            continue
        help_, fix = misspelt(places[0].tree.source, places[0].mark, known.spoken)
        related = tuple(Related(place.mark.span, "and here") for place in places[1:])
        said = f"no safety rule speaks of the mark `{name}`"
        yield Finding(
            places[0].mark.span, said, help_ or f"they speak of {', '.join(sorted(known.spoken))}", related, fix
        )
