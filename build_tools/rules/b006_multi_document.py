"""A file holds more than one YAML document.

Why: one file is one tree; the second would be ignored.

Bad:
    title: 打印机不出纸
    ---
    title: 打印机卡纸

Good:
    title: 打印机不出纸
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
