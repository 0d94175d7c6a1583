"""Every card as somebody else's tools see it: fonts, text, the QR code as a phone reads it."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pypdfium2
import zxingcpp

from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact
from tests.conftest import SITE_URL
from tests.share import share

DPI = 150


def fonts(pdf: pikepdf.Pdf) -> list[Any]:
    """Every font that a page of the file names, composite ones by their descendants."""
    found: list[Any] = []
    for page in pdf.pages:
        named: Any = page.obj["/Resources"]["/Font"]
        for font in named.values():
            found += list(font.get("/DescendantFonts", [font]))
    return found


def test_all_fonts_are_embedded_subsets(forest: Forest, artifacts: dict[str, Artifact]) -> None:
    for tree in forest.trees.values():
        with pikepdf.open(io.BytesIO(artifacts[paths.card(tree.id)].data)) as pdf:
            used = fonts(pdf)
            assert used
            for font in used:
                described = font["/FontDescriptor"]
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()), tree.id
                assert re.match(r"/[A-Z]{6}\+", str(font["/BaseFont"])), "a subset"


def test_the_file_says_it_is_accessible(forest: Forest, artifacts: dict[str, Artifact]) -> None:
    for tree in forest.trees.values():
        with pikepdf.open(io.BytesIO(artifacts[paths.card(tree.id)].data)) as pdf:
            assert pdf.Root["/MarkInfo"]["/Marked"]
            assert "/StructTreeRoot" in pdf.Root
            assert pdf.open_metadata()["pdfuaid:part"] == "1"
            assert str(pdf.Root["/Lang"]).startswith("zh")


def test_the_qr_code_opens_the_page(forest: Forest, artifacts: dict[str, Artifact]) -> None:
    for tree in share(forest.trees.values(), 6):
        with pypdfium2.PdfDocument(artifacts[paths.card(tree.id)].data) as pdf:
            assert len(pdf) >= 1
            for page in pdf:
                picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
                codes = zxingcpp.read_barcodes(picture)
                assert len(codes) == 1, tree.id
                expected = re.escape(f"{SITE_URL}{paths.page(tree.id)}") + r"\?e=[0-9a-f]{8}"
                assert re.fullmatch(expected, codes[0].text)


def test_the_text_is_text(forest: Forest, artifacts: dict[str, Artifact]) -> None:
    for tree in forest.trees.values():
        with pypdfium2.PdfDocument(artifacts[paths.card(tree.id)].data) as pdf:
            said = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
        assert "".join(tree.title.value.split()) in said
        assert "END" in said
