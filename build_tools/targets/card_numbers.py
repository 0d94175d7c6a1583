"""The numbers of cards: a letter a category in order of display, and the card's place in it."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase

from build_tools.model.forest import Forest


def card_numbers(forest: Forest) -> Mapping[str, str]:
    """Tree id → number, such as `B1`; a category without trees uses its letter up, so that filling it moves nobody."""
    order = [*forest.categories, *dict.fromkeys(tree.category for tree in forest.trees.values())]
    letters = {category: letter(place) for place, category in enumerate(dict.fromkeys(order))}
    numbers: dict[str, str] = {}
    counts: dict[str, int] = {}
    for tree in forest.trees.values():
        counts[tree.category] = counts.get(tree.category, 0) + 1
        numbers[tree.id] = f"{letters[tree.category]}{counts[tree.category]}"
    return numbers


def letter(place: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + ascii_uppercase[last]


def circled(place: int) -> str:
    """0 → Ⓐ, 25 → Ⓩ, 26 → ⒶⒶ."""
    return "".join(chr(0x24B6 + ord(char) - ord("A")) for char in letter(place))
