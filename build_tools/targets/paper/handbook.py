"""All cards as one book, with contents, and indexes by symptom and by response code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from build_tools.analysis.card_numbers import category_letters
from build_tools.model.forest import Forest
from build_tools.targets.fingerprint import mark
from build_tools.targets.inline import plain
from build_tools.targets.paper import card, frames, pinyin, typeset

USE = (
    "看屏幕、看小票，在目录里找最像的那一张；找不到，翻到最后“按现象找”或“按应答码找”。",
    "从第 1 步开始，看一句，答一句，沿着线走。黑底的“接第 2 页 Ⓐ”，就翻到那一页找同一个字母。",
    "“做完卡 F4 再回来”：先做那张卡，做完回到原来的地方。",
    "走到 ✓、☎、■ 就到头了：✓ 解决了，☎ 要找人，■ 到此为止、别再动。",
)


def pdf(
    cards: Sequence[Mapping[str, Any]], forest: Forest, codes: Sequence[Mapping[str, Any]], reading: str, site_url: str
) -> bytes:
    """The book on A4.

    `cards` are the contents of the cards in their order, `codes` the rows of the trade's table, and `reading` what is
    said above it.
    """
    finished = [card.finished(item, site_url) for item in cards]
    upright, turned = frames.frames("a4")
    data = {
        "title": forest.site.handbook or forest.locale.text("handbook.title"),
        "site": forest.site.name,
        "use": USE,
        "own": list(forest.site.blanks),
        "warning": forest.site.warning,
        "advice": forest.site.advice,
        "reading": reading,
        "edition": mark("".join(item["edition"] for item in finished)),
        "reviewed": max((item["reviewed"] for item in finished), default=""),
        "numbers": {item["id"]: item["number"] for item in finished},
        "groups": list(_groups(finished, forest)),
        "cards": list(_opening(finished)),
        "symptoms": list(_symptoms(finished, forest)),
        "codes": [row for row in codes if row["number"]],
        "upright": card.frame_data(upright),
        "turned": card.frame_data(turned),
    }
    return typeset.pdf("handbook.typ", data)


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
