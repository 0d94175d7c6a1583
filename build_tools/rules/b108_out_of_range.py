"""An estimate lies outside what it can be.

Why: a share of 20 instead of 0.2 would turn the advice that is computed from it upside down.

Bad:
    nodes:
      paper: {do: 装一卷新纸, fixes: 20, next: print}
      print: {end: resolved, say: 再补打一张。}

Good:
    nodes:
      paper: {do: 装一卷新纸, fixes: 0.2, next: print}
      print: {end: resolved, say: 再补打一张。}
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
