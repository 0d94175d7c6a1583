"""Aliases unfold to more than a tree can hold.

Why: a few lines of nested aliases unfold to millions of values and stop the machine.

Bad:
    title: &a [嘿, 嘿, 嘿, 嘿, 嘿, 嘿, 嘿, 嘿, 嘿, 嘿, 嘿, 嘿]
    summary: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
    aliases: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
    sources: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c]

Good:
    aliases: [不出纸, 没纸]
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
