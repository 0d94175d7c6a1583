"""What a project may set: `[tool.trees]` in its pyproject.toml."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

from build_tools.findings import Finding, Span, fault
from build_tools.load.source import Source
from build_tools.model.tree import Text
from build_tools.schema.nearest import did_you_mean

SETTINGS = "pyproject.toml"
SEVERITIES = ("error", "warning")
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a cashier, a chart and a card can bear. Lengths are in full-width characters; two half-width make one."""

    title: int = 20
    summary: int = 60
    alias: int = 16
    question: int = 40
    answer: int = 14
    action: int = 60
    bring: int = 16
    guard: int = 20
    card: int = 1600
    """All the characters in the boxes of one tree."""
    answers: int = 7
    walk: int = 12
    """Questions on the longest way through one tree."""
    nodes: int = 40
    days: int = 365
    """How old a review may be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What rules and engine are told; `today` is None where nobody said what day it is, and then no rule asks."""

    limits: Limits = field(default_factory=Limits)
    ignore: tuple[Text, ...] = ()
    severity: Mapping[str, tuple[str, Span]] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    """Further words by which an answer is a way out for whoever does not know."""
    today: dt.date | None = None
    loops: bool = False
    """Whether a way may lead back to a step where an answer, given another time, leads out again."""
    language: str = "zh"
    """The site's own, without its region."""


def read_settings(source: Source) -> tuple[Settings, list[Finding]]:
    """The settings of a pyproject.toml; what is wrong there keeps its default."""
    try:
        table = tomllib.loads(source.text).get("tool", {}).get("trees", {})
    except tomllib.TOMLDecodeError as error:
        return Settings(), [_not_toml(source, str(error))]
    except RecursionError:
        return Settings(), [_not_toml(source, "nested too deep")]
    reader = _Reader(source)
    return reader.settings(table if isinstance(table, dict) else {}), reader.faults


class _Reader:
    """Takes one key after the other, noting what is wrong with it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Finding] = []

    def settings(self, table: Mapping[str, Any]) -> Settings:
        given: dict[str, Any] = {}
        readers: dict[str, Callable[[Any], Any]] = {
            "limits": self._limits,
            "ignore": lambda value: tuple(Text(word, self._at(word)) for word in self._words("ignore", value)),
            "severity": self._severity,
            "unsure": lambda value: tuple(self._words("unsure", value)),
            "today": self._today,
            "loops": self._loops,
        }
        for key, value in table.items():
            if key in readers:
                given[key] = readers[key](value)
            else:
                self._wrong(key, f"`{key}` is not a setting", did_you_mean(key, readers))
        return replace(Settings(), **given)

    def _limits(self, value: Any) -> Limits:
        known = {limit.name for limit in fields(Limits)}
        given: dict[str, int] = {}
        for key, number in self._table("limits", value).items():
            if key not in known:
                self._wrong(key, f"`{key}` is not a limit", did_you_mean(key, known) or ", ".join(sorted(known)))
            elif not isinstance(number, int) or isinstance(number, bool) or number < 1:
                self._wrong(key, f"the limit `{key}` is a whole number from 1", "write it without quotes")
            else:
                given[key] = number
        return Limits(**given)

    def _severity(self, value: Any) -> dict[str, tuple[str, Span]]:
        given: dict[str, tuple[str, Span]] = {}
        for code, severity in self._table("severity", value).items():
            if severity in SEVERITIES:
                given[code] = (severity, self._at(code))
            else:
                self._wrong(code, f"the severity of {code} is `error` or `warning`", "write one of them in quotes")
        return given

    def _loops(self, value: Any) -> bool:
        if not isinstance(value, bool):
            self._wrong("loops", "`loops` is true or false", "write `loops = true`")
        return value is True

    def _today(self, value: Any) -> dt.date | None:
        if type(value) is dt.date:
            return value
        self._wrong("today", "`today` is a date such as 2026-11-22, without quotes", "take the quotes away")
        return None

    def _table(self, key: str, value: Any) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        self._wrong(key, f"`{key}` is a table: write [tool.trees.{key}]", "give it a heading of its own")
        return {}

    def _words(self, key: str, value: Any) -> list[str]:
        if isinstance(value, list) and all(isinstance(word, str) and word for word in value):
            return value
        self._wrong(key, f"`{key}` is a list of texts", "write them in brackets, each in quotes")
        return []

    def _wrong(self, word: str, message: str, hint: str) -> None:
        self.faults.append(fault("bad-setting", self._at(word), message, hint))

    def _at(self, word: str) -> Span:
        """Where a word stands: TOML is read without positions, so the first such word in our tables is taken."""
        first = _WORD.search(word)
        return self.spans.get(first[0] if first else "", Span(self.source.path, 1, 1, 1, 1))

    @cached_property
    def spans(self) -> dict[str, Span]:
        """Every word of our tables where it first stands."""
        found: dict[str, Span] = {}
        ours = False
        for number, line in enumerate(self.source.lines, 1):
            if line.lstrip().startswith("["):
                ours = line.lstrip().startswith("[tool.trees")
            for word in _WORD.finditer(line) if ours else ():
                span = Span(self.source.path, number, word.start() + 1, number, word.end() + 1)
                found.setdefault(word[0], span)
        return found


def _not_toml(source: Source, problem: str) -> Finding:
    place = re.search(r"\(at line (\d+), column (\d+)\)", problem)
    line, col = (int(place[1]), int(place[2])) if place else (1, 1)
    message = f"not TOML: {problem.partition(' (at ')[0]}"
    return fault("bad-setting", Span(source.path, line, col, line, col), message)
