"""A finished SVG chart: the graph that its lines draw, and text that fits its boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import justmytype_intl_cjk
from PIL import ImageFont

from build_tools.analysis.graph.reading_order import numbering
from build_tools.audit.expected import ExpectedGraph, squeezed
from build_tools.audit.geometry import at, crossings
from build_tools.audit.pdf_page import Area, Glyph, PdfPage, Spot
from build_tools.audit.sheet import ReadBox, Sheet, Stroke
from build_tools.model.tree import Tree

_NS = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?[\d.]+")
_TEXT = 14.0
"""The size of text in a chart, as its style says."""


def audit(data: bytes, tree: Tree, wanted: ExpectedGraph) -> tuple[int, list[str]]:
    """How often lines cross, and what is wrong."""
    root = ET.fromstring(data)
    boxes = {link.attrib["id"].removeprefix("box-"): link for link in root.iter(f"{_NS}a")}
    shapes = {key: _shape(link) for key, link in boxes.items()}
    groups = [group for group in root.iter(f"{_NS}g") if group.get("class") == "line"]
    lines = tuple(_line(group) for group in groups)
    sheet = Sheet(PdfPage(0, 0, (), (), ()), tuple(shapes.values()), lines, (), "")
    names = list(shapes)
    ends: dict[str, list[str]] = {}
    faults = []
    for group, line in zip(groups, lines, strict=True):
        tail, head = at(sheet, line.spots[0]), at(sheet, line.spots[-1])
        if (tail is None or names[tail] != group.get("data-from")) or (
            head is None or names[head] != group.get("data-to")
        ):
            faults.append(f"the line {group.get('data-from')} → {group.get('data-to')} does not join these boxes")
        ends.setdefault(str(group.get("data-from")), []).append(str(group.get("data-to")))
    faults += _graph(boxes, ends, tree, wanted)
    faults += [f"the text “{text}” is wider than its box" for text in _wide(boxes, shapes)]
    return crossings(sheet), faults


def _graph(
    boxes: dict[str, ET.Element], ends: dict[str, list[str]], tree: Tree, wanted: ExpectedGraph
) -> Iterator[str]:
    numbers = numbering(tree)
    shown = set()
    for key, box in boxes.items():
        if "data-answer" in box.attrib:
            continue
        for head in ends.get(key, []):
            if "data-answer" in boxes[head].attrib:
                shown |= {(numbers[key], _said(boxes[head]), numbers[to]) for to in ends.get(head, [])}
            else:
                shown.add((numbers[key], "", numbers[head]))
    for way in sorted(wanted.ways ^ shown):
        yield "step {} “{}” to step {} is in one of the chart and the model only".format(*way)
    for key in sorted(tree.nodes.keys() - boxes.keys()):
        yield f"the step {key} is not in the chart"


def _said(link: ET.Element) -> str:
    return squeezed("".join(text.text or "" for text in _texts(link)))


def _texts(link: ET.Element) -> Iterator[ET.Element]:
    return (text for text in link.iter(f"{_NS}text") if "mark" not in text.get("class", ""))


def _wide(boxes: dict[str, ET.Element], shapes: dict[str, ReadBox]) -> Iterator[str]:
    for key, link in boxes.items():
        for text in _texts(link):
            middle, half = float(text.attrib["x"]), _font().getlength(text.text or "") * _TEXT / 2000
            area = shapes[key].area
            if middle - half < area.left + 2 or middle + half > area.right - 2:
                yield text.text or ""


@cache
def _font() -> ImageFont.FreeTypeFont:
    """The font at 1000 points an em, in its regular weight."""
    folder = Path(justmytype_intl_cjk.__file__).parent / "fonts" / "ofl" / "notosanssc"
    font = ImageFont.truetype(str(folder / "NotoSansSC[wght].ttf"), 1000)
    font.set_variation_by_axes([400])
    return font


def _shape(link: ET.Element) -> ReadBox:
    box = next(item for item in link if "box" in item.get("class", "").split())
    if box.tag == f"{_NS}polygon":
        numbers = [float(n) for n in _NUMBER.findall(box.attrib["points"])]
        spots = tuple(Spot(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
    else:
        x, y, w, h = (float(box.attrib[name]) for name in ("x", "y", "width", "height"))
        spots = (Spot(x, y), Spot(x + w, y), Spot(x + w, y + h), Spot(x, y + h))
    xs, ys = [s.x for s in spots], [s.y for s in spots]
    area = Area(min(xs), min(ys), max(xs), max(ys))
    glyph = Glyph(_said(link), area, _TEXT, (0, 0, 0))
    return ReadBox(area, spots, (255, 255, 255), (glyph,))


def _line(group: ET.Element) -> Stroke:
    path = next(group.iter(f"{_NS}path"))
    numbers = [float(n) for n in _NUMBER.findall(path.attrib["d"])]
    spots = [Spot(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    tip = next(group.iter(f"{_NS}polygon"), None)
    if tip is not None:
        x, y = (float(n) for n in _NUMBER.findall(tip.attrib["points"])[:2])
        spots[-1] = Spot(x, y)
    return Stroke(tuple(spots), tip is not None)
