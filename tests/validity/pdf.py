"""The clauses of PDF/UA-1 (ISO 14289-1) that a program can judge and that decide whether a card can be heard.

veraPDF judges all of them; it needs Java and is in no registry of packages. This reads with pikepdf, and alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

_STANDARD = """
Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form
"""
STANDARD = frozenset(_STANDARD.split())
"""Types of structure that every reader knows (ISO 32000-1, 14.8.4)."""
PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"))
"""Operators of a page that leave something on paper."""
ACTIVE = ("/OpenAction", "/AA", "/Encrypt")


def faults(data: bytes) -> Iterator[str]:
    """What is wrong with a file, each with its clause."""
    with pikepdf.open(BytesIO(data)) as pdf:
        yield from _document(pdf)
        elements = [*_elements(pdf.Root.get("/StructTreeRoot"))]
        if not elements:
            yield "7.1: nothing is tagged"
            return
        yield from _structure(elements, pdf)
        yield from _links(elements, pdf)
        yield from _fields(elements, pdf)
        yield from _fonts(pdf)
        for number, page in enumerate(pdf.pages, 1):
            yield from (f"{fault}, page {number}" for fault in _painted(page))


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    with pdf.open_metadata() as told:
        if told.get("pdfuaid:part") != "1":
            yield "5: it does not say that it is PDF/UA"
        if not str(told.get("dc:title", "")).strip():
            yield "7.1-9: no title"
    if not root.get("/MarkInfo", {}).get("/Marked") or root.get("/MarkInfo", {}).get("/Suspects"):
        yield "6.2: not marked as tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "7.1-10: a reader shows the file's name in place of its title"
    if not str(root.get("/Lang", "")):
        yield "7.2: no language"
    for name in ACTIVE:
        if name in root or name in pdf.trailer:
            yield f"{name} is there: a card does nothing by itself"
    if "/JavaScript" in root.get("/Names", {}) or "/EmbeddedFiles" in root.get("/Names", {}):
        yield "it holds a script or a file"


def _elements(tree: Any) -> Iterator[Any]:
    """Every element of structure, parents first."""
    todo = [tree] if tree is not None else []
    while todo:
        element = todo.pop()
        if "/S" in element:
            yield element
        todo += reversed([kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid])


def _kids(element: Any) -> list[Any]:
    held = element.get("/K", [])
    return [*held] if isinstance(held, pikepdf.Array) else [held]


def _structure(elements: list[Any], pdf: pikepdf.Pdf) -> Iterator[str]:
    mapped: Any = pdf.Root.StructTreeRoot.get("/RoleMap", {})
    last = 0
    for element in elements:
        kind = str(element["/S"]).removeprefix("/")
        if kind not in STANDARD and f"/{kind}" not in mapped:
            yield f"7.1-5: nobody knows what {kind} is"
        if kind in ("Figure", "Formula") and not str(element.get("/Alt", element.get("/ActualText", ""))).strip():
            yield f"7.3: a {kind} says nothing"
        if kind == "TH" and not _attribute(element, "/Scope") and "/ID" not in element:
            yield "7.5: a head of a table does not say what it is the head of"
        if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
            if int(kind[1]) > last + 1:
                yield f"7.4.2: H{last or ''} is followed by {kind}"
            last = int(kind[1])


def _attribute(element: Any, name: str) -> Any:
    held = element.get("/A", [])
    every = [*held] if isinstance(held, pikepdf.Array) else [held]
    return next((each[name] for each in every if isinstance(each, pikepdf.Dictionary) and name in each), None)


def _links(elements: list[Any], pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every link is in the structure, says where it leads, and has something to be heard in it."""
    held = set()
    for element in elements:
        if str(element["/S"]) != "/Link":
            continue
        inside = [*_elements(element)]
        heard = any(str(each.get("/Alt", "")) or any(_is_content(kid) for kid in _kids(each)) for each in inside)
        if not heard:
            yield "7.18.5: a link says nothing"
        held |= {
            kid["/Obj"].objgen
            for each in inside
            for kid in _kids(each)
            if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
        }
    for number, page in enumerate(pdf.pages, 1):
        annotations: Any = page.obj.get("/Annots", [])
        if len(annotations) and str(page.obj.get("/Tabs", "")) != "/S":
            yield f"7.18.3: the tab key does not follow the structure, page {number}"
        for each in annotations:
            if str(each["/Subtype"]) == "/Widget":
                continue
            if str(each["/Subtype"]) != "/Link":
                yield f"7.18.1: a {each['/Subtype']}, page {number}"
            elif each.objgen not in held:
                yield f"7.18.5-1: a link is not in the structure, page {number}"
            elif not str(each.get("/Contents", "")).strip():
                yield f"7.18.5-2: a link does not say where it leads, page {number}"
            if str(each.get("/A", {}).get("/S", "/GoTo")) not in ("/URI", "/GoTo"):
                yield f"a link does {each['/A']['/S']}, page {number}"


def _fields(elements: list[Any], pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every box to be filled in is in the structure as a form, and says what belongs into it."""
    forms = [element for element in elements if str(element["/S"]) == "/Form"]
    held = {
        kid["/Obj"].objgen
        for form in forms
        for kid in _kids(form)
        if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
    }
    for number, page in enumerate(pdf.pages, 1):
        annotations: Any = page.obj.get("/Annots", [])
        for each in annotations:
            if str(each["/Subtype"]) != "/Widget":
                continue
            if each.objgen not in held:
                yield f"7.18.4: a box is not in the structure as a form, page {number}"
            if not str(each.get("/TU", each.get("/Parent", {}).get("/TU", ""))).strip():
                yield f"7.18.1: a box does not say what belongs into it, page {number}"
            if "/A" in each or "/AA" in each:
                yield f"a box does something by itself, page {number}"
    if "/AcroForm" in pdf.Root and "/XFA" in pdf.Root["/AcroForm"]:
        yield "7.15: a dynamic form"


def _is_content(kid: Any) -> bool:
    return isinstance(kid, int) or (isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    seen = set()
    for page in pdf.pages:
        named: Any = page.obj["/Resources"].get("/Font", {})
        for font in named.values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            name = str(font["/BaseFont"])
            if "/ToUnicode" not in font:
                yield f"7.21.7: {name} cannot be read aloud"
            for each in font.get("/DescendantFonts", [font]):
                if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(each["/FontDescriptor"].keys()):
                    yield f"7.21.4.1: {name} is not embedded"


def _painted(page: pikepdf.Page) -> Iterator[str]:
    """Whatever is painted is tagged or is said to be no content (7.1-3), and what is tagged is in the tree (7.1-11)."""
    depth: list[bool] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            tag = str(instruction.operands[0])
            told: Any = instruction.operands[1] if len(instruction.operands) > 1 else {}
            depth.append(tag == "/Artifact" or "/MCID" in told)
        elif operator == "EMC":
            depth.pop()
        elif operator in PAINTS and not any(depth):
            yield f"7.1-3: `{operator}` paints what is neither content nor decoration"
            return
    if "/StructParents" not in page.obj:
        yield "7.1-11: the page does not know its structure"
