"""The numbers of cards: a letter a category and a count in it. A number that is on record stays with its card."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import count
from string import ascii_uppercase

from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Tree

_NUMBER = re.compile(r"([A-Z]+)(\d+)")


@memoized
def card_numbers(forest: Forest) -> Mapping[str, str]:
    """Tree id → number, such as `B1`, in order of display.

    A new tree gets its category's next one: never a number that any card, even one that is gone, was printed with.
    Of two cards with the same number on record the one that was recorded first keeps it.
    """
    kept = _kept(forest)
    letters = category_letters(forest)
    last: dict[str, int] = {}
    for history in forest.histories.values():
        if match := _NUMBER.fullmatch(history.number):
            last[match[1]] = max(last.get(match[1], 0), int(match[2]))
    numbers: dict[str, str] = {}
    for tree in forest.trees.values():
        if tree.id not in kept:
            letter = letters[tree.category]
            last[letter] = last.get(letter, 0) + 1
            kept[tree.id] = f"{letter}{last[letter]}"
        numbers[tree.id] = kept[tree.id]
    return numbers


def by_number(forest: Forest) -> list[Tree]:
    """The trees as their cards are filed: by category in order of display, then by number."""
    numbers = card_numbers(forest)
    places = {tree.category: place for place, tree in reversed(list(enumerate(forest.trees.values())))}
    return sorted(forest.trees.values(), key=lambda tree: (places[tree.category], *split(numbers[tree.id])))


def split(number: str) -> tuple[int, str, int]:
    """What to sort a card's number by: Z9 comes before Z10, and Z9 before AA1."""
    match = _NUMBER.fullmatch(number)
    return (len(match[1]), match[1], int(match[2])) if match else (0, number, 0)


def _kept(forest: Forest) -> dict[str, str]:
    """The numbers that are on record, each for one tree."""
    claims = [(history, key) for key in forest.trees if (history := forest.history(key))]
    claims.sort(key=lambda claim: (claim[0].editions[0].date, claim[1]))
    first: dict[str, str] = {}
    for history, key in claims:
        first.setdefault(history.number, key)
    return {key: number for number, key in first.items()}


@memoized
def category_letters(forest: Forest) -> Mapping[str, str]:
    """Category → its letter: the one that its cards were printed with, else the one of its place, if that is free.

    A category without trees uses its letter up, so that filling it moves nobody.
    """
    order = list(dict.fromkeys([*forest.categories, *(tree.category for tree in forest.trees.values())]))
    printed: dict[str, Counter[str]] = {}
    for key, history in forest.histories.items():
        if match := _NUMBER.fullmatch(history.number):
            printed.setdefault(key.partition("/")[0], Counter())[match[1]] += 1
    letters = {category: counts.most_common(1)[0][0] for category, counts in printed.items()}
    taken = set(letters.values())
    beyond = (letter(place) for place in count(len(order)))
    spare = (name for name in beyond if name not in taken)
    for place, category in enumerate(order):
        if category not in letters:
            own = letter(place)
            letters[category] = own if own not in taken else next(spare)
            taken.add(letters[category])
    return {category: letters[category] for category in order}


def letter(place: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + ascii_uppercase[last]
