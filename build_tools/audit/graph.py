"""The graph that the sheets of a card show, followed along the lines from box to box and from sheet to sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_tools.audit.expected import ExpectedGraph, squeezed
from build_tools.audit.geometry import at
from build_tools.audit.sheet import Sheet
from build_tools.locales import Locale

_STEP = re.compile(r"[?？▶◆→✓☎■]?(\d+)")


class Links(NamedTuple):
    """What boxes say that lead to another page, onward or back, or come from some."""

    onward: re.Pattern[str]
    backward: re.Pattern[str]
    into: re.Pattern[str]


def links(locale: Locale) -> Links:
    """These boxes in a language."""
    return Links(*(_pattern(locale.text(f"card.{key}", page="0", pages="1", letter="2")) for key in _KEYS))


_KEYS = ("onward", "backward", "from")


def _pattern(text: str) -> re.Pattern[str]:
    said = re.escape(squeezed(text))
    return re.compile(said.replace("0", r"(\d+)").replace("1", r"([\d、,]+)").replace("2", "([Ⓐ-Ⓩ]+)"))


class Reading:
    """What was read of a card, and what is wrong with it."""

    def __init__(self, sheets: Sequence[Sheet], wanted: ExpectedGraph, locale: Locale) -> None:
        self.sheets, self.wanted, self.said = sheets, wanted, links(locale)
        self.faults: list[str] = []
        self.unmatched: list[str] = []
        self.steps: dict[int, str] = {}
        self.ways: set[tuple[int, str, int]] = set()
        self.links = 0
        self._next = [self._lines(number, sheet) for number, sheet in enumerate(sheets, 1)]
        self._entries = {
            (page, match[2]): box
            for page, sheet in enumerate(sheets, 1)
            for box, shape in enumerate(sheet.boxes)
            if (match := self.said.into.fullmatch(shape.text))
        }
        for page, sheet in enumerate(sheets, 1):
            for box in range(len(sheet.boxes)):
                self._read(page, box)
        self._compare()
        self._match_links()

    def _lines(self, page: int, sheet: Sheet) -> dict[int, list[int]]:
        """Where the lines from each box of a sheet lead."""
        found: dict[int, list[int]] = {}
        for line in sheet.lines:
            start, end = at(sheet, line.spots[0]), at(sheet, line.spots[-1])
            if start is None or end is None:
                self.faults.append(f"page {page}: a line hangs loose at {line.spots[0]} or {line.spots[-1]}")
            else:
                found.setdefault(start, []).append(end)
        return found

    def _step(self, page: int, box: int) -> int | None:
        """The number of the step that a box is, by its number and its words."""
        text = self.sheets[page - 1].boxes[box].text
        match = _STEP.match(text)
        for digits in range(1, len(match[1]) + 1) if match else ():
            number = int(match[1][:digits]) if match else 0
            if self.wanted.steps.get(number) == text[match.start(1) + digits :] if match else False:
                return number
        return None

    def _read(self, page: int, box: int) -> None:
        step = self._step(page, box)
        shape = self.sheets[page - 1].boxes[box]
        if step is None:
            leads = self._next[page - 1].get(box, [])
            if not self._out(shape.text) and len(leads) != 1:
                self.faults.append(f"page {page}: “{shape.text}” is no step, and {len(leads)} lines lead on from it")
            return
        self.steps[step] = self.wanted.steps[step]
        for head in self._next[page - 1].get(box, []):
            if (to := self._arrive(page, head)) is not None:
                self.ways.add((step, "", to))
                continue
            answer = self.sheets[page - 1].boxes[head].text
            for end in self._next[page - 1].get(head, []):
                if (to := self._arrive(page, end)) is not None:
                    self.ways.add((step, answer, to))

    def _arrive(self, page: int, box: int) -> int | None:
        """The step that a box is, or that the link it is leads to on another sheet."""
        text = self.sheets[page - 1].boxes[box].text
        if match := self._out(text):
            there = int(match[1])
            entry = self._entries.get((there, match[2]))
            if entry is None:
                return None
            heads = self._next[there - 1].get(entry, [])
            return self._step(there, heads[0]) if len(heads) == 1 else None
        return self._step(page, box)

    def _out(self, text: str) -> re.Match[str] | None:
        return self.said.onward.fullmatch(text) or self.said.backward.fullmatch(text)

    def _compare(self) -> None:
        for number in sorted(self.wanted.steps.keys() - self.steps.keys()):
            self.faults.append(f"step {number} “{self.wanted.steps[number]}” is not on the card")
        for way in sorted(self.wanted.ways - self.ways):
            self.faults.append("the card does not show that step {} “{}” leads to step {}".format(*way))
        for way in sorted(self.ways - self.wanted.ways):
            self.faults.append("the card shows that step {} “{}” leads to step {}, which is not so".format(*way))

    def _match_links(self) -> None:
        """Each cut has the same letter on both sides, and each side names the other's page."""
        out = {link for page, sheet in enumerate(self.sheets, 1) for link in _out(page, sheet, self.said)}
        into = {link for page, sheet in enumerate(self.sheets, 1) for link in _in(page, sheet, self.said)}
        self.links = len({link[1:] for link in out})
        for here, there, letter in sorted(out - into):
            self.unmatched.append(f"page {here} leads to {letter} on page {there}, which does not say so")
        for here, there, letter in sorted(into - out):
            self.unmatched.append(f"page {there} comes from {letter} on page {here}, which does not say so")
        letters = [letter for _, letter in {link[1:] for link in into}]
        if len(letters) != len(set(letters)):
            self.unmatched.append("a letter is used for two cuts")


def _out(page: int, sheet: Sheet, said: Links) -> Iterator[tuple[int, int, str]]:
    for shape in sheet.boxes:
        for pattern in (said.onward, said.backward):
            if match := pattern.fullmatch(shape.text):
                if (pattern is said.onward) != (int(match[1]) > page):
                    raise ValueError(f"“{shape.text}” on page {page} points the wrong way")
                yield page, int(match[1]), match[2]


def _in(page: int, sheet: Sheet, said: Links) -> Iterator[tuple[int, int, str]]:
    for shape in sheet.boxes:
        if match := said.into.fullmatch(shape.text):
            yield from ((int(source), page, match[2]) for source in re.split("[、,]", match[1]))
