"""A key that must be there is not.

Why: every face of a tree needs it.

Bad:
    nodes:
      call: {end: stop}

Good:
    nodes:
      call: {end: stop, say: 等店长来。}
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
