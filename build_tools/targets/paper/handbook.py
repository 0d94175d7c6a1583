"""All cards as one book, with contents, an index by symptom, and what a trade adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any, NamedTuple

from build_tools.analysis.card_numbers import category_letters
from build_tools.model.forest import Forest
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.inline import plain
from build_tools.targets.paper import card, frames, pinyin, typeset
from build_tools.targets.paper.leaves import Leaf


class Annex(NamedTuple):
    """A table that a trade adds at the end, with an index of it: titles, what is said above it, its head and rows."""

    title: str
    listed: str
    reading: str
    heads: Sequence[str]
    codes: Sequence[Mapping[str, Any]]


def pdf(
    cards: Sequence[Mapping[str, Any]], forest: Forest, annex: Annex | None, leaves: Sequence[Leaf], site_url: str
) -> bytes:
    """The book on A4; `cards` are the contents of the cards in their order, `leaves` the chapters after them."""
    finished = [card.finished(item, site_url) for item in cards]
    upright, turned = frames.frames("a4")
    text = forest.locale.text
    data = {
        "title": forest.site.handbook or text("handbook.title"),
        "site": forest.site.name,
        "use": [text(f"handbook.{key}") for key in ("look", "begin", "run", "ends")],
        "own": list(forest.site.blanks),
        "warning": forest.site.warning,
        "advice": forest.site.advice,
        "edition": fingerprint("".join(item["edition"] for item in finished)),
        "reviewed": max((item["reviewed"] for item in finished), default=""),
        "numbers": {item["id"]: item["number"] for item in finished},
        "groups": list(_groups(finished, forest)),
        "cards": list(_opening(finished)),
        "symptoms": list(_symptoms(finished, forest)),
        "annex": annex._asdict() if annex else None,
        "leaves": [_leaf(leaf) for leaf in leaves],
        "upright": card.frame_data(upright),
        "turned": card.frame_data(turned),
    }
    return typeset.pdf("handbook.typ", data, forest.locale.language)


def _leaf(leaf: Leaf) -> dict[str, Any]:
    return {**asdict(leaf), "tables": [table._asdict() for table in leaf.tables]}


def _groups(cards: Sequence[Mapping[str, Any]], forest: Forest) -> Iterator[dict[str, Any]]:
    """The contents: the cards by category."""
    letters = category_letters(forest)
    for category, group in groupby(cards, key=lambda item: item["id"].partition("/")[0]):
        items = list(group)
        listed = [{"number": item["number"], "title": item["title"]} for item in items]
        yield {"letter": letters[category], "title": items[0]["category"], "cards": listed}


def _opening(cards: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The cards; the first of a category carries the category's heading."""
    before = None
    for item in cards:
        yield {**item, "opens": item["category"] != before}
        before = item["category"]


def _symptoms(cards: Sequence[Mapping[str, Any]], forest: Forest) -> Iterator[dict[str, Any]]:
    """Titles and what people call the trouble, by their first sound."""
    entries = {(item["title"], item["number"]) for item in cards}
    for item in cards:
        entries |= {(plain(alias.value), item["number"]) for alias in forest.trees[item["id"]].aliases}
    ordered = sorted(entries, key=lambda entry: (_initial(entry[0]), pinyin.key(entry[0]), entry[1]))
    for letter, group in groupby(ordered, key=lambda entry: _initial(entry[0])):
        yield {"letter": letter, "entries": [{"words": said, "number": number} for said, number in group]}


def _initial(said: str) -> str:
    return pinyin.initial(said)
