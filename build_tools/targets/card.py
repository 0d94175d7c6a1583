"""A tree's printed card: an A4 page set by Typst, with a QR code that tells whether the paper is out of date."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import segno
import typst

from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.targets import font, places, words
from build_tools.targets.boxes import FONT_SIZE, sign
from build_tools.targets.geometry import Layout, Line, Placed, Point
from build_tools.targets.inline import plain
from build_tools.targets.score import Room
from build_tools.targets.shapes import arrowhead, outline, radius, strokes

ROOM = Room(520.0, 592.0)
"""Points that an A4 page leaves for the chart."""
LARGEST = 16.0
"""Points; a small chart is not blown up beyond this text size."""
WARNING = "先查询，别急着重刷"
FIELDS = ("商户号", "终端号", "收单机构客服", "店长电话")
EDITION_DIGITS = 8


def content(tree: Tree, forest: Forest, layout: Layout) -> dict[str, Any]:
    """Everything that is printed, except what depends on it: the edition and the QR code."""
    category = forest.categories.get(tree.category)
    return {
        "title": plain(tree.title.value),
        "summary": plain(tree.summary.value),
        "category": plain(category.title) if category else tree.category,
        "keywords": [plain(alias.value) for alias in tree.aliases],
        "publisher": words.SITE,
        "site": words.SITE,
        "font": font.FAMILY,
        "warning": WARNING,
        "fields": FIELDS,
        "reviewed": tree.reviewed.isoformat(),
        "chart": _chart(layout),
    }


def edition(printed: dict[str, Any]) -> str:
    """The first digits of a hash of what is printed and how it is set."""
    text = json.dumps(printed, ensure_ascii=False, sort_keys=True).encode()
    return hashlib.sha256(_template() + text).hexdigest()[:EDITION_DIGITS]


def address(site_url: str, tree_id: str, mark: str) -> str:
    """What the QR code opens: the tree's page, told which edition was scanned."""
    return f"{site_url.rstrip('/')}/{places.page(tree_id)}?e={mark}"


def card(tree: Tree, forest: Forest, layout: Layout, site_url: str) -> bytes:
    """The card as PDF/UA-1, the same bytes for the same content."""
    printed = content(tree, forest, layout)
    mark = edition(printed)
    url = address(site_url, tree.id, mark)
    data = {**printed, "edition": mark, "url": url, "qr": _qr(url)}
    return _set(_template(), {"card": json.dumps(data, ensure_ascii=False)})


def _set(template: bytes, inputs: dict[str, str]) -> bytes:
    pdf: object = typst.compile(  # type: ignore[misc] # its stub cannot choose between paths and bytes
        template,
        font_paths=[str(font.FOLDER)],
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    if not isinstance(pdf, bytes):
        raise TypeError(f"typst returned {type(pdf).__name__} for a PDF")
    return pdf


@cache
def _template() -> bytes:
    return files("build_tools.assets").joinpath("card.typ").read_bytes()


def _qr(url: str) -> str:
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=4, dark="#000", light="#fff")
    return out.getvalue().decode()


def _chart(layout: Layout) -> dict[str, Any]:
    scale = min(ROOM.width / layout.width, ROOM.height / layout.height, LARGEST / FONT_SIZE)

    def s(number: float) -> float:
        return round(number * scale, 2)

    def xy(points: Iterable[Point] | None) -> list[tuple[float, float]] | None:
        return [(s(p.x), s(p.y)) for p in points] if points else None

    def line(item: Line) -> dict[str, Any]:
        way = [(pen, xy(points)) for pen, points in strokes(item)]
        return {"from": item.tail, "to": item.head, "way": way, "tip": xy(arrowhead(item))}

    def box(placed: Placed) -> dict[str, Any]:
        return {
            "key": placed.box.spec.key,
            "style": placed.box.spec.style,
            "x": s(placed.x),
            "y": s(placed.y),
            "width": s(placed.box.width),
            "height": s(placed.box.height),
            "outline": xy(outline(placed)),
            "radius": s(radius(placed)),
            "inset": s(3.5),
            "sign": sign(placed.box),
            "gutter": s(placed.box.gutter),
            "size": s(FONT_SIZE),
            "lines": placed.box.lines,
        }

    return {
        "width": s(layout.width),
        "height": s(layout.height),
        "lines": [line(item) for item in layout.lines],
        "boxes": [box(placed) for placed in layout.boxes],
    }
