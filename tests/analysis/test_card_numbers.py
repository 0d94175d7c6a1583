"""Numbers of cards: what is on record stays, what is new gets the next one."""

from __future__ import annotations

from build_tools.analysis.card_numbers import by_number, card_numbers, category_letters, letter
from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest

TREE = """title: 试一试
summary: 试一试。
reviewed: 2026-11-01
start: call
nodes:
  call: {end: stop, say: 等店长来。}
"""


def forest(trees: str, records: dict[str, tuple[str, str]] | None = None, categories: str = "") -> Forest:
    """Trees by id, and for each card on record its number and the day it was first printed."""
    names = list(dict.fromkeys([*categories.split(), *(key.partition("/")[0] for key in trees.split())]))
    sources = [
        Source(f"trees/{name}/index.yml", f"title: {name}\ndescription: {name}。\norder: {place}\n")
        for place, name in enumerate(names)
    ]
    sources += [Source(f"trees/{key}.yml", TREE) for key in trees.split()]
    for key, (number, day) in (records or {}).items():
        edition = f'{{edition: "12345678", date: "{day}", words: "12345678"}}'
        text = f"number: {number}\neditions: [{edition}]\nsteps: {{}}\n"
        sources.append(Source(f"docs/data/editions/{key}.yml", text))
    found = assemble(sources)
    assert found.faults == ()
    return found


RECORDS = {"pos/b": ("A1", "2026-11-01"), "pos/d": ("A2", "2026-11-01"), "shop/a": ("B1", "2026-11-01")}


def test_without_records_cards_count_in_order_of_display() -> None:
    assert card_numbers(forest("pos/b pos/d shop/a")) == {"pos/b": "A1", "pos/d": "A2", "shop/a": "B1"}


def test_a_new_tree_moves_nobody() -> None:
    assert card_numbers(forest("pos/a pos/b pos/c pos/d shop/a", RECORDS)) == {
        "pos/a": "A3",
        "pos/b": "A1",
        "pos/c": "A4",
        "pos/d": "A2",
        "shop/a": "B1",
    }


def test_a_number_is_never_given_to_a_second_card() -> None:
    """Neither that of a card that is gone, nor its letter."""
    assert card_numbers(forest("pos/b pos/e", RECORDS))["pos/e"] == "A3"
    assert category_letters(forest("new/a pos/b", RECORDS))["new"] == "C"


def test_a_new_category_renumbers_none() -> None:
    numbers = card_numbers(forest("pos/b pos/d shop/a more/x", RECORDS, categories="more pos shop"))
    assert numbers == {"pos/b": "A1", "pos/d": "A2", "shop/a": "B1", "more/x": "D1"}


def test_a_category_without_trees_uses_its_letter_up() -> None:
    assert card_numbers(forest("shop/a", categories="pos shop")) == {"shop/a": "B1"}


def test_of_two_with_one_number_the_one_that_was_first_printed_keeps_it() -> None:
    """Two branches that each add a tree give both the same next number."""
    records = {"pos/a": ("A1", "2026-11-02"), "pos/b": ("A1", "2026-11-01")}
    assert card_numbers(forest("pos/a pos/b", records)) == {"pos/b": "A1", "pos/a": "A2"}


def test_cards_are_filed_by_number() -> None:
    records = {f"pos/{chr(96 + n)}": (f"A{n}", "2026-11-01") for n in (10, 9, 2)}
    assert [tree.id for tree in by_number(forest("pos/b pos/i pos/j pos/a shop/a", records))] == [
        *("pos/b", "pos/i", "pos/j", "pos/a", "shop/a")
    ]


def test_letters_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
