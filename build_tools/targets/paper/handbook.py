"""All cards as one book, with contents, an index by symptom, and what a trade adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from build_tools.analysis.card_numbers import card_numbers, category_letters
from build_tools.analysis.volumes import volumes
from build_tools.model.forest import Forest
from build_tools.model.synonyms import synonyms
from build_tools.targets.edition import drawn_logo
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.inline import plain
from build_tools.targets.paper import frames, typeset
from build_tools.targets.paper.card import SetCard, known, set_card
from build_tools.targets.paper.content import Card, CardSheets
from build_tools.targets.paper.frames import Measures
from build_tools.targets.paper.index_order import initial, sort_key
from build_tools.targets.paper.leaves import Leaf


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A code: what it means in the table and in the index, what of the money, what to do, the card."""

    code: str
    means: str
    listed: str
    money: str
    symbol: str
    doubt: bool
    retry: str
    do: str
    who: str
    number: str


@dataclass(frozen=True, slots=True)
class Annex:
    """A table that a trade adds at the end, with an index of it: titles, what is said above it, its head and rows."""

    title: str
    listed: str
    reading: str
    heads: tuple[str, ...]
    codes: tuple[AnnexRow, ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    """A card in the contents."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class _Section:
    """A category in the contents."""

    letter: str
    title: str
    cards: tuple[_Listed, ...]


@dataclass(frozen=True, slots=True)
class _Symptom:
    """A line of the index: what people call the trouble, and its card."""

    words: str
    number: str


@dataclass(frozen=True, slots=True)
class _Letter:
    """The lines of the index under one letter."""

    letter: str
    entries: tuple[_Symptom, ...]


@dataclass(frozen=True, slots=True)
class Volume:
    """Another volume: its name, and the numbers of its cards, from the first to the last."""

    name: str
    cards: str


@dataclass(frozen=True, slots=True)
class _Book:
    """What `handbook.typ` sets."""

    title: str
    volume: str
    """Which one of how many; empty where there is one."""
    others: tuple[Volume, ...]
    site: str
    use: tuple[str, ...]
    own: tuple[str, ...]
    known: tuple[str, ...]
    logo: str
    warning: str
    advice: str
    edition: str
    reviewed: str
    numbers: Mapping[str, str]
    groups: tuple[_Section, ...]
    cards: tuple[SetCard, ...]
    symptoms: tuple[_Letter, ...]
    annex: Annex | None
    leaves: tuple[Leaf, ...]
    upright: Measures
    turned: Measures


def pdf(
    cards: Sequence[tuple[Card, CardSheets]],
    forest: Forest,
    annex: Annex | None,
    leaves: Sequence[Leaf],
    site_url: str,
    volume: int = 1,
) -> bytes:
    """One volume of the book on A4; `cards` come in its order, `leaves` are the chapters after them."""
    finished = tuple(_opening(set_card(card, sheets, site_url) for card, sheets in cards))
    upright, turned = frames.frames("a4")
    text = forest.locale.text
    book = _Book(
        title=forest.site.handbook or text("handbook.title"),
        volume=_named(volume, forest),
        others=others(volume, forest),
        site=forest.site.name,
        use=tuple(text(f"handbook.{key}") for key in ("look", "begin", "run", "ends")),
        own=tuple(forest.site.blanks),
        known=known(forest.site.blanks, forest),
        logo=logo.svg if (logo := drawn_logo(forest)) else "",
        warning=forest.site.warning,
        advice=forest.site.advice,
        edition=fingerprint("".join(card.edition for card in finished)),
        reviewed=max((card.reviewed for card in finished), default=""),
        numbers={card.id: card.number for card in finished},
        groups=tuple(_groups(finished, forest)),
        cards=finished,
        symptoms=tuple(_symptoms(finished, forest)),
        annex=annex,
        leaves=tuple(leaves),
        upright=upright.measures,
        turned=turned.measures,
    )
    made = typeset.form("handbook.typ", book, forest.locale.language)
    typeset.forget()  # a volume is hundreds of megabytes, of which nothing serves the next
    return made


def _named(volume: int, forest: Forest) -> str:
    count = len(volumes(forest))
    return forest.locale.text("handbook.volume", number=volume, count=count) if count > 1 else ""


def others(volume: int, forest: Forest) -> tuple[Volume, ...]:
    """The other volumes, for whoever looks for a card in the wrong one; none where there is one."""
    numbers = card_numbers(forest)
    return tuple(
        Volume(_named(number, forest), "–".join(dict.fromkeys(numbers[tree.id] for tree in (trees[0], trees[-1]))))
        for number, trees in enumerate(volumes(forest), 1)
        if number != volume
    )


def _groups(cards: Sequence[SetCard], forest: Forest) -> Iterator[_Section]:
    """The contents: the cards by category."""
    letters = category_letters(forest)
    for category, group in groupby(cards, key=lambda card: card.id.partition("/")[0]):
        first, *others = group
        listed = tuple(_Listed(card.number, card.title) for card in (first, *others))
        yield _Section(letters[category], first.category, listed)


def _opening(cards: Iterator[SetCard]) -> Iterator[SetCard]:
    """The cards; the first of a category carries the category's heading."""
    before = None
    for card in cards:
        yield replace(card, opens=card.category != before)
        before = card.category


def _symptoms(cards: Sequence[SetCard], forest: Forest) -> Iterator[_Letter]:
    """Titles and what people call the trouble, by their first sound."""
    entries = {(card.title, card.number) for card in cards}
    for card in cards:
        entries |= {(plain(alias.value), card.number) for alias in forest.trees[card.id].aliases}
    readings = synonyms(forest).readings

    def letter_of(entry: tuple[str, str]) -> str:
        return initial(entry[0], readings)

    ordered = sorted(entries, key=lambda entry: (letter_of(entry), sort_key(entry[0], readings), entry[1]))
    for letter, group in groupby(ordered, key=letter_of):
        yield _Letter(letter, tuple(_Symptom(said, number) for said, number in group))
