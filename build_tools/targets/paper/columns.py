"""Columns of a list of terminals: what they are called there, what may stand in them, and which box they fill."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `spellings` are what lists may call it, a box of the cards of the same name is what it fills.

    `use` says what else it is for: the terminal that a card belongs to, whose card it is, the language that is wanted.
    """

    key: str
    spellings: tuple[str, ...]
    pattern: re.Pattern[str]
    wanted: str
    """What may stand in it, in a few words."""
    required: bool = False
    use: Literal["terminal", "owner", "language", ""] = ""
    trouble: Callable[[str], str] = lambda _: ""
    """What else is wrong with a text; nothing where it is right."""


ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,31}")
"""Safe in an address, in a file's name, and in a QR code."""
WORDS = re.compile(r"\S(.*\S)?")
LANGUAGE = re.compile(r"[A-Za-z]{2}([-_][A-Za-z]{2,4})?")

GENERIC = (
    Column("terminal", ("terminal",), ID, "up to 32 letters and digits", required=True, use="terminal"),
    Column("name", ("name",), WORDS, "a name", use="owner"),
    Column("language", ("language",), LANGUAGE, "a language such as `en`", use="language"),
)
"""What a list has in any trade."""
