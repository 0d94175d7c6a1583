"""Every reference of a built site, whatever kind of file it stands in, and what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pikepdf

ANYWHERE = "404.html"
"""A server shows this page at any address, so its own begin at the top."""
ADDRESSES = ("href", "src", "data", "action", "poster", "xlink:href", "{http://www.w3.org/1999/xlink}href")
_IN_CSS = re.compile(r"url\(\s*['\"]?([^'\")]+)")


class Reference(NamedTuple):
    """An address as it is written in a file; `part` is what it belongs to."""

    file: str
    part: str
    address: str


class _Page(HTMLParser):
    """The addresses of a page, and the places in it that an address may name."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[tuple[str, str]] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ADDRESSES and value is not None:
                self.addresses.append((tag, value))
            if name == "id" and value:
                self.places.add(value)


@cache
def _page(file: Path) -> _Page:
    page = _Page()
    page.feed(file.read_text("utf-8"))
    return page


def references(site: Path, own: str) -> Iterator[Reference]:
    """All of a site's; those of its paper, which name the whole address `own`, as if they named a file."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        match file.suffix:
            case ".html":
                yield from (Reference(name, tag, address) for tag, address in _page(file).addresses)
            case ".svg":
                for each in ET.fromstring(file.read_bytes()).iter():
                    yield from (Reference(name, each.tag, each.attrib[key]) for key in ADDRESSES if key in each.attrib)
            case ".css":
                for address in _IN_CSS.findall(file.read_text("utf-8")):
                    yield Reference(name, "url", address)
            case ".webmanifest":
                told = json.loads(file.read_text("utf-8"))
                yield from (Reference(name, "icon", icon["src"]) for icon in told["icons"])
                yield Reference(name, "start", told["start_url"])
            case ".pdf":
                for address in _printed(file):
                    yield Reference("", "pdf", address.removeprefix(own) if address.startswith(own) else address)


def _printed(file: Path) -> Iterator[str]:
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            for each in page.obj.get("/Annots", []):
                if "/URI" in each.get("/A", {}):
                    yield str(each["/A"]["/URI"])


def place_of(reference: Reference) -> str | None:
    """The file of the site that a reference names, by path; none where it leads to somebody else."""
    parts = urlsplit(reference.address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if reference.file == ANYWHERE:
        path = path.removeprefix("/")
    return normpath(join(dirname(reference.file), path)) if path else reference.file


def wrong(reference: Reference, site: Path) -> str:
    """What is wrong with a reference, over HTTP or from the disk; nothing where nothing is."""
    parts = urlsplit(reference.address)
    place = place_of(reference)
    if place is None:
        if parts.scheme in ("https", "http", "mailto", "tel") and reference.part in ("a", "link", "pdf"):
            return ""
        return "" if parts.scheme == "data" else "asks somebody else for a part of the page"
    if (parts.path.startswith("/") and reference.file != ANYWHERE) or place.startswith(".."):
        return "leaves the site's folder"
    file = site / place
    if not file.is_file():
        return "names a folder, which the disk does not open" if file.is_dir() else "leads nowhere"
    fragment = unquote(parts.fragment)
    if fragment and file.suffix == ".html" and fragment not in _page(file).places:
        return "names a place that the page does not have"
    return ""
