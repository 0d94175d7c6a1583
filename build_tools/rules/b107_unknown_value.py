"""A word is not one of those that the format knows.

Why: a way to end or a person to turn to that nobody knows cannot be drawn or proved.

Bad:
    nodes:
      paper: {end: resolve, say: 再补打一张。}

Good:
    nodes:
      paper: {end: resolved, say: 再补打一张。}
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
