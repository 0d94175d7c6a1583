"""A declared mark that demands or settles something is carried by no tree.

Why: it proves nothing; mostly the mark was renamed in the trees and not here.

Bad:
    facts: {payment: {start: unknown, values: {unknown: 不知道付没付, unpaid: 查清没付}}}
    marks:
      found-unpaid: {sets: {payment: unpaid}}
      charge-agian: {needs: {payment: unpaid}, because: 没查清就重刷，会让顾客付两次。}

Good:
    facts: {payment: {start: unknown, values: {unknown: 不知道付没付, unpaid: 查清没付}}}
    marks:
      found-unpaid: {sets: {payment: unpaid}}
      charge-again: {needs: {payment: unpaid}, because: 没查清就重刷，会让顾客付两次。}
"""

from collections.abc import Iterator

from build_tools.analysis.safety.marks import marks
from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """What is never allowed may well be nowhere."""
    for name, meant in marks(forest).idle.items():
        mark = forest.safety.marks[name]
        if meant or not mark.never:
            help_ = (
                say("did you mean `{name}`?", name=meant)
                if meant
                else say("put it on the steps that it is about, or take it out")
            )
            yield Finding(mark.span, say("no tree carries the mark `{name}` that is declared here", name=name), help_)
