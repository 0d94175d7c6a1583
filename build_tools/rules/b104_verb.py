"""A node has no verb, or more than one.

Why: the verb says what the node is; with two, nobody knows which comes first.

Bad:
    nodes:
      paper: {do: 装一卷新纸, end: resolved, say: 再补打一张。}

Good:
    nodes:
      paper: {do: 装一卷新纸, next: print}
      print: {end: resolved, say: 再补打一张。}
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
