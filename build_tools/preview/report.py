"""What a build of the preview came to, and the panel that tells it over a page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from build_tools.locales import Locale
from build_tools.targets.web import templating

ID = "trees-preview"

_rendered = partial(templating.rendered, folder=Path(__file__).parent / "templates")


class Report(NamedTuple):
    """Findings as `trees check` tells them, and what MkDocs warns of; nothing where all is well."""

    text: str = ""
    errors: int = 0
    warnings: int = 0


def panel(report: Report, locale: Locale) -> bytes:
    """The panel as HTML: open where there are errors, over the last good page; a closed line for warnings."""
    if not report.text:
        return b""
    broken = report.errors > 0
    title = locale.text(f"preview.{'broken' if broken else 'warnings'}", count=report.errors or report.warnings)
    return _rendered("panel.html", locale, id=ID, broken=broken, title=title, text=report.text).encode()


def empty_page(locale: Locale) -> bytes:
    """What is shown as long as there is no page."""
    return _rendered("empty.html", locale, said=locale.text("preview.nothing")).encode()
