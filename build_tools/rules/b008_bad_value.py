"""A value looks like a date or a number to YAML, but is none.

Why: nobody can tell what was meant.

Bad:
    reviewed: 2026-13-45

Good:
    reviewed: 2026-11-22
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
