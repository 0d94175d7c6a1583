"""The record of printed cards, brought along when trees and nodes get other ids: nothing printed is forgotten."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.build.press import current_cards
from build_tools.model.forest import Forest
from build_tools.model.history import History, path_of, written
from build_tools.targets.paper import editions
from build_tools.targets.paper.editions import Current


def followed(before: Forest, after: Forest, moved: Mapping[str, str], day: str) -> dict[str, str]:
    """The records to be written, by path. `moved` has former ids by new ones.

    Only cards whose newest edition was on record are followed, where no word of them changes, or where they moved.
    """
    old, new = current_cards(before), current_cards(after)
    found: dict[str, History] = {}
    for key, card in new.items():
        former = moved.get(key, key)
        history, was = before.history(former), old.get(former)
        if not history or not was or history.editions[-1].edition != was.edition:
            continue
        if card.edition == was.edition and (card.words != was.words or key != former):
            found[key] = _reworded(history, was, card)
        elif key != former:
            found |= editions.recorded(after, {key: card}, day)
    return {path_of(key): written(history) for key, history in found.items()}


def _reworded(history: History, was: Current, card: Current) -> History:
    """The same editions: those that said what the card says go on saying it, under the new ids of its steps."""
    same = [
        edition.model_copy(update={"words": card.words}) if edition.words == was.words else edition
        for edition in history.editions
    ]
    return History(number=history.number, editions=same, steps=card.hashes)
