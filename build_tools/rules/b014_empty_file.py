"""A file is empty.

Why: a tree that says nothing helps nobody, and its id would lead nowhere.

Bad:
    (a file of no bytes)

Good:
    title: 打印机不出纸
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
