"""Authors' inline Markdown as plain text, as HTML, or as Markdown that cannot mean more than it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

from build_tools.model.markup import tokens

_SPECIAL = {ord(c): f"&#{ord(c)};" for c in "\\`*_{}[]()<>#+-!|~^=:\"'&$@/"}


_NO_TEXT = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r\x85"}
"""Control characters: no page, drawing or card can hold them."""

_NUMBERED = re.compile(r"^(\d+)\.")
"""The one list marker made of characters that are harmless elsewhere."""


_MARKS = frozenset("*_`[\\")
"""Without one of these nothing in a text is marked up: most texts need no parser."""


def _line(text: str) -> str:
    return " ".join(text.translate(_NO_TEXT).split())


@lru_cache(4096)
def plain(text: str) -> str:
    """The words alone, on one line: for charts, cards and search."""
    line = _line(text)
    return line if _MARKS.isdisjoint(line) else "".join(token.content for token in tokens(line))


def front(text: str) -> str:
    """The words alone as a value of a page's front matter, which the theme puts into the page as it is."""
    return f"'{escape(plain(text), quote=True)}'"


def html(text: str) -> str:
    """HTML with everything that is not inline Markdown escaped."""
    return _render(text, lambda words: escape(words, quote=True))


def markdown(text: str) -> str:
    """The same HTML for use inside a Markdown page: no character of the words means anything to Markdown."""
    return _NUMBERED.sub(r"\1&#46;", _render(text, lambda words: words.translate(_SPECIAL)))


def quoted(text: str) -> str:
    """A text as it is written, on one line, as the value of an attribute: nothing in it is HTML, or Markdown."""
    return _line(text).translate(_SPECIAL)


_TAGS = {"strong_open": "<strong>", "strong_close": "</strong>", "em_open": "<em>", "em_close": "</em>"}


_WRITTEN = re.compile(r"(?![a-zA-Z][a-zA-Z+.-]*:)([^?#]*)\.md(?=[?#]|$)")
"""The address of a page as authors write it, from file to file."""


def _published(href: str) -> str:
    """The address that a link has on the site, whose engine never sees it."""
    return _WRITTEN.sub(r"\1.html", href, count=1)


def _render(text: str, quote: Callable[[str], str]) -> str:
    line = _line(text)
    if _MARKS.isdisjoint(line):
        return quote(line)
    out: list[str] = []
    for token in tokens(line):
        match token.type:
            case "link_open":
                out.append(f'<a href="{quote(_published(str(token.attrs["href"])))}">')
            case "link_close":
                out.append("</a>")
            case "code_inline":
                out.append(f"<code>{quote(token.content)}</code>")
            case kind:
                out.append(_TAGS.get(kind) or quote(token.content))
    return "".join(out)
