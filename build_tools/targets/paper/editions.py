"""The editions of every card: what is current, what was printed before, and what has changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, NotRequired, TypedDict

from build_tools.locales import Locale, locale
from build_tools.model.forest import Forest
from build_tools.model.history import Edition, History
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.paper import frames
from build_tools.targets.paper.content import Card

_TOLD = 4
"""So many changes are told one by one."""
_LONG = 18
"""A step is named by so many characters."""


@dataclass(frozen=True, slots=True)
class Current:
    """A card as it would be printed now: its edition, and its words by the step that says them."""

    edition: str
    number: str
    title: str
    reviewed: str
    said: Mapping[str, str]
    locale: Locale

    @property
    def words(self) -> str:
        """A hash of all its words."""
        return fingerprint(json.dumps(dict(self.said), ensure_ascii=False, sort_keys=True))

    @property
    def hashes(self) -> dict[str, str]:
        """A hash of each piece of its words."""
        return {key: fingerprint(text) for key, text in self.said.items()}


@dataclass(frozen=True, slots=True)
class Former:
    """An edition that is not the current one: whether its words still hold, and what was changed since."""

    edition: str
    date: str
    same: bool
    changes: tuple[str, ...]


class Verdict(NamedTuple):
    """Whether a printed card still says what is true, and the same in words."""

    current: bool
    said: str


def current(card: Card) -> Current:
    """A tree's card as it would be printed now."""
    printed = card.printed
    said, words = card.words, locale(card.language)
    return Current(printed.edition, printed.number, printed.title, card.reviewed, said, words)


def recorded(forest: Forest, now: Mapping[str, Current], date: str) -> dict[str, History]:
    """The histories that have to be written so that every current edition is on record."""
    found = {key: _recorded(forest.history(key), card, date) for key, card in now.items()}
    return {key: history for key, history in found.items() if history != forest.histories.get(key)}


def missing(forest: Forest, now: Mapping[str, Current]) -> list[str]:
    """The cards whose current edition is not on record under their own id."""
    kept = forest.histories
    return [key for key, card in now.items() if key not in kept or _newest(kept[key]) != card.edition]


def former(history: History | None, card: Current) -> Iterator[Former]:
    """Every recorded edition but the current one, and what has changed since."""
    editions = _recorded(history, card, card.reviewed).editions
    for place, edition in enumerate(editions):
        if edition.edition != card.edition:
            same = card.locale.text("edition.same")
            later = (change for one in reversed(editions[place + 1 :]) for change in one.changes if change != same)
            yield Former(edition.edition, edition.date, edition.words == card.words, tuple(dict.fromkeys(later)))


def date(history: History | None, card: Current) -> str:
    """When the current edition was recorded; where it was not yet, when its tree was reviewed."""
    editions = history.editions if history else []
    return next((edition.date for edition in editions if edition.edition == card.edition), card.reviewed)


def verdict(edition: str, now: Mapping[str, Current], forest: Forest) -> Verdict:
    """What there is to say of the edition on a printed card."""
    for key, card in now.items():
        name = f"{card.number} {key}"
        if card.edition == edition:
            return Verdict(True, f"{name}: current")
        for one in former(forest.history(key), card):
            if one.edition == edition:
                since = card.locale.text("edition.and").join(one.changes) or card.locale.text("edition.same")
                return Verdict(one.same, f"{name}: {'still true' if one.same else 'out of date'}, {one.date}: {since}")
    for key, kept in forest.histories.items():
        if key not in now and edition in {one.edition for one in kept.editions}:
            return Verdict(False, f"{kept.number} {key}: this card is no longer printed")
    return Verdict(False, "no card is known to have had this edition")


class FormerData(TypedDict):
    """A former edition, as published: whether its words still hold, and what has changed since."""

    edition: str
    date: str
    same: bool
    changes: list[str]


class CardData(TypedDict):
    """A card, as published; a sheet that is no tree's has neither pages nor a direction."""

    number: str
    title: str
    edition: str
    date: str
    former: list[FormerData]
    pages: NotRequired[int]
    landscape: NotRequired[bool]
    bytes: NotRequired[Mapping[str, int]]
    """How large its files are, by style."""


class EditionsData(TypedDict):
    """All cards by id, and the boxes to write in, in points, for a card upright and on its side."""

    cards: dict[str, CardData]
    fields: dict[str, list[frames.FormField]]


class Extent(NamedTuple):
    """How many sheets a card has, and whether they lie on their long side."""

    pages: int
    landscape: bool


def published(
    forest: Forest,
    now: Mapping[str, Current],
    extents: Mapping[str, Extent],
    sizes: Mapping[str, Mapping[str, int]],
) -> EditionsData:
    """What the site knows of every card: its current edition, its sheets, and what is wrong with each former one."""
    cards = {key: card_data(forest.history(key), card) for key, card in now.items()}
    for key, extent in extents.items():
        cards[key]["pages"], cards[key]["landscape"] = extent
        cards[key]["bytes"] = sizes[key]
    upright, turned = frames.frames("a4")
    return {"cards": cards, "fields": {"upright": upright.own, "landscape": turned.own}}


def card_data(history: History | None, card: Current) -> CardData:
    """What a printed copy of one card is judged by."""
    return {
        "number": card.number,
        "title": card.title,
        "edition": card.edition,
        "date": date(history, card),
        "former": [
            {"edition": one.edition, "date": one.date, "same": one.same, "changes": list(one.changes)}
            for one in former(history, card)
        ],
    }


def _newest(history: History) -> str:
    return history.editions[-1].edition


def _recorded(before: History | None, card: Current, date: str) -> History:
    """The history with the current edition as its newest; one that was current before is not told twice."""
    if before and _newest(before) == card.edition and before.number == card.number:
        return before
    changes = list(_changes(before, card)) if before else []
    older = [edition for edition in before.editions if edition.edition != card.edition] if before else []
    edition = Edition(edition=card.edition, date=date, words=card.words, changes=changes)
    return History(number=card.number, editions=[*older, edition], steps=card.hashes)


def _changes(before: History, card: Current) -> Iterator[str]:
    """What differs between the newest recorded edition and the current words, in a few clauses."""
    old, new, text = before.steps, card.hashes, card.locale.text
    if before.editions[-1].words == card.words and before.number == card.number:
        yield text("edition.same")
        return
    if before.number != card.number:
        yield text("edition.number", old=before.number, new=card.number)
    if old.get("title") != new["title"]:
        yield text("edition.title", title=card.title)
    steps = [key for key in new if key.startswith("step/")]
    told = [text("edition.added", step=_named(card, key)) for key in steps if key not in old]
    changed = (key for key in steps if key in old and old[key] != new[key])
    told += [text("edition.changed", step=_named(card, key)) for key in changed]
    gone = sum(key.startswith("step/") and key not in new for key in old)
    yield from told[:_TOLD]
    if len(told) > _TOLD:
        yield text("edition.more", count=len(told) - _TOLD)
    if gone:
        yield text("edition.gone", count=gone)
    if old.get("summary") != new["summary"] and not told and not gone:
        yield text("edition.summary")


def _named(card: Current, key: str) -> str:
    text = str(json.loads(card.said[key])["text"])
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"
