"""A line a finding, `path:line:column: severity: CODE message; help`: for editors, and for grep."""

from __future__ import annotations

from build_tools.findings import Finding
from build_tools.reports.checked import Checked


def render(checked: Checked) -> str:
    """Every finding on a line of its own; nothing where there is none."""
    return "".join(f"{_line(found)}\n" for found in checked.findings)


def _line(found: Finding) -> str:
    at = f"{found.span.path}:{found.span.line}:{found.span.col}"
    said = f"{found.code} {found.message}" + (f"; {found.help}" if found.help else "")
    return f"{at}: {found.severity.value}: {' '.join(said.split())}"
