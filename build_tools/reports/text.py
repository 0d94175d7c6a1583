"""Findings for people: excerpt, caret, help, and a last line that counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.cells import cell_len

from build_tools import terminal
from build_tools.findings import Finding, Related, Severity, Span
from build_tools.load.source import Source
from build_tools.locales import Locale
from build_tools.reports.checked import Checked

_COLOUR = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_LONGEST = 120
"""Cells of a source line that are shown; a longer one is cut around the caret."""
_BEFORE = 30
_AFTER = 60
"""Characters that are kept of a line that is cut, before and after the caret's beginning."""


def render(checked: Checked, *, colour: bool = False) -> str:
    """Every finding with its place; no findings still get their line."""
    page = _Page(checked.sources, checked.locale, colour)
    for finding in checked.findings:
        page.finding(finding)
    page.line(_summary(page, checked))
    return "".join(page.written)


class _Page:
    """What is written so far."""

    def __init__(self, sources: Mapping[str, Source], locale: Locale, colour: bool) -> None:
        self.sources, self.locale, self.colour = sources, locale, colour
        self.written: list[str] = []

    def line(self, text: str) -> None:
        self.written.append(text.rstrip() + "\n")

    def styled(self, text: str, style: str) -> str:
        return terminal.styled(text, style) if self.colour and text else text

    def finding(self, finding: Finding) -> None:
        style = _COLOUR[finding.severity]
        star = f" [{self.styled('*', 'cyan')}]" if finding.fix else ""
        self.line(f"{self.styled(finding.code, style)}{star} {self.styled(_visible(finding.message), 'bold')}")
        single = finding.related if len(finding.related) == 1 else ()
        width = len(str(max(span.line for span in (finding.span, *(r.span for r in single)))))
        self.excerpt(finding.span, width, "^", style)
        for related in single:
            self.note(width, _visible(related.message))
            self.excerpt(related.span, width, "-", "blue")
        for text in _listed(finding.related) if not single else ():
            self.note(width, text)
        if finding.help:
            self.note(width, self.helped(finding.help))
        self.line("")

    def helped(self, said: str) -> str:
        """A help with its label in colour."""
        label, _, rest = self.locale.texts["check.help"].partition("{help}")
        return self.styled(label.rstrip(), "cyan") + label[len(label.rstrip()) :] + _visible(said) + rest

    def note(self, width: int, text: str) -> None:
        self.line(f"{' ' * width} {self.styled('=', 'blue')} {text}")

    def excerpt(self, span: Span, width: int, caret: str, style: str) -> None:
        margin, bar = " " * width, self.styled("|", "blue")
        self.line(f"{margin}{self.styled('-->', 'blue')} {_visible(span.path)}:{span.line}:{span.col}")
        source = self.sources.get(span.path)
        line = source.line(span.line) if source else ""
        if not line.strip():
            return
        line, begin, end = _cut(line, span)
        indent, under = cell_len(line[:begin]), max(1, cell_len(line[begin:end]))
        self.line(f"{margin} {bar}")
        self.line(f"{self.styled(f'{span.line:>{width}}', 'blue')} {bar} {line}")
        self.line(f"{margin} {bar} {' ' * indent}{self.styled(caret * under, style)}")


def _cut(line: str, span: Span) -> tuple[str, int, int]:
    """The part of a line that is shown, and where in it the caret begins and ends."""
    begin = min(span.col - 1, len(line))
    end = min(span.end_col - 1, len(line)) if span.end_line == span.line else len(line)
    if len(line) > _LONGEST or cell_len(line) > _LONGEST:
        cut = max(0, begin - _BEFORE)
        stop = begin + _AFTER
        head, tail = "…" if cut else "", "…" if stop < len(line) else ""
        line, begin, end = head + line[cut:stop] + tail, begin - cut + len(head), min(end, stop) - cut + len(head)
    return _visible(line), begin, end


def _visible(text: str) -> str:
    """The text with every character that could upset a terminal replaced by one that is seen."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "�" for char in text)


def _listed(related: tuple[Related, ...]) -> Iterator[str]:
    """Several places, a line each: an excerpt of each would bury the finding."""
    for place in related:
        yield f"{_visible(place.message)} ({_visible(place.span.path)}:{place.span.line})"


def _summary(page: _Page, checked: Checked) -> str:
    say = page.locale.text
    mended = f" {say('check.mended', findings=_counted(page, checked.fixed, 'finding'))}" if checked.fixed else ""
    if not checked.findings:
        clean = say("check.clean", files=_counted(page, len(checked.files), "file"))
        return page.styled(clean, "green") + mended
    kinds = ((checked.count(severity), severity.value) for severity in Severity)
    counts = say("check.and").join(_counted(page, number, kind) for number, kind in kinds if number)
    files = _counted(page, len({finding.span.path for finding in checked.findings}), "file")
    fixable = sum(finding.fix is not None for finding in checked.findings)
    offer = f"\n[{page.styled('*', 'cyan')}] {say('check.fixable', count=fixable)}" if fixable else ""
    return say("check.found", counts=counts, files=files) + mended + offer


def _counted(page: _Page, number: int, thing: str) -> str:
    return page.locale.text(f"check.{thing}.{'one' if number == 1 else 'more'}", count=f"{number:,}")
