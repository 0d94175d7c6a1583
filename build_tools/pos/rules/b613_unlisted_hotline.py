"""A tree names a hotline that the list of whom to call does not hold.

Why: a number in a tree is printed and dialled for years; the list is where somebody looks every year whether it holds.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 打 12360 投诉。}
    #: docs/data/complaints.yml
    checked: 2026-11-22
    channels:
      price: {name: 市场监管, number: "12315", where: 直接打, takes: 举报乱收费, sources: [till-practice]}
    cases: [{when: 乱收费, calls: [price]}]
    parties: []
    ready: []

Good:
    start: call
    nodes:
      call: {end: stop, say: 打 12315 举报。}
    #: docs/data/complaints.yml
    checked: 2026-11-22
    channels:
      price: {name: 市场监管, number: "12315", where: 直接打, takes: 举报乱收费, sources: [till-practice]}
    cases: [{when: 乱收费, calls: [price]}]
    parties: []
    ready: []
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.prose import WRITTEN, part, prose_of
from build_tools.model.tree import Tree
from build_tools.pos.complaints.shape import complaints, numbers
from build_tools.rules import linked_rule

_HOTLINE = re.compile(r"(?<![\d.,])(?:95|96|12)\d{3}(?![\d.,%]| ?(?:元|万|笔|分|条|个))")
"""Five digits that begin as the country's hotlines do, and are no amount."""


@linked_rule(severity=Severity.WARNING, neutral=True)
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """At each number; a project without the list is not asked for one."""
    written = complaints(forest)
    prose = prose_of(tree)
    if written is None or not _HOTLINE.search(prose.joined):
        return
    listed = numbers(written)
    for kind, text, _ in prose.texts:
        for found in _HOTLINE.finditer(text.value) if kind in WRITTEN else ():
            if found[0] not in listed:
                span = part(tree.source, text, found.start(), found.end()) or text.span
                yield Finding(
                    span,
                    say("nobody is listed under `{found}`", found=found[0]),
                    say("add it to docs/data/complaints.yml, or drop it"),
                )
