"""Every card passes the audit; a card that was spoiled does not."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import Image
from pydantic import TypeAdapter

from build_tools.assets.palette import palette
from build_tools.audit import file, legibility
from build_tools.audit.card import Audit, audit
from build_tools.audit.folder import of
from build_tools.audit.table import table
from build_tools.build.press import Press
from build_tools.build.trade import assemble, findings_of
from build_tools.cache import Cache
from build_tools.load.files import read_project
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact
from build_tools.targets.paper import card, typeset
from build_tools.targets.paper.content import Card, CardSheets
from tests.audit.great import great
from tests.conftest import CACHE, FIXTURE, SITE_URL
from tests.share import count, share

TREE = "till/no-receipt"
NODES = count(50, 120)
"""Of a tree that nobody would write."""
CUT = "till/great"
"""Cut over several sheets, with links from one to another."""
INDEX = Source("trees/device/index.yml", "title: 设备\ndescription: 设备。\norder: 1\n")


@pytest.fixture(scope="module")
def press() -> Press:
    """The trees of the tests' own site and one that needs several sheets."""
    sources = [*read_project(FIXTURE), Source(f"trees/{CUT}.yml", great(40, 1))]
    return Press(assemble(sources), SITE_URL, Cache(CACHE))


def test_cards_pass(forest: Forest, artifacts: dict[str, Artifact]) -> None:
    """Of the guide itself: that its own cards can be read is what the audit is for."""
    cache = Cache(CACHE)
    found = [
        of(artifacts[paths.card(tree.id)].data, artifacts[paths.chart(tree.id)].data, tree, forest, cache)
        for tree in share(forest.trees.values(), 6)
    ]
    print("\n" + table(found))
    assert [fault for one in found for fault in one.faults] == []
    assert min(one.smallest for one in found) >= 12.0
    assert max(one.pages for one in found) <= 3


@pytest.mark.parametrize("seed", share([1, 5], 2))
def test_a_great_tree_passes_on_as_many_sheets_as_it_needs(seed: int) -> None:
    forest = assemble([INDEX, Source("trees/device/great.yml", great(NODES, seed))])
    assert forest.faults == ()
    tree = forest.trees["device/great"]
    assert len(tree.nodes) >= NODES
    made = Press(forest, SITE_URL, Cache(None))
    found = audit(made.card(tree).data, made.chart(tree).data, tree, forest)
    assert found.faults == ()
    assert found.pages > NODES / 24
    assert found.links > NODES / 12


def test_one_text_of_600_characters_is_told_and_breaks_no_card() -> None:
    text = "请店长到场，核对小票和后台的明细；" * 36
    body = f"start: a\nnodes:\n  a: {{do: {text}, next: b}}\n  b: {{end: stop, say: 停用。}}\n"
    source = Source("trees/device/long.yml", f"title: 长\nsummary: 长。\nreviewed: 2026-11-01\n{body}")
    forest = assemble([INDEX, source])
    assert "B303" in {finding.code for finding in findings_of(forest)}
    tree = forest.trees["device/long"]
    found = audit(Press(forest, SITE_URL, Cache(None)).card(tree).data, None, tree, forest)
    assert [fault for fault in found.faults if "smallest text" not in fault] == []


def test_texts_that_fit_no_sheet_are_printed_as_they_are() -> None:
    text = "请店长到场，核对小票和后台的明细；" * 20
    nodes = "".join(f"  {key}: {{do: {text}, next: {to}}}\n" for key, to in zip("abcde", "bcdef", strict=True))
    body = f"start: a\nnodes:\n{nodes}  f: {{end: stop, say: 停用。}}\n"
    source = Source("trees/device/long.yml", f"title: 长\nsummary: 长。\nreviewed: 2026-11-01\n{body}")
    forest = assemble([INDEX, source])
    tree = forest.trees["device/long"]
    found = audit(Press(forest, SITE_URL, Cache(None)).card(tree).data, None, tree, forest)
    assert [fault for fault in found.faults if "smallest text" not in fault] == []


Spoil = Callable[[dict[str, Any]], None]
CONTENT = TypeAdapter(tuple[Card, CardSheets])


def meddled(press: Press, name: str, spoil: Spoil) -> bytes:
    """The file of a card after somebody has meddled with what is in it."""
    content, sheets = CONTENT.dump_python((press.contents[name], press.sheets(press.forest.trees[name])), mode="json")
    made = {**content, **sheets}
    spoil(made)
    content, sheets = ({key: made[key] for key in half} for half in (content, sheets))
    return card.pdf(*CONTENT.validate_python((content, sheets)), SITE_URL)


