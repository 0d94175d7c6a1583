"""A tree's printed card: what is on it, which edition that is, and the PDF."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import segno
from PIL import Image

from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.targets import paths
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.inline import plain
from build_tools.targets.layout.draw.drawing import draw
from build_tools.targets.layout.paginate.pagination import Pages
from build_tools.targets.layout.paginate.sheet import entry_key, exit_key
from build_tools.targets.paper import frames, sheet_data, typeset
from build_tools.targets.paper.frames import Frame
from build_tools.targets.paper.steps import linear, said

THUMBNAIL_PPI = 48.0
THUMBNAIL_COLOURS = 24
STYLES = {"chart": ("chart",), "steps": ("steps",), "both": ("chart", "steps")}
"""The parts that a card has in each style."""


def words_of(tree: Tree, forest: Forest, numbers: Mapping[str, str]) -> dict[str, Any]:
    """What a card says, before anything is laid out: it alone makes the edition."""
    category = forest.categories.get(tree.category)
    return {
        "id": tree.id,
        "number": numbers[tree.id],
        "title": plain(tree.title.value),
        "summary": plain(tree.summary.value),
        "category": plain(category.title) if category else tree.category,
        "keywords": [plain(alias.value) for alias in tree.aliases],
        "language": forest.locale.language,
        "site": forest.site.name,
        "warning": forest.site.warning,
        "advice": forest.site.advice,
        "scan": forest.locale.text("card.scan"),
        "fields": list(forest.site.boxes),
        "reviewed": tree.reviewed.isoformat(),
        "steps": linear(tree, forest, numbers),
        "said": said(tree, forest, numbers),
    }


def laid_out(tree: Tree, number: str, pages: Pages) -> dict[str, Any]:
    """Where everything is, on which sheet, and where each box leads."""
    return {
        "landscape": pages.room.width > pages.room.height,
        "sheets": [
            sheet_data.chart(draw(plan), pages.room, tree, number, page, _goals(pages, number))
            for page, plan in enumerate(pages.plans, 1)
        ],
    }


def _goals(pages: Pages, number: str) -> dict[str, str]:
    """For each link out of a sheet, the label of the link into another that it leads to."""
    cut = pages.cut
    return {exit_key(key, to): sheet_data.label(number, cut.page[to], entry_key(to)) for key, to in cut.exits}


def edition(card: Mapping[str, Any]) -> str:
    """The first digits of a hash of what a card says: its words and where each answer leads.

    How it is set is no part of it, so neither another version of an engine, nor another processor, nor a better layout
    makes a printed card look old; nor does the day on which somebody found that all of it still holds.
    """
    return fingerprint(json.dumps([card[key] for key in _HEAD] + [_printed(card["steps"])], ensure_ascii=False))


_HEAD = ("number", "category", "title", "summary", "site", "warning", "advice", "fields")
_NOT_PRINTED = ("ref", "path", "style")
"""What a step holds beside its words: where it leads on screen, and a name for how it looks."""


def _printed(steps: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in step.items() if key not in _NOT_PRINTED} for step in steps]


def address(site_url: str, page: str, edition: str) -> str:
    """What a QR code opens: a page, told which edition was scanned."""
    return f"{paths.url(site_url, page)}?e={edition}"


def finished(card: Mapping[str, Any], site_url: str) -> dict[str, Any]:
    """The content with its edition, its address and its QR code."""
    own = edition(card)
    url = address(site_url, paths.page(card["id"]), own)
    sheets = [
        {**chart, "boxes": [{**box, "url": _url(site_url, box["path"])} for box in chart["boxes"]]}
        for chart in card["sheets"]
    ]
    steps = [{**step, "url": _url(site_url, step["path"])} for step in card["steps"]]
    seen = {key: value for key, value in card.items() if key != "said"}
    return {**seen, "sheets": sheets, "steps": steps, "edition": own, "url": url, "qr": qr(url)}


def _url(site_url: str, path: str | None) -> str | None:
    return paths.url(site_url, path) if path else None


def pdf(card: Mapping[str, Any], site_url: str, size: str = "a4", styles: Sequence[str] = ("chart",)) -> bytes:
    """The card on a paper size as PDF/UA-1: its chart, its steps to read out, or both."""
    return typeset.pdf("one.typ", _data(card, site_url, size, styles), card["language"])


def thumbnail(card: Mapping[str, Any], site_url: str) -> bytes:
    """The first sheet as a small picture, in few colours: many of them stand on one page."""
    data = _data(card, site_url, "a4", ("chart",))
    drawn = Image.open(io.BytesIO(typeset.png("one.typ", data, card["language"], THUMBNAIL_PPI)))
    out = io.BytesIO()
    drawn.convert("RGB").quantize(THUMBNAIL_COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _data(card: Mapping[str, Any], site_url: str, size: str, styles: Sequence[str]) -> dict[str, Any]:
    upright, turned = frames.frames(size)
    return {
        "card": finished(card, site_url),
        "styles": styles,
        "frame": frame_data(turned if card["landscape"] else upright),
        "upright": frame_data(upright),
    }


def frame_data(frame: Frame) -> dict[str, Any]:
    """A sheet's measures as the templates want them."""
    return {
        **asdict(frame),
        "inner": frame.inner,
        "room": frame.room,
        "left": frames.BINDING,
        "margin": frames.MARGIN,
        "header": frames.HEADER,
        "bar": frames.BAR,
        "fields": frame.fields,
        "top": frames.HEADER + frames.BAR + 3 * frames.GAP,
        "bottom": frames.FIELDS + frames.FOOTER + 2 * frames.GAP,
        "footer": frames.FOOTER,
        "gap": frames.GAP,
        "side": frames.SIDE,
        "gutter": frames.GUTTER,
    }


def qr(url: str) -> str:
    """A QR code as SVG, with the quiet zone that readers need."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=4, dark="#000", light="#fff")
    return out.getvalue().decode()
