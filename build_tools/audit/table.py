"""The audit's result as a table, card by card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.audit.card import Audit

_HEAD = ("card", "pages", "text pt", "cross", "links", "contrast", "svg cross", "edition", "faults")


def table(audits: Sequence[Audit]) -> str:
    """One line a card, the sums, and below it every fault."""
    rows = [_HEAD, *(_row(audit) for audit in audits), _total(audits)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [
        "  ".join(_set(cell, width, place) for place, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]
    lines.insert(1, "-" * len(lines[0]))
    lines.insert(-1, "-" * len(lines[0]))
    return "\n".join([*(line.rstrip() for line in lines), *_faults(audits)]) + "\n"


def _row(audit: Audit) -> tuple[str, ...]:
    return (
        audit.name,
        str(audit.pages),
        f"{audit.smallest:.1f}",
        str(audit.crossings),
        str(audit.links),
        f"{audit.contrast:.1f}",
        "" if audit.svg_crossings is None else str(audit.svg_crossings),
        audit.edition,
        str(len(audit.faults)),
    )


def _total(audits: Sequence[Audit]) -> tuple[str, ...]:
    """Sums; for sizes and contrast the worst."""
    return (
        f"{len(audits)} cards",
        str(sum(audit.pages for audit in audits)),
        f"{min((audit.smallest for audit in audits), default=0.0):.1f}",
        str(sum(audit.crossings for audit in audits)),
        str(sum(audit.links for audit in audits)),
        f"{min((audit.contrast for audit in audits), default=0.0):.1f}",
        str(sum(audit.svg_crossings or 0 for audit in audits)),
        "",
        str(sum(len(audit.faults) for audit in audits)),
    )


def _set(cell: str, width: int, place: int) -> str:
    return cell.ljust(width) if place in (0, 7) else cell.rjust(width)


def _faults(audits: Sequence[Audit]) -> Iterator[str]:
    for audit in audits:
        yield from (f"{audit.name}: {fault}" for fault in audit.faults)
