"""What a build of the preview came to, and the panel that tells it over a page."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from build_tools.locales import Locale

ID = "trees-preview"


class Report(NamedTuple):
    """Findings as `trees check` tells them, and what MkDocs warns of; nothing where all is well."""

    text: str = ""
    errors: int = 0
    warnings: int = 0


_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:99;max-height:{height};overflow:auto;margin:0;padding:.6rem 1rem;"
    "background:{back};color:#fff;font:14px/1.45 system-ui,sans-serif;box-shadow:0 0 1rem #0008"
)
_PRE = "white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.4 ui-monospace,monospace;margin:.5rem 0 0"


def panel(report: Report, locale: Locale) -> bytes:
    """The panel as HTML: open where there are errors, over the last good page; a closed line for warnings."""
    if not report.text:
        return b""
    broken = report.errors > 0
    state = "broken" if broken else "warned"
    title = locale.text(f"preview.{'broken' if broken else 'warnings'}", count=report.errors or report.warnings)
    style = _STYLE.format(height="60vh" if broken else "40vh", back="#7a1020" if broken else "#5a4300")
    return (
        f'<details id="{ID}" data-state="{state}" style="{style}"{" open" if broken else ""}>'
        f'<summary style="cursor:pointer"><b>{escape(title)}</b></summary>'
        f'<pre style="{_PRE}">{escape(report.text)}</pre></details>'
    ).encode()


def empty_page(locale: Locale) -> bytes:
    """What is shown as long as there is no page."""
    said = escape(locale.text("preview.nothing"))
    head = '<!DOCTYPE html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    return f'{head}<title>{said}</title><body style="font:16px system-ui;margin:2rem"><p>{said}</p></body>'.encode()
