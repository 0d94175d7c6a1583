"""What changed on paper: which cards must be printed again, and what becomes of the codes on walls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.targets.paper.editions import Current

NEW, AGAIN, LAYOUT, GONE = "new", "again", "layout", "gone"
"""A card that is new, one whose words changed, one that only looks otherwise, one that is no longer printed."""
MOVED, LOST = "moved", "lost"
"""A code that leads on by a page at the old address, and one that leads nowhere."""


class CardChange(NamedTuple):
    """A card that is not what it was: its edition then and now."""

    kind: str
    card: str
    number: str
    title: str
    before: str
    after: str


class CodeChange(NamedTuple):
    """A code that hangs on walls, by the address that it opens, and where that leads now."""

    kind: str
    card: str
    number: str
    to: str


def card_changes(
    before: Mapping[str, Current], after: Mapping[str, Current], moved: Mapping[str, str]
) -> Iterator[CardChange]:
    """Every card that changed, in order of display; `moved` has the present ids of those that moved."""
    former = {now: then for then, now in moved.items()}
    for key, card in after.items():
        was = before.get(former.get(key, key))
        if was is None:
            yield CardChange(NEW, key, card.number, card.title, "", card.edition)
        elif was.edition != card.edition:
            kind = LAYOUT if list(was.said.values()) == list(card.said.values()) else AGAIN
            yield CardChange(kind, key, card.number, card.title, was.edition, card.edition)
    for key, card in before.items():
        if moved.get(key, key) not in after:
            yield CardChange(GONE, key, card.number, card.title, card.edition, "")


def code_changes(before: Forest, after: Forest, changed: Mapping[str, CardChange]) -> Iterator[CodeChange]:
    """The codes of recorded cards whose page says that the paper is out of date, or that lead elsewhere."""
    for key, history in before.histories.items():
        now = after.successors.get(key, key)
        if "/" in key and now not in after.trees:
            yield CodeChange(LOST, key, history.number, "")
        elif now != key and key in before.trees:
            yield CodeChange(MOVED, key, history.number, now)
        elif now in changed and changed[now].kind in (AGAIN, LAYOUT):
            yield CodeChange(changed[now].kind, key, history.number, now)
