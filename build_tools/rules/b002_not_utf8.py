"""A file is not UTF-8.

Why: a file saved as GBK shows up as garbled characters at the till.

Bad:
    (a file whose first character is the byte 0xb4)

Good:
    title: 打印机不出纸
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
