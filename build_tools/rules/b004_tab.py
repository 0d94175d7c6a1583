"""A line is indented with a tab.

Why: YAML allows only spaces, because a tab is as wide as each editor likes.

Bad:
    nodes:
    \u0009paper: {end: stop, say: 等店长来。}

Good:
    nodes:
      paper: {end: stop, say: 等店长来。}
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
