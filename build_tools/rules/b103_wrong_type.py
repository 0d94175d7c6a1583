"""A value is of another kind than its key wants.

Why: a list where text belongs cannot be shown.

Bad:
    aliases: 不出纸

Good:
    aliases: [不出纸]
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
