"""A tree carries a mark that `trees/safety.yml` does not declare.

Why: a misspelt mark needs nothing and settles nothing, and nobody notices: the proof covers less than it seems to.

Bad:
    nodes:
      last:
        ask: 查末笔，扣了吗？
        answers: {没扣: {to: again, marks: [found-unpaid]}, 没刷: {to: again, marks: [found-unpiad]}, 查不了: stop}
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
      stop: {end: stop, say: 别再刷。}

Good:
    nodes:
      last:
        ask: 查末笔，扣了吗？
        answers: {没扣: {to: again, marks: [found-unpaid]}, 没刷: {to: again, marks: [found-unpaid]}, 查不了: stop}
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
      stop: {end: stop, say: 别再刷。}
"""

from collections.abc import Iterator

from build_tools.analysis.safety.marks import marks
from build_tools.findings import Finding, Related, Severity, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule
from build_tools.schema.nearest import did_you_mean


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """One finding a mark; silent where nothing is declared, and where the declaration is misspelt, not the tree."""
    known = marks(forest)
    meant = set(known.idle.values())
    for name, places in known.carried.items():
        if not forest.safety.marks or name in known.declared or name in meant:
            continue
        help_ = did_you_mean(places[0].mark.value, known.declared)
        related = tuple(Related(place.mark.span, say("and here")) for place in places[1:])
        said = say("the mark `{name}` is not declared in trees/safety.yml", name=name)
        help_ = help_ or say("declared: {names}", names=", ".join(sorted(known.declared)))
        yield Finding(places[0].mark.span, said, help_, related)
