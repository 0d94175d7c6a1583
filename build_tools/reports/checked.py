"""What one check came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from build_tools.findings import Finding, Severity
from build_tools.load.source import Source
from build_tools.locales import FALLBACK, Locale, locale
from build_tools.reports.translated import translated


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings in order, and the files they are about, under the names that people see."""

    findings: tuple[Finding, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    """The files that were asked for; the others are there for excerpts."""
    manual: Mapping[str, str] = field(default_factory=dict)
    """For each rule's code, its docstring; for the formats that carry it."""
    fixed: int = 0
    """How many findings were mended before this check."""
    language: str = FALLBACK
    """The language that the report is in; its findings are said in it already."""

    @property
    def locale(self) -> Locale:
        """The words of the report itself."""
        return locale(self.language)

    def spoken(self, language: str) -> Checked:
        """The same in a language."""
        return replace(self, findings=tuple(translated(each, language) for each in self.findings), language=language)

    def count(self, severity: Severity) -> int:
        """How many findings are of one severity."""
        return sum(finding.severity is severity for finding in self.findings)
