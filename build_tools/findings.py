"""A finding: what is wrong, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from build_tools.load.source import Fix, Related, Span


class Severity(StrEnum):
    """An error keeps the site from being built; a warning fails `trees check` only."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding of one rule, ready to report. `help` is empty where no mend is known."""

    code: str
    name: str
    severity: Severity
    span: Span
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        """By place, then by code."""
        return (self.span, self.code, self.message)
