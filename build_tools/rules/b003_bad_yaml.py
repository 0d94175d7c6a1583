"""A file is not YAML.

Why: nothing in it can be used.

Bad:
    summary: 现象: 没有出纸

Good:
    summary: "现象: 没有出纸"
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
