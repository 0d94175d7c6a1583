"""What a PDF file promises beyond what is seen: standard, tags, fonts, outline."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

_SUBSET = re.compile(r"/[A-Z]{6}\+.+")


def faults(data: bytes, language: str = "zh-CN") -> Iterator[str]:
    """What is missing for PDF/UA-1 and for a file that prints the same everywhere."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root: Any = pdf.Root
        with pdf.open_metadata() as meta:
            if meta.get("{http://www.aiim.org/pdfua/ns/id/}part") != "1":
                yield "the file does not state PDF/UA-1"
            if not meta.get("dc:title"):
                yield "the file has no title"
        if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
            yield "the file is not marked as tagged"
        if str(root.get("/Lang", "")) != language:
            yield f"the language is “{root.get('/Lang', '')}”, not {language}"
        if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
            yield "readers show the file's name instead of its title"
        if "/StructTreeRoot" not in root:
            yield "there is no tree of tags"
        if "/Outlines" not in root:
            yield "there is no outline"
        yield from _fonts(pdf)
        yield from _fields(pdf)


def boxes(data: bytes) -> list[list[str]]:
    """The names of the fields on each page, as they are read out."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [[said(field) for field in widgets(page)] for page in pdf.pages]


def widgets(page: pikepdf.Page) -> Iterator[Any]:
    """The fields of a page."""
    annotations: Any = page.get("/Annots", [])
    return (one for one in annotations if one.get("/Subtype") == "/Widget")


def said(widget: Any) -> str:
    """What a field is called, by itself or by what it is a part of."""
    return str(widget.get("/TU", widget.get("/Parent", {}).get("/TU", "")))


def _fields(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is wrong with fields: each is among the tags, and says what belongs there."""
    root: Any = pdf.Root
    tags = pikepdf.NumberTree(root.StructTreeRoot.ParentTree) if "/StructTreeRoot" in root else {}
    for number, page in enumerate(pdf.pages, 1):
        for widget in widgets(page):
            name = said(widget)
            if not name:
                yield f"page {number}: a field does not say what belongs there"
            key = widget.get("/StructParent")
            tag: Any = tags[int(key)] if key is not None and int(key) in tags else {}
            held: Any = tag.get("/K", {})
            if tag.get("/S") != "/Form" or not isinstance(held, pikepdf.Dictionary) or held.get("/Obj") != widget:
                yield f"page {number}: the field “{name}” is not among the tags"


def headings(data: bytes) -> list[tuple[int, str]]:
    """The headings in reading order: level and words."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return list(_headings(pdf.Root.StructTreeRoot))


def _headings(element: Any) -> Iterator[tuple[int, str]]:
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from _headings(child)
    elif isinstance(element, pikepdf.Dictionary):
        tag = str(element.get("/S", ""))
        if re.fullmatch(r"/H\d", tag):
            yield int(tag[2:]), str(element.get("/T", ""))
        if "/K" in element:
            yield from _headings(element.K)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    seen = set()
    typed: Any = pdf.Root.get("/AcroForm", {})
    places: list[Any] = [*(page.get("/Resources", {}) for page in pdf.pages), typed.get("/DR", {})]
    for font in (font for place in places for font in _named(place)):
        if font.objgen in seen:
            continue
        seen.add(font.objgen)
        name = str(font.BaseFont)
        below = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor: Any = below.get("/FontDescriptor", {})
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"the font {name} is not embedded"
        elif not _SUBSET.fullmatch(name):
            yield f"the font {name} is embedded whole"
        if "/ToUnicode" not in font:
            yield f"the text in {name} cannot be searched"


def _named(resources: Any) -> Iterator[Any]:
    """The fonts of a page, and of the drawings that are placed on it."""
    yield from resources.get("/Font", {}).values()
    for drawing in resources.get("/XObject", {}).values():
        yield from _named(drawing.get("/Resources", {}))
