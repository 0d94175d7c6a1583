"""A page says that it explains a name at a place of its own, and has no such place.

Why: steps that speak of the name link there, and land at the top of a long page.

Bad:
    #: docs/help.md
    ---
    explains: {求助电话: order}
    ---
    # 求助

    ## 先打哪个 {#oder}

Good:
    #: docs/help.md
    ---
    explains: {求助电话: order}
    ---
    # 求助

    ## 先打哪个 {#order}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.rules import forest_rule
from build_tools.schema.nearest import did_you_mean
from build_tools.targets.web.handwritten import finished

_PLACE = re.compile(r"(?:\{\s*#|\bid=\")([\w-]+)")


@forest_rule(needs_all=True, after=("unknown-block",))
def rule(forest: Forest) -> Iterator[Finding]:
    """Where the place is named; what is made from data has places, too."""
    from build_tools.build.trade import TRADE  # which joins the rules, too

    for page in pages(forest).values():
        if {anchor.value for anchor in page.explains.values()} <= {*_PLACE.findall(page.published)}:
            continue
        places = set(_PLACE.findall(finished(page, forest, TRADE)))
        for anchor in page.explains.values():
            if anchor.value not in places:
                message = say("this page has no place `{anchor}`", anchor=anchor.value)
                help_ = did_you_mean(anchor.value, places)
                yield Finding(anchor.span, message, help_ or say("mark its heading `{#{anchor}}`", anchor=anchor.value))
