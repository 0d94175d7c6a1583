"""The audit's result as a table, card by card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools import terminal
from build_tools.audit.card import Audit

_HEAD = (
    *("card", "pages", "text pt", "overlaps", "crossings", "links", "unmatched", "QR codes", "PDF/UA-1", "contrast"),
    *("crossings on screen", "edition", "faults"),
)
_LEFT = (0, _HEAD.index("edition"))
"""The columns of words."""


def table(audits: Sequence[Audit]) -> str:
    """One line a card, the sums, and below it every fault."""
    made = terminal.table(_HEAD, [_row(audit) for audit in audits], _LEFT, _total(audits))
    return made + "".join(f"{fault}\n" for fault in _faults(audits))


def _row(audit: Audit) -> tuple[str, ...]:
    return (
        audit.name,
        str(audit.pages),
        f"{audit.smallest:.1f}",
        str(audit.overlaps),
        str(audit.crossings),
        str(audit.links),
        str(audit.unmatched),
        "" if audit.codes is None else f"{audit.codes} of {audit.pages}",
        "yes" if audit.accessible else "NO",
        f"{audit.contrast:.1f}",
        "" if audit.svg_crossings is None else str(audit.svg_crossings),
        audit.edition,
        str(len(audit.faults)),
    )


def _total(audits: Sequence[Audit]) -> tuple[str, ...]:
    """Sums; for sizes and contrast the worst."""
    pages = sum(audit.pages for audit in audits)
    coded = sum(audit.pages for audit in audits if audit.codes is not None)
    return (
        f"{len(audits)} files",
        str(pages),
        f"{min((audit.smallest for audit in audits), default=0.0):.1f}",
        str(sum(audit.overlaps for audit in audits)),
        str(sum(audit.crossings for audit in audits)),
        str(sum(audit.links for audit in audits)),
        str(sum(audit.unmatched for audit in audits)),
        f"{sum(audit.codes or 0 for audit in audits)} of {coded}",
        "yes" if all(audit.accessible for audit in audits) else "NO",
        f"{min((audit.contrast for audit in audits), default=0.0):.1f}",
        "" if all(audit.svg_crossings is None for audit in audits) else str(sum(a.svg_crossings or 0 for a in audits)),
        "",
        str(sum(len(audit.faults) for audit in audits)),
    )


def _faults(audits: Sequence[Audit]) -> Iterator[str]:
    for audit in audits:
        yield from (f"{audit.name}: {fault}" for fault in audit.faults)