def box(made: dict[str, Any], style: str, sheet: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = next(box for box in made["sheets"][sheet]["boxes"] if box["style"] == style)
    return found


def onto_another(made: dict[str, Any]) -> None:
    one, two = made["sheets"][0]["boxes"][:2]
    two["x"], two["y"] = one["x"] + 3, one["y"] + 3
    two["outline"] = None


def small(made: dict[str, Any]) -> None:
    box(made, "answer")["size"] = 11.0


def shifted(made: dict[str, Any]) -> None:
    box(made, "answer")["gutter"] = -20


def wide(made: dict[str, Any]) -> None:
    said = box(made, "answer")
    said["lines"] = [said["lines"][0] * 4]


def reworded(made: dict[str, Any]) -> None:
    box(made, "answer")["lines"] = ["别的"]


def unlined(made: dict[str, Any]) -> None:
    made["sheets"][0]["lines"].pop()


def astray(made: dict[str, Any]) -> None:
    """A line that ends at another box than it should, the arrow with it."""
    lines = made["sheets"][0]["lines"]
    arrows = [line for line in lines if line["tip"]]
    one, other = arrows[0], next(line for line in arrows if line["head"] != arrows[0]["head"])
    one["way"], one["tip"] = [one["way"][0], ["L", other["way"][-1][1][-1:]]], other["tip"]


def lettered(made: dict[str, Any]) -> None:
    link = box(made, "link")
    link["lines"] = [link["lines"][0][:-1] + "Ⓩ"]


def outside(made: dict[str, Any]) -> None:
    for part in made["sheets"][0]["boxes"]:
        part["x"] += 60
        part["outline"] = [(x + 60, y) for x, y in part["outline"]] if part["outline"] else None


def untitled(made: dict[str, Any]) -> None:
    made["printed"]["title"] = "别的卡"


def unwarned(made: dict[str, Any]) -> None:
    made["printed"]["warning"] = "请稍候"


SPOILED: list[tuple[Spoil, str, str]] = [
    (onto_another, TREE, "overlap"),
    (small, TREE, "the smallest text in a box has 11.00 pt"),
    (shifted, TREE, "sticks out of its box"),
    (wide, TREE, "stands among the boxes"),
    (reworded, TREE, "the card shows that step 1 “别的”"),
    (unlined, TREE, "does not show that step"),
    (astray, TREE, "does not show that step"),
    (lettered, CUT, "which does not say so"),
    (outside, TREE, "margin"),
    (untitled, TREE, "“小票没出来” is missing"),
    (unwarned, TREE, "“先查清，再收钱” is missing"),
]


@pytest.mark.parametrize(("spoil", "name", "told"), SPOILED, ids=[spoil.__name__ for spoil, _, _ in SPOILED])
def test_a_spoiled_card_is_noticed(press: Press, spoil: Spoil, name: str, told: str) -> None:
    assert_told(audit(meddled(press, name, spoil), None, press.forest.trees[name], press.forest), told)


def assert_told(found: Audit, told: str) -> None:
    assert any(told in fault for fault in found.faults), found.faults


def test_a_code_that_leads_elsewhere_is_noticed(press: Press) -> None:
    made = meddled(press, TREE, lambda made: made.update(id=CUT))
    assert_told(audit(made, None, press.forest.trees[TREE], press.forest), "the QR code leads to")


def test_only_qr_codes_count_as_codes() -> None:
    """The lines of a chart can be read as a bar code of a shop's goods; nobody's telephone takes them for one."""
    drawn: Any = zxingcpp.create_barcode("6921168509256", zxingcpp.BarcodeFormat.EAN13).to_image(scale=4)
    bars: Any = memoryview(drawn)
    image = Image.frombytes("L", (bars.shape[1], bars.shape[0]), bars.tobytes())
    assert [code.text for code in zxingcpp.read_barcodes(image)] == ["6921168509256"]
    file = io.BytesIO()
    image.save(file, "pdf", resolution=200)
    with pdfium.PdfDocument(file.getvalue()) as pages:
        assert legibility.scanned(pages[0]) == []


@pytest.mark.parametrize("left", [0, 1, 500, -500], ids=["nothing", "a byte", "the beginning", "all but the end"])
def test_a_file_that_was_cut_short_is_told(press: Press, left: int) -> None:
    tree = press.forest.trees[TREE]
    card_, chart = press.card(tree).data, press.chart(tree).data
    for made, drawn in ((card_[:left], chart), (card_, chart[:left])):
        found = audit(made, drawn, tree, press.forest)
        assert_told(found, "the file cannot be read")
        assert TREE in table([found])


def test_a_file_with_other_bytes_in_it_is_told(press: Press) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        fonts: Any = pdf.pages[0].obj["/Resources"]["/Font"]
        for key in list(fonts.keys()):
            fonts[key] = pdf.make_indirect(pikepdf.String("no font"))

    data = spoiled(press.card(press.forest.trees[TREE]).data, spoil)
    assert_told(audit(data, None, press.forest.trees[TREE], press.forest), "the file cannot be read")


def test_pale_text_is_noticed(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    pale = palette().model_copy(update={"paper": {**palette().paper, "ink": "#8a8a8a"}})
    monkeypatch.setattr(typeset, "palette", lambda: pale)
    data = card.pdf(press.contents[TREE], press.sheets(press.forest.trees[TREE]), SITE_URL)
    assert_told(audit(data, None, press.forest.trees[TREE], press.forest), "contrast of only")


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("/StructTreeRoot", "there is no tree of tags"),
        ("/Metadata", "does not state PDF/UA-1"),
        ("/MarkInfo", "not marked as tagged"),
        ("/Outlines", "there is no outline"),
        ("/Lang", "not zh-CN"),
    ],
)
def test_a_file_that_is_not_accessible_is_noticed(press: Press, key: str, told: str) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[key]

    assert any(told in fault for fault in file.faults(spoiled(press.card(press.forest.trees[TREE]).data, spoil)))


def test_a_font_that_is_not_embedded_is_noticed(press: Press) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        fonts: Any = pdf.pages[0].obj["/Resources"]["/Font"]
        for font in fonts.values():
            described = font["/DescendantFonts"][0]["/FontDescriptor"]
            del described[next(key for key in described.keys() if key.startswith("/FontFile"))]  # noqa: SIM118 # no dict

    data = spoiled(press.card(press.forest.trees[TREE]).data, spoil)
    assert any("is not embedded" in fault for fault in file.faults(data))


def spoiled(data: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spoil(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()
