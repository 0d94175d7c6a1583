"""A key is written twice in one mapping.

Why: YAML would keep the last and drop the first without a word: half of what the author wrote is lost.

Bad:
    title: 打印机不出纸
    title: 打印机卡纸

Good:
    title: 打印机不出纸
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
