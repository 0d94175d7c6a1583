"""A change before it is made: stretches to be written, files to be moved, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from build_tools.check.fixes import mend
from build_tools.findings import Fix, Span
from build_tools.load.source import Source


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """Stretches of files and what to write there; files that get another place; lines that somebody should read."""

    edits: tuple[Fix, ...] = ()
    moves: Mapping[str, str] = field(default_factory=dict)
    """Path → new path."""
    mentions: tuple[Span, ...] = ()
    """Texts that say the old name in prose, and that nobody but an author can reword."""


class Unfinished(Exception):
    """Edits that lie over one another: a fault of ours, and nothing is written."""


def carried_out(sources: Mapping[str, Source], plan: PlannedChange) -> dict[str, Source]:
    """Every file as it is after the change, by its new path."""
    edits = list(dict.fromkeys(edit for edit in plan.edits if _text(sources, edit) != edit.replacement))
    done = mend(sources, edits)
    if sum(mended.edits for mended in done.values()) != len(edits):
        raise Unfinished("two changes want the same place")
    after: dict[str, Source] = {}
    for path, source in sources.items():
        text = done[path].source.text if path in done else source.text
        place = plan.moves.get(path, path)
        after[place] = source if (text, place) == (source.text, path) else Source(place, text)
    return after


def counted(plan: PlannedChange) -> dict[str, int]:
    """How many places change in each file, by path, sorted."""
    counts: dict[str, int] = {}
    for edit in dict.fromkeys(plan.edits):
        counts[edit.span.path] = counts.get(edit.span.path, 0) + 1
    return dict(sorted(counts.items()))


def mentions(sources: Iterable[Source], words: str, written: Iterable[Span]) -> Iterator[Span]:
    """Where prose says some words in quotation marks, beside the places that are written anew."""
    lines = {(span.path, span.line) for span in written}
    for source in sources:
        if words not in source.text:
            continue
        for number, line in enumerate(source.lines, 1):
            for left, right in ("“”", '""', "「」", "``"):
                at = line.find(left + words + right)
                if at >= 0 and (source.path, number) not in lines:
                    yield Span(source.path, number, at + 2, number, at + 2 + len(words))


def _text(sources: Mapping[str, Source], edit: Fix) -> str | None:
    """What stands in a stretch of one line."""
    span = edit.span
    source = sources.get(span.path)
    if source is None or span.line != span.end_line:
        return None
    return source.line(span.line)[span.col - 1 : span.end_col - 1]
