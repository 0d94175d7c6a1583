"""A file is nested deeper than any tree needs.

Why: it is a mistake, or meant to overflow a parser.

Bad:
    title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Good:
    title: 打印机不出纸
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
