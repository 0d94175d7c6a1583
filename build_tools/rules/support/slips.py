"""Slips of the hand in a text: told once a text, at the first, and all of them mended at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from build_tools.findings import Fix, Span
from build_tools.model.markup import FILLER, prose
from build_tools.model.prose import ProseText, TextKind, part
from build_tools.model.tree import Tree


class Slip(NamedTuple):
    """A stretch of a text, and what to write there."""

    start: int
    end: int
    instead: str


def first_place_and_fix(tree: Tree, said: ProseText, slips: Sequence[Slip]) -> tuple[Span, Fix | None]:
    """Where to tell of a text's slips, and the mend of them all.

    Answers and outcomes have none, as examples quote them; nor has a slip inside of what is no prose.
    """
    kind, text, _ = said
    first, last = slips[0], slips[-1]
    span = part(tree.source, text, first.start, first.end) or text.span
    stretch = part(tree.source, text, first.start, last.end)
    kept = prose(text.value)
    if stretch is None or kind in (TextKind.ANSWER, TextKind.OUTCOME) or any(_inside(kept, slip) for slip in slips):
        return span, None
    written: list[str] = []
    at = first.start
    for slip in slips:
        written += [text.value[at : slip.start], slip.instead]
        at = slip.end
    return span, Fix(stretch, "".join(written))


def _inside(kept: str, slip: Slip) -> bool:
    """Whether a slip stands in what is no prose; `kept` is the text as `prose` gives it."""
    if slip.start == slip.end:
        return kept[max(slip.start - 1, 0) : slip.end + 1] == FILLER * 2
    return FILLER in kept[slip.start : slip.end]
