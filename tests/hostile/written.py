"""The small project that has every kind of file, with hostile text in each of its texts that takes any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import yaml

from build_tools.build.trade import assemble, findings_of
from build_tools.findings import Severity
from build_tools.load.source import Source
from tests.hostile.attacks import IN_A_TEXT
from tests.whole import sources

Place = tuple[str | int, ...]
KEYS = ("answers", "urgent", "glossary")
"""Of these the keys are texts too; other keys are names, which lead somewhere."""
FREE = {
    "trees/site.yml": 9,
    "trees/safety.yml": 3,
    "trees/till/index.yml": 2,
    "trees/till/no-receipt.yml": 12,
    "trees/payment/check-last.yml": 14,
    "docs/data/complaints.yml": 10,
    "docs/data/coverage.yml": 2,
    "docs/data/fees.yml": 15,
    "docs/data/glossary.yml": 3,
    "docs/data/menus.yml": 6,
    "docs/data/questions.yml": 2,
    "docs/data/response_codes.yml": 12,
    "docs/data/selftest.yml": 6,
    "docs/data/sources.yml": 3,
    "docs/data/synonyms.yml": 3,
}
"""So many texts of a file take any characters, at least."""


def everywhere(seed: int) -> tuple[dict[str, str], Counter[str]]:
    """The files with an attack in every text, but those where it is an error; and how many texts of each hold one."""
    random = Random(seed)
    data = {each.path: _data(each) for each in sources() if each.path.endswith(".yml") and each.path != "mkdocs.yml"}
    attacks = {(path, place): _attack(random) for path, value in data.items() for place in _texts(value, (path,))}
    while True:
        files = {path: _dump(_spoiled(value, path, attacks)) for path, value in data.items()}
        wrong = _wrong(files)
        if not wrong:
            return files, Counter(path for path, _ in attacks)
        for path, line in wrong:
            composed = yaml.compose(files[path], Loader=yaml.CSafeLoader)
            stand = _lines(data[path], composed, (path,)) if composed else ()
            blamed = {(path, place) for place, lines in stand if line in lines} & attacks.keys()
            mine = {key for key in attacks if key[0] == path}
            for key in blamed or {key for key in mine if key[1][-1] == ""} or mine:
                del attacks[key]


def _attack(random: Random) -> str:
    """Two of three times all at once, in any order, else one alone."""
    return "".join(random.sample(IN_A_TEXT, len(IN_A_TEXT))) if random.random() < 0.67 else random.choice(IN_A_TEXT)


def _data(source: Source) -> Any:
    """What a file holds; of a tree not its examples, which name answers that are to be spoiled."""
    data = yaml.load(source.text, Loader=yaml.CSafeLoader)
    return {key: held for key, held in data.items() if key != "examples"} if isinstance(data, dict) else data


def _dump(data: Any) -> str:
    """A text a line, so that a line of a finding names one."""
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000_000)


def _texts(value: Any, place: Place) -> Iterator[Place]:
    """Where texts are; the place of a key that is one ends in an empty name."""
    if isinstance(value, dict):
        for key, held in value.items():
            if isinstance(key, str) and (place[-1] in KEYS or place == ("docs/data/glossary.yml",)):
                yield (*place, key, "")
            yield from _texts(held, (*place, key))
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from _texts(held, (*place, number))
    elif isinstance(value, str):
        yield place


def _spoiled(value: Any, path: str, attacks: dict[tuple[str, Place], str], place: Place = ()) -> Any:
    place = place or (path,)
    if isinstance(value, dict):
        return {
            (key + attacks.get((path, (*place, key, "")), "") if isinstance(key, str) else key): _spoiled(
                held, path, attacks, (*place, key)
            )
            for key, held in value.items()
        }
    if isinstance(value, list):
        return [_spoiled(held, path, attacks, (*place, number)) for number, held in enumerate(value)]
    return value + attacks.get((path, place), "") if isinstance(value, str) else value


def _wrong(files: dict[str, str]) -> set[tuple[str, int]]:
    """Each line that an error names."""
    forest = assemble([Source(each.path, files.get(each.path, each.text)) for each in sources()])
    errors = [finding for finding in findings_of(forest) if finding.severity is Severity.ERROR]
    return {(finding.span.path, finding.span.line) for finding in errors if finding.span.path in files}


def _lines(value: Any, node: yaml.Node, place: Place) -> Iterator[tuple[Place, range]]:
    """The place of each text, as `_texts` has it, with the lines on which it stands once it is spoiled."""
    if isinstance(value, dict):
        for (key, held), (name, inner) in zip(value.items(), node.value, strict=True):
            yield (*place, key, ""), _range(name)
            yield from _lines(held, inner, (*place, key))
    elif isinstance(value, list):
        for number, (held, inner) in enumerate(zip(value, node.value, strict=True)):
            yield from _lines(held, inner, (*place, number))
    else:
        yield place, _range(node)


def _range(node: yaml.Node) -> range:
    return range(node.start_mark.line + 1, node.end_mark.line + 2)
