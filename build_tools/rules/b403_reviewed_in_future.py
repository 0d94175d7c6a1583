"""A review, or a look at a source, is dated in the future.

Why: mostly the year is mistyped, and then nobody is reminded to look again for as long.

Bad:
    reviewed: 2062-11-01
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

import datetime as dt
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule
from build_tools.rules.support.dates import reviews

_ZONES = dt.timedelta(days=1)
"""East of whoever checks, it may be tomorrow already."""


@forest_rule(severity=Severity.WARNING)
def rule(forest: Forest) -> Iterator[Finding]:
    """Silent where nobody said what day it is."""
    today = forest.settings.today
    if today is None:
        return
    last = today + _ZONES
    for date, span, what in reviews(forest):
        if date > last:
            yield Finding(
                span,
                say("this {what} was reviewed on {date}, and today is {today}", what=what, date=date, today=today),
                say("write the day of review"),
            )
    for source in forest.cited_sources.values():
        if source.checked > last:
            message = say(
                "`{source}` was checked on {checked}, and today is {today}",
                source=source.id,
                checked=source.checked,
                today=today,
            )
            yield Finding(source.span, message, say("write the day on which somebody looked"))
