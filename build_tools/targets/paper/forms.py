"""Boxes to write in → fields of a form, tagged, to be filled in any reader; boxes of the same name are one field."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from build_tools.targets.paper.form_font import FIRST, LAST, form_font
from build_tools.targets.paper.spots import Spot
from build_tools.targets.paper.to_unicode import to_unicode

_FONT = "/F"
_LARGEST = 13.0
"""Of what is typed, on A4."""
_TICK = b"q 0 G 1.4 w 1 J 1 j %.2f %.2f m %.2f %.2f l %.2f %.2f l S Q"
"""A tick, by its three corners."""
_TICKED, _OPEN = "/Yes", "/Off"
_INSET = 1.6
"""From a box's edge to its field."""
_PRINTED = 4
"""A widget that is printed."""


def fillable(file: bytes, boxes: Sequence[Spot]) -> bytes:
    """The file with a field in each box; one without boxes stays as it is."""
    if not boxes:
        return file
    with pikepdf.open(io.BytesIO(file)) as pdf:
        add_fields(pdf, boxes)
        return saved(pdf)


def add_fields(pdf: pikepdf.Pdf, boxes: Sequence[Spot]) -> None:
    """Put a field into each box of an open file."""
    fields = _Fields(pdf)
    for box in boxes:
        fields.add(box)
    fields.finish()


def saved(pdf: pikepdf.Pdf) -> bytes:
    """A file with a plain table of objects, the same bytes for the same input."""
    out = io.BytesIO()
    settings: dict[str, Any] = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "deterministic_id": True}
    pdf.save(out, **settings)
    return out.getvalue()


class _Fields:
    """The form of a file while its fields are put in."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root: Any = pdf.Root.StructTreeRoot
        self._parents = pikepdf.NumberTree(self._root.ParentTree)
        self._next = max((key for key, _ in self._parents.items()), default=-1) + 1
        self._document: Any = next(one for one in kids(self._root) if one.get("/S") == Name.Document)
        self._resources = Dictionary(Font=Dictionary({_FONT: _embedded(pdf)}))
        self._fields: dict[str, Any] = {}
        self._empty: dict[tuple[float, float], pikepdf.Object] = {}
        """What a reader shows of a field in which nothing is, by its size."""
        self._tags: dict[int, list[Any]] = defaultdict(list)
        """The tags of the fields of each page, by its place."""

    def add(self, box: Spot) -> None:
        """Put a field into a box."""
        ticked = box.tick
        page = self._pdf.pages[box.page - 1]
        unit = max(box.height - box.label, 1.0)
        inset = min(_INSET, unit / 8)
        foot = float(page.mediabox[3]) - box.y - box.height
        area = [box.x + inset, foot + inset, box.x + box.width - inset, foot + box.height - box.label - inset]
        width, height = area[2] - area[0], area[3] - area[1]
        widget = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                P=page.obj,
                Rect=_numbers(area),
                F=_PRINTED,
                StructParent=self._next,
                AP=Dictionary(N=self._nothing(round(width, 2), round(height, 2))),
            )
        )
        if ticked:
            corners = (0.12 * width, 0.5 * height, 0.4 * width, 0.15 * height, 0.9 * width, 0.9 * height)
            drawn = self._drawing(_TICK % corners, width, height)
            widget.AP.N = Dictionary({_TICKED: drawn, _OPEN: self._drawing(b"", width, height)})
            widget.AS = widget.V = Name(_OPEN)
            widget.FT, widget.T, widget.TU = Name.Btn, String(_named(box.key)), String(box.key)
            self._fields[f"{len(self._fields)} {box.key}"] = widget
        else:
            widget.Parent = field = self._field(box.key, min(_LARGEST, 0.72 * unit))
            field.Kids.append(widget)
        if "/Annots" not in page.obj:
            page.obj.Annots = Array()
        page.obj.Annots.append(widget)
        page.obj.Tabs = Name.S
        reference = Dictionary(Type=Name.OBJR, Obj=widget, Pg=page.obj)
        tag = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Form, P=self._document, Pg=page.obj, K=reference)
        )
        self._parents[self._next] = tag
        self._tags[box.page - 1].append(tag)
        self._next += 1

    def _drawing(self, content: bytes, width: float, height: float) -> pikepdf.Object:
        """What a reader shows of a field."""
        box = _numbers([0, 0, width, height])
        return self._pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=self._resources)

    def _nothing(self, width: float, height: float) -> pikepdf.Object:
        if (width, height) not in self._empty:
            self._empty[width, height] = self._drawing(b"/Tx BMC EMC", width, height)
        return self._empty[width, height]

    def _field(self, name: str, size: float) -> Any:
        if name not in self._fields:
            self._fields[name] = self._pdf.make_indirect(
                Dictionary(
                    FT=Name.Tx,
                    T=String(_named(name)),
                    TU=String(name),
                    DA=String(f"{_FONT} {size:.4g} Tf 0 g"),
                    Kids=Array(),
                )
            )
        return self._fields[name]

    def finish(self) -> None:
        """Name the form in the file, and put its tags behind what else each page says."""
        self._pdf.Root.AcroForm = self._pdf.make_indirect(
            Dictionary(
                Fields=Array(list(self._fields.values())),
                DR=self._resources,
                DA=String(f"{_FONT} {_LARGEST:.4g} Tf 0 g"),
            )
        )
        places = {page.obj.objgen: place for place, page in enumerate(self._pdf.pages)}
        ordered: list[Any] = []
        last = 0
        for tag in kids(self._document):
            begins = _page(tag)
            place = places.get(begins, last) if begins else last
            for page in range(last, place):
                ordered += self._tags.pop(page, [])
            last = max(last, place)
            ordered.append(tag)
        for page in sorted(self._tags):
            ordered += self._tags[page]
        self._document.K = Array(ordered)
        self._root.ParentTreeNextKey = self._next


def _named(words: str) -> str:
    """Words as the name of a field, in which a full stop would mean a field of fields."""
    return words.replace(".", "·")


def kids(element: Any) -> list[Any]:
    """What a tag holds."""
    found = element.get("/K", Array())
    return list(found) if isinstance(found, Array) else [found]


def _page(tag: Any) -> tuple[int, int] | None:
    """The page on which a tag begins."""
    while isinstance(tag, Dictionary):
        if "/Pg" in tag:
            return tuple(tag.Pg.objgen)  # type: ignore[return-value] # two numbers
        tag = next(iter(kids(tag)), None)
    return None


def _numbers(lengths: Sequence[float]) -> Array:
    return Array([round(length, 2) for length in lengths])


def _embedded(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The font of what is typed, for readers to set it in."""
    font = form_font()
    name = Name("/FORMAA+NotoSansSC-Medium")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,
        FontBBox=Array([-200, -300, 1300, 1100]),
        ItalicAngle=0,
        Ascent=880,
        Descent=-120,
        CapHeight=733,
        StemV=90,
        FontFile2=pdf.make_stream(font.packed, Filter=Name.FlateDecode, Length1=font.length),
    )
    meanings = ((f"{code:02X}", chr(code)) for code in range(FIRST, LAST + 1))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array(list(font.widths)),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
            ToUnicode=pdf.make_stream(to_unicode(meanings, 2)),
        )
    )
