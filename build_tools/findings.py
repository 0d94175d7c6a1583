"""A finding: what is wrong, where in a file, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

_PLACE = re.compile(r"\{(\w+)\}")


class Sentence(str):
    """What a finding says, in English, and what it was put together from, so that it can be said in other languages."""

    __slots__ = ("form", "values")
    form: str
    values: Mapping[str, object]

    def __new__(cls, form: str, values: Mapping[str, object]) -> Sentence:
        """A form with its places filled in; a place without a value is our own mistake: KeyError."""
        made = super().__new__(cls, fill(form, values))
        made.form, made.values = form, values
        return made


def say(form: str, /, **values: object) -> Sentence:
    """A sentence of a finding: English with `{places}`; its form is the key by which other languages know it."""
    return Sentence(form, values)


def fill(form: str, values: Mapping[str, object]) -> str:
    """A form with its places filled in."""
    return _PLACE.sub(lambda place: str(values[place[1]]), form)


NOTHING = say("")
"""Where no mend is known."""


class Severity(StrEnum):
    """An error keeps the site from being built; a warning fails `trees check` only."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of a file: lines and columns count characters from 1; the end column is exclusive."""

    path: str
    line: int
    col: int
    end_line: int
    end_col: int

    @property
    def start(self) -> Span:
        """The empty span at this one's beginning."""
        return Span(self.path, self.line, self.col, self.line, self.col)


class Related(NamedTuple):
    """Another place that explains a finding."""

    span: Span
    message: Sentence


class Fix(NamedTuple):
    """A mend that is safe to make unseen: what to write in place of a stretch of the file."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; `help` is empty where no mend is known.

    Whoever notices it says the first five; the rule's name, code and severity are the engine's to add.
    """

    span: Span
    message: Sentence
    help: Sentence = NOTHING
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    name: str = ""
    code: str = ""
    severity: Severity = Severity.ERROR

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        """By place, then by code."""
        return (self.span, self.code, self.message)


def fault(
    name: str,
    span: Span,
    message: Sentence,
    help: Sentence = NOTHING,  # noqa: A002 # the record's own word
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Finding:
    """A finding that reading a file makes, before any rule runs: `name` is that of the rule which will tell it."""
    return Finding(span, message, help, related, fix, name)
