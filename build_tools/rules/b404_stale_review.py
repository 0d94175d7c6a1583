"""Nobody has reviewed a tree, page or table for too long.

Why: fees, hotlines and menus change; what nobody has looked at for a year is not known to be true.

Bad:
    reviewed: 2024-11-01
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: pyproject.toml
    [tool.trees]
    today = 2026-11-22

Good:
    reviewed: 2026-11-01
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: pyproject.toml
    [tool.trees]
    today = 2026-11-22
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule
from build_tools.rules.support.dates import reviews


@forest_rule(severity=Severity.WARNING)
def rule(forest: Forest) -> Iterator[Finding]:
    """The limit is `days`; silent where nobody said what day it is."""
    today, limit = forest.settings.today, forest.settings.limits.days
    if today is None:
        return
    for date, span, what in reviews(forest):
        if (age := (today - date).days) > limit:
            yield Finding(
                span,
                say("this {what} was reviewed {age} days ago; the limit is {limit}", what=what, age=age, limit=limit),
                say("review it again"),
            )
