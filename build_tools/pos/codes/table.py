"""The table of response codes: what the terminal shows → what it means, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import cast

from build_tools.findings import Span
from build_tools.model.forest import Forest
from build_tools.model.tree import Ref, Text


class Money(StrEnum):
    """What became of the customer's money."""

    OK = "ok"
    NOT_CHARGED = "not_charged"
    UNKNOWN = "unknown"
    PENDING = "pending"


class Retry(StrEnum):
    """Whether, and when, the cashier may try again."""

    NO = "no"
    OTHER_MEANS = "other_means"
    AFTER_FIX = "after_fix"
    WAIT_ONCE = "wait_once"
    CHECK_FIRST = "check_first"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a code means elsewhere, and where that is."""

    means: Text
    where: Text


@dataclass(frozen=True, slots=True)
class Advice:
    """What every row of the table says."""

    means: Text
    shows: Text | None
    who: tuple[str, ...]
    """Who acts, in this order."""
    money: Money
    retry: Retry
    retry_span: Span
    do: Text
    say: Text | None
    goto: Ref
    conflicts: tuple[Conflict, ...]
    note: Text | None
    sources: tuple[Text, ...]
    confidence: str
    wall: bool
    """Whether shops meet it often: it is on the sheet for the wall."""


@dataclass(frozen=True, slots=True)
class ResponseCode(Advice):
    """One response code of two characters, or a run of them; `rare` ones are hardly ever seen at a till."""

    code: Text
    rare: bool

    @property
    def covers(self) -> tuple[str, ...]:
        """Every single code that it stands for: `26-29` → 26, 27, 28, 29."""
        first, _, last = self.code.value.partition("-")
        return tuple(_run(first, last or first))


@dataclass(frozen=True, slots=True)
class Prompt(Advice):
    """Words that a terminal shows without a code."""

    id: Text
    prompt: Text


@dataclass(frozen=True, slots=True)
class VendorCode(Advice):
    """A code of one institution's own."""

    owner: Text
    code: Text


@dataclass(frozen=True, slots=True)
class CodeTable:
    """The whole table, each part in the author's order."""

    reviewed: date | None = None
    codes: Mapping[str, ResponseCode] = field(default_factory=dict)
    prompts: Mapping[str, Prompt] = field(default_factory=dict)
    vendor: tuple[VendorCode, ...] = ()

    def rows(self) -> Iterator[Advice]:
        """All rows of all parts."""
        yield from self.codes.values()
        yield from self.prompts.values()
        yield from self.vendor


FILE = "response_codes"
"""The table's name in docs/data."""


def code_table(forest: Forest) -> CodeTable:
    """The forest's table; an empty one where there is no file, or where it has faults."""
    file = forest.files.get(FILE)
    return cast(CodeTable, file.value) if file else CodeTable()


_LAST = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _run(first: str, last: str) -> Iterator[str]:
    """The codes from one to another: through all numbers, or through the last character."""
    if first.isdecimal() and last.isdecimal():
        return (f"{number:02}" for number in range(int(first), int(last) + 1))
    return (first[0] + char for char in _LAST[_LAST.index(first[1]) : _LAST.index(last[1]) + 1])
