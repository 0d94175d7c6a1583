"""A key is a list, a mapping or a merge.

Why: answers and ids are plain text; a merge hides what a tree says from whoever reviews it.

Bad:
    nodes:
      ? [a, b]
      : {end: stop, say: 等店长来。}

Good:
    nodes:
      a: {end: stop, say: 等店长来。}
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
