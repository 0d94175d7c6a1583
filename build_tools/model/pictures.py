"""Drawings of our own in docs/data/pictures: what they show in words, and what keeps one from being used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from build_tools.findings import Sentence, say
from build_tools.load.files import PICTURES
from build_tools.load.source import Source

_NS = "{http://www.w3.org/2000/svg}"
_DRAWN = {"svg", "title", "desc", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse", "text"}
"""Elements of a drawing; what could run, load or clash with another drawing on the page is none of them."""
_KEPT = re.compile(r"id|style|href|on[a-z]+")
"""Attributes that a drawing on a page may not have: ids clash, styles and colours of its own ignore the scheme."""
_COLOURED = {"fill", "stroke"}
_COLOURS = {"none", "currentColor"}


class Picture(NamedTuple):
    """A drawing: its caption, its text alternative, and its markup without both."""

    title: str
    description: str
    svg: ET.Element


def pictures(sources: Mapping[str, Source]) -> dict[str, Source]:
    """The files of the drawings by name."""
    start = f"{PICTURES}/"
    return {path.removeprefix(start)[:-4]: sources[path] for path in sources if path.startswith(start)}


def read(source: Source) -> Picture | Sentence:
    """The drawing of a file, or what is wrong with it."""
    if "<!" in source.text.replace("<!--", ""):
        return say("the drawing declares entities or a document type")
    try:
        svg = ET.fromstring(source.text)
    except ET.ParseError as error:
        return say("the drawing is no XML: {problem}", problem=error)
    if svg.tag != f"{_NS}svg" or "viewBox" not in svg.attrib:
        return say("the drawing is no <svg> with a viewBox")
    for element in svg.iter():
        name = str(element.tag).removeprefix(_NS)
        if name not in _DRAWN:
            return say("the drawing has a <{name}>", name=name)
        for key, value in element.attrib.items():
            if _KEPT.fullmatch(key.rpartition("}")[2]) or (key in _COLOURED and value not in _COLOURS):
                return say("the drawing has {key}={value}", key=key, value=repr(value))
    title, description = ((svg.findtext(f"{_NS}{name}") or "").strip() for name in ("title", "desc"))
    if not title or not description:
        return say("the drawing has no <title> or no <desc>")
    for name in ("title", "desc"):
        for element in svg.findall(f"{_NS}{name}"):
            svg.remove(element)
    return Picture(title, description, svg)
