"""A file holds a control character.

Why: YAML does not allow it, and no card or page can show it.

Bad:
    (a title in which the character U+0007 stands)

Good:
    title: 打印机不出纸
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
