"""Text is empty.

Why: an empty box on a card, an answer nobody can tap. Characters that cannot be seen leave one empty, too.

Bad:
    summary: ""

Good:
    summary: 交易做完了，打印机没有动静。
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
