"""A file is larger than any tree needs.

Why: a tree of this size could be used by nobody; more likely something was pasted by mistake.

Bad:
    (a file of 600 kB)

Good:
    (a file of 6 kB)
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
