"""What a project may set: `[tool.trees]` in its pyproject.toml."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from build_tools.findings import Finding, Sentence, Span, fault, say
from build_tools.load.source import Source
from build_tools.model.tree import Text
from build_tools.schema.nearest import did_you_mean
from build_tools.schema.shape import Shape

SETTINGS = "pyproject.toml"
_WORD = re.compile(r"[\w-]+")
Positive = Annotated[int, Field(ge=1)]


class Limits(Shape):
    """What a reader, a chart and a card can bear. Lengths are in full-width characters; two half-width make one."""

    model_config = ConfigDict(frozen=True)

    title: Positive = 20
    summary: Positive = 60
    alias: Positive = 16
    question: Positive = 40
    answer: Positive = 14
    action: Positive = 60
    bring: Positive = 16
    guard: Positive = 20
    card: Positive = 1600
    """All the characters in the boxes of one tree."""
    answers: Positive = 7
    first: Positive = 8
    """Questions before the first action or end."""
    walk: Positive = 12
    """Questions on the longest way through one tree."""
    nodes: Positive = 40
    days: Positive = 365
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
    unhurried: tuple[str, ...] = ()
    """Categories, or trees, for a quiet hour: as many questions as need be may come first."""
    loops: bool = False
    """Whether a way may lead back to a step where an answer, given another time, leads out again."""
    language: str = "zh"
    """The site's own, without its region."""


class _SettingsShape(Shape):
    """The table as it is written."""

    limits: Limits = Field(default_factory=Limits)
    ignore: list[Annotated[str, Field(min_length=1)]] = Field(default_factory=list)
    severity: dict[str, Literal["error", "warning"]] = Field(default_factory=dict)
    unsure: list[Annotated[str, Field(min_length=1)]] = Field(default_factory=list)
    unhurried: list[Annotated[str, Field(min_length=1)]] = Field(default_factory=list)
    today: dt.date | None = None
    loops: bool = False


_TABLES = ("limits", "severity")
_WORDS = (say("is a list of texts"), say("write them in brackets, each in quotes"))
_WRONG = {
    "limits": (say("is a table: write [tool.trees.limits]"), say("give it a heading of its own")),
    "severity": (say("is a table: write [tool.trees.severity]"), say("give it a heading of its own")),
    "ignore": _WORDS,
    "unsure": _WORDS,
    "unhurried": _WORDS,
    "today": (say("is a date such as 2026-11-22, without quotes"), say("take the quotes away")),
    "loops": (say("is true or false"), say("write `loops = true`")),
}
"""What each setting is, and how it is written."""


def read_settings(source: Source) -> tuple[Settings, list[Finding]]:
    """The settings of a pyproject.toml; what is wrong there keeps its default."""
    try:
        table = tomllib.loads(source.text).get("tool", {}).get("trees", {})
    except tomllib.TOMLDecodeError as error:
        return Settings(), [_not_toml(source, str(error))]
    except RecursionError:
        return Settings(), [_not_toml(source, say("nested too deep"))]
    shape, found = _validated(dict(table) if isinstance(table, dict) else {})
    places = _places(source)

    def at(word: str) -> Span:
        """Where a word stands: TOML is read without positions, so the first such word in our tables is taken."""
        first = _WORD.search(word)
        return places.get(first[0] if first else "", Span(source.path, 1, 1, 1, 1))

    settings = Settings(
        limits=shape.limits,
        ignore=tuple(Text(code, at(code)) for code in shape.ignore),
        severity={code: (severity, at(code)) for code, severity in shape.severity.items()},
        unsure=tuple(shape.unsure),
        unhurried=tuple(shape.unhurried),
        today=shape.today,
        loops=shape.loops,
    )
    return settings, [fault("bad-setting", at(key), message, help_) for key, message, help_ in found]


def _validated(table: dict[str, Any]) -> tuple[_SettingsShape, list[tuple[str, Sentence, Sentence]]]:
    """The table without what is wrong in it, and what that is: a key, a message, and help."""
    found: dict[str, tuple[str, Sentence, Sentence]] = {}
    while True:
        try:
            return _SettingsShape.model_validate(table), list(found.values())
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                key, *inner = map(str, detail["loc"])
                word = inner[0] if inner and key in _TABLES else key
                found.setdefault(word, (word, *_told(key, word, detail)))
                if word == key:
                    table.pop(key, None)
                elif key in table:
                    table[key] = {name: value for name, value in table[key].items() if name != word}


def _told(key: str, word: str, detail: ErrorDetails) -> tuple[Sentence, Sentence]:
    if word == key:
        if detail["type"] == "extra_forbidden":
            return say("`{key}` is not a setting", key=key), did_you_mean(key, _WRONG)
        message, help_ = _WRONG[key]
        return say("`{key}` {wrong}", key=key, wrong=message), help_
    if detail["type"] == "extra_forbidden":
        known = sorted(Limits.model_fields)
        return say("`{word}` is not a limit", word=word), did_you_mean(word, known) or say(
            "known: {names}", names=", ".join(known)
        )
    if key == "limits":
        return say("the limit `{word}` is a whole number from 1", word=word), say("write it without quotes")
    return say("the severity of {word} is `error` or `warning`", word=word), say("write one of them in quotes")


def _places(source: Source) -> Mapping[str, Span]:
    """Every word of our tables where it first stands."""
    found: dict[str, Span] = {}
    ours = False
    for number, line in enumerate(source.lines, 1):
        if line.lstrip().startswith("["):
            ours = line.lstrip().startswith("[tool.trees")
        for word in _WORD.finditer(line) if ours else ():
            place = Span(source.path, number, word.start() + 1, number, word.end() + 1)
            found.setdefault(word[0], place)
    return found


def _not_toml(source: Source, problem: str) -> Finding:
    place = re.search(r"\(at line (\d+), column (\d+)\)", problem)
    line, col = (int(place[1]), int(place[2])) if place else (1, 1)
    message = say("not TOML: {problem}", problem=problem.partition(" (at ")[0])
    return fault("bad-setting", Span(source.path, line, col, line, col), message)
