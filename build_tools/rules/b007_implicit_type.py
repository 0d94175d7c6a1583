"""YAML takes a value for a number, a date or a truth value where text is meant.

Why: the response code 05 would become 5, 0E would become 0, and yes would become true.

Bad:
    nodes:
      code:
        ask: 屏幕上的应答码是？
        answers: {05: call, 其他: call}
      call: {end: stop, say: 换一张卡。}

Good:
    nodes:
      code:
        ask: 屏幕上的应答码是？
        answers: {"05": call, 其他: call}
      call: {end: stop, say: 换一张卡。}
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
