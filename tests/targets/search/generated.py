"""Questions made of real ones by chance: characters lost, doubled, misheard, spelled, numbers and signs put in."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from build_tools.targets.search.index import Index

_PUT_IN = (
    *("51", "5", "05元", "A0", " 12:30 ", "3天", "1,000.00", "２次", "O5", "扣了"),
    *("ABC", "é", "𠮷", "。", "\u3000", "帳", "ß", "İ", "Σ", "\0", "-", "wifi"),
)


def generated(index: Index, real: list[str], number: int, seed: int = 17) -> Iterator[str]:
    """So many questions, the same ones for the same seed."""
    chance = random.Random(seed)
    source = [*real, *(name.text for name in index.names)]
    changes = _changes(index, source, chance)
    for _ in range(number):
        question = chance.choice(source)
        for _ in range(chance.randrange(4)):
            question = chance.choice(changes)(question)
        yield question[:60]


def _changes(index: Index, source: list[str], chance: random.Random) -> list[Callable[[str], str]]:
    letters = "".join(source)
    alike: dict[tuple[str, ...], list[str]] = {}
    for char, said in index.sounds.items():
        alike.setdefault(said, []).append(char)

    def place(text: str) -> int:
        return chance.randrange(len(text) + 1)

    def insert(text: str, what: str) -> str:
        at = place(text)
        return text[:at] + what + text[at:]

    def lose(text: str) -> str:
        at = place(text)
        return text[:at] + text[at + 1 :]

    def mishear(text: str) -> str:
        at = place(text)
        others = alike.get(index.sounds.get(text[at : at + 1], ()), [])
        return text[:at] + chance.choice(others) + text[at + 1 :] if others else text

    def spell(text: str) -> str:
        return "".join(index.sounds.get(char, (char,))[0] for char in text)

    def initials(text: str) -> str:
        return "".join(index.sounds.get(char, (char,))[0][:1] for char in text)

    return [
        lambda text: insert(text, chance.choice(letters)),
        lambda text: insert(text, chance.choice(_PUT_IN)),
        lambda text: text + chance.choice((" ", "，", "又", "而且", "；")) + chance.choice(source),
        lose,
        mishear,
        spell,
        initials,
    ]
