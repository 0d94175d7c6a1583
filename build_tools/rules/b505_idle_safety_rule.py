"""A safety rule guards a mark that no tree carries.

Why: it proves nothing; mostly the mark was renamed in the trees and not here.

Bad:
    - before: charge-agian
      require: charge-checked
      because: 没查清就重刷，会让顾客付两次。

Good:
    - before: charge-again
      require: charge-checked
      because: 没查清就重刷，会让顾客付两次。
"""

from collections.abc import Iterator

from build_tools.analysis.safety.marks import marks
from build_tools.findings import Severity
from build_tools.model.forest import Forest
from build_tools.rules import Finding, forest_rule


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """`never` may well find nothing; a `require` that nobody passes shows as an unsafe path, unless it is misspelt."""
    known = marks(forest)
    told: set[str] = set()
    for safety in forest.safety:
        for name in (safety.before, safety.require):
            if name is None or name not in known.unknown or name in told:
                continue
            meant = known.unknown[name]
            if meant or name == safety.before:
                told.add(name)
                help_ = f"did you mean `{meant}`?" if meant else "put it on the steps that the rule is about"
                yield Finding(safety.span, f"no tree carries the mark `{name}` that this rule speaks of", help_)
