"""What in HTML would run, or load something from elsewhere; and what a browser might read otherwise than we do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

_ELEMENTS = frozenset(
    ("iframe", "frame", "frameset", "embed", "applet", "base", "meta", "style", "portal", "foreignobject", "animate",
     "animatetransform", "animatemotion", "set", "xmp", "plaintext", "noembed", "noframes")
)  # fmt: skip
"""Nothing of theirs is wanted; some hide from one reader what another runs."""
_LOADS = frozenset(
    ("src", "srcset", "poster", "data", "background", "href", "xlink:href", "action", "formaction", "ping", "manifest",
     "lowsrc", "longdesc", "classid", "codebase", "archive", "cite", "imagesrcset", "attributionsrc")
)  # fmt: skip
"""Attributes that hold an address."""
_LEADS = frozenset((("a", "href"), ("area", "href"), ("blockquote", "cite"), ("q", "cite")))
"""Where an address only leads somewhere, when a reader asks for it."""
_SCHEMES = re.compile(r"(?:https?|mailto|tel|sms):", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_OWN_SCRIPT = re.compile(r"(?:\.\./)*assets/[\w./-]+")
_DATA = "application/json"
"""A script of this kind is read by another, and does nothing."""
_IN_STYLE = re.compile(r"url|import|expression|\\|/\*", re.IGNORECASE)
_STARTS = re.compile(r"<[a-zA-Z/!?]")


class Part(NamedTuple):
    """A part, as it is written, and where it begins: line and column from 1."""

    said: str
    line: int
    col: int


def parts(html: str, *, finished: bool) -> Iterator[Part]:
    """Every such part of a page: of what is published, or of what an author wrote, in which `<` may be a mere sign."""
    reader = _Reader(finished)
    end = html.rfind(">") + 1
    reader.feed(html[:end])
    reader.close()
    # No tag ends in the rest, and the parser would look for the end of each from where it begins.
    reader.handle_data(html[end:])
    yield from reader.found


class _Reader(HTMLParser):
    def __init__(self, finished: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.finished = finished
        self.found: list[Part] = []

    def _tell(self, said: str) -> None:
        line, col = self.getpos()
        self.found.append(Part(said.split("\n")[0][:60], line, col + 1))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = self.get_starttag_text() or f"<{tag}>"
        given = dict(attrs)
        own = tag != "script" or given.get("type") == _DATA or _OWN_SCRIPT.fullmatch(given.get("src") or "")
        doubtful = self.finished and "<" in said[1:]
        acts = any(_acts(tag, name.lower(), value or "") for name, value in attrs)
        if doubtful or acts or not own or tag in _ELEMENTS:
            self._tell(said)

    def handle_comment(self, data: str) -> None:
        if self.finished and ("<" in data or ">" in data or data.endswith("-")):
            self._tell(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        if self.finished:
            self._tell(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        if self.finished:
            self._tell(f"<![{data}")

    def handle_pi(self, data: str) -> None:
        if self.finished:
            self._tell(f"<?{data}>")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            if self.finished and "<" in data:
                self._tell(data.strip())
        elif self.finished and (found := _STARTS.search(data)):
            self._tell(data[found.start() :])


def _acts(tag: str, name: str, value: str) -> bool:
    """Whether an attribute runs something, or loads it from elsewhere."""
    if name.startswith("on") or name in ("srcdoc", "http-equiv"):
        return True
    if name == "style":
        return bool(_IN_STYLE.search(value))
    if name not in _LOADS:
        return False
    # A browser leaves out what is no character of an address, and takes one stroke for the other.
    address = re.sub(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+", "", value).replace("\\", "/")
    if (tag, name) in _LEADS:
        return bool(re.match(r"[^/?#]*:", address)) and not _SCHEMES.match(address)
    every = re.split(r",", address) if name in ("srcset", "imagesrcset") else [address]
    return any(bool(_ANY_SCHEME.match(one)) for one in every)
