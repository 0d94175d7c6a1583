"""A logo: an SVG beside the profile, held to shapes and colours, since it is served, shown and printed as it is."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET

from build_tools.findings import Sentence, say
from build_tools.load.source import Source

_NS = "{http://www.w3.org/2000/svg}"
_DRAWN = {
    *("svg", "title", "desc", "defs", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse"),
    *("clipPath", "mask", "linearGradient", "radialGradient", "stop"),
}
"""Elements of a drawing: what could run, load, move or need a typeface is none of them."""
_KEPT = {
    *("id", "class", "version", "viewBox", "preserveAspectRatio", "role", "aria-label", "href", "transform"),
    *("x", "y", "width", "height", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "d", "points"),
    *("color", "opacity", "fill", "fill-opacity", "fill-rule", "clip-rule", "clip-path", "mask", "offset"),
    *("stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
    *("stroke-dasharray", "stroke-dashoffset", "stop-color", "stop-opacity", "gradientUnits", "gradientTransform"),
    *("spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits"),
}
"""Attributes of such elements; styles, handlers and what an editor keeps for itself are none of them."""
_MASKS, _MASKED_BY = {"mask", "clipPath"}, {"mask", "clip-path"}
"""What hides parts of others, and the attributes by which it does."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_URL = re.compile(r"url\(\s*(?!#[\w-]+\s*\))", re.IGNORECASE)
"""A reference to something else than a part of the same file."""
_CALL = re.compile(r"([\w-]*)\(")
_CALLED = {
    *("url", "rgb", "rgba", "hsl", "hsla", "translate", "scale", "rotate", "matrix", "skewX", "skewY"),
}
"""What an attribute may call; others, `image-set` for one, load something."""
_FLAT, _TALL = 12.0, 0.5
"""A logo is at most so many times as wide as high, and at least so wide; else it is a line in the head of a page."""
MOST = 60_000
"""Characters; more is a photograph in disguise, and every card carries it."""
_LARGEST, _SMALLEST = 100_000.0, 0.01
"""Of the numbers of a viewBox; what draws it counts no further."""
_DEEP = 40
"""So many elements may lie in one another."""
_MASKED = 40
"""So many elements may be clipped or masked; each draws all of its mask once more."""
_BOX = re.compile(r"[\s,]+")
ET.register_namespace("", _NS.strip("{}"))


class Logo(NamedTuple):
    """A logo that may be shown: how many times as wide as high it is, and its markup, written anew."""

    ratio: float
    svg: str


def read(source: Source) -> Logo | Sentence:
    """The logo of a file, or what is wrong with it."""
    if len(source.text) > MOST:
        return say("the logo has {count} characters, more than {most}", count=len(source.text), most=MOST)
    if "<!" in source.text.replace("<!--", "") or "<?" in source.text.replace("<?xml ", "", 1):
        return say("the logo declares entities, a document type or another instruction")
    try:
        svg = ET.fromstring(source.text.encode())
    except (ET.ParseError, ValueError, LookupError) as error:
        return say("the logo is no XML: {problem}", problem=error)
    if svg.tag != f"{_NS}svg":
        return say("the logo is no <svg> of http://www.w3.org/2000/svg")
    ratio = _ratio(svg.get("viewBox", ""))
    if ratio is None:
        return say("the logo has no viewBox of four numbers with a width and a height")
    if not _TALL <= ratio <= _FLAT:
        return say(
            "the logo is {ratio} times as wide as high; it may be from {least} to {most} times",
            ratio=f"{ratio:.1f}",
            least=f"{_TALL:g}",
            most=f"{_FLAT:g}",
        )
    if fault := _tangled(svg) or next(filter(None, map(_fault, svg.iter())), None):
        return fault
    for size in ("width", "height"):
        svg.attrib.pop(size, None)  # it is shown as large as there is room for
    return Logo(ratio, ET.tostring(svg, "unicode"))


def _tangled(svg: ET.Element) -> Sentence | None:
    """What would take whoever draws it for ever: elements in elements, masks of masks."""
    masked = 0
    open_ = [(svg, 1, "")]
    while open_:
        element, depth, within = open_.pop()
        if depth > _DEEP:
            return say("in the logo more than {most} elements lie in one another", most=_DEEP)
        name = str(element.tag).removeprefix(_NS)
        within = name if name in _MASKS else within
        for key in _MASKED_BY & element.attrib.keys():
            masked += 1
            if within:
                return say("the logo has {key} within a <{name}>", key=key, name=within)
        open_ += [(child, depth + 1, within) for child in element]
    return (
        say("in the logo more than {most} elements are clipped or masked", most=_MASKED) if masked > _MASKED else None
    )


def _ratio(box: str) -> float | None:
    try:
        x, y, width, height = map(float, _BOX.split(box.strip()))
    except ValueError:
        return None
    fits = all(abs(number) <= _LARGEST for number in (x, y, width, height))
    return width / height if fits and width >= _SMALLEST and height >= _SMALLEST else None


def _fault(element: ET.Element) -> Sentence | None:
    name = str(element.tag).removeprefix(_NS)
    if name not in _DRAWN:
        return say("the logo has a <{name}>", name=name.rpartition("}")[2])
    for key, value in element.attrib.items():
        if key in _HREF:
            if not value.startswith("#"):
                return say("the logo refers to {value}", value=repr(value[:60]))
        elif key != _SPACE and key not in _KEPT:
            return say("the logo has {key}={value}", key=key.rpartition("}")[2], value=repr(value[:60]))
        calls = set() if key == "aria-label" else set(_CALL.findall(value))
        if _URL.search(value) or not calls <= _CALLED or "\\" in value:
            return say("the logo has {key}={value}", key=key, value=repr(value[:60]))
    return None
