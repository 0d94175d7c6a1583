"""A page says that it has a sheet to be filled in, and has none.

Why: the sheet is printed from the part of the page that has the class `plan`, or from a table with the class `sheet`;
without one, the link leads to a file that is not there.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/plan.md
    ---
    sheet: true
    ---
    # 应急预案

    先查末笔。

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/plan.md
    ---
    sheet: true
    ---
    # 应急预案

    <div class="plan" markdown>

    <p class="plan-title">应急预案 <span class="blank">店名</span></p>

    </div>
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Span, say
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.rules import forest_rule

_SHEET = re.compile(r'class="(?:[^"]* )?(?:plan|sheet)[ "]|<!-- made: (?!sheet )')
"""A sheet, or something that is made of data, and may be one."""


@forest_rule(may_silence=False)
def rule(forest: Forest) -> Iterator[Finding]:
    """At the top of the page."""
    for page in pages(forest).values():
        if page.sheet and not _SHEET.search(page.published):
            span = Span(page.source.path, 1, 1, 1, 1)
            help_ = say('put what is to be filled in into `<div class="plan" markdown>`, or take out `sheet: true`')
            yield Finding(span, say("there is no sheet on the page"), help_)
