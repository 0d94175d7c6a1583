"""A key is not part of the format.

Why: what a misspelt key says would be dropped without a word.

Bad:
    sumary: 交易做完了，打印机没有动静。

Good:
    summary: 交易做完了，打印机没有动静。
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
