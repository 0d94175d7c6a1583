"""The handbook as a reader uses it: contents and indexes whose page numbers are true."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2 as pdfium
import pytest

from build_tools.analysis import volumes
from build_tools.analysis.card_numbers import card_numbers
from build_tools.audit import file
from build_tools.build import pipeline
from build_tools.build.press import Press
from build_tools.build.trade import assemble
from build_tools.cache import Cache
from build_tools.load.files import read_project
from build_tools.model.forest import Forest
from build_tools.model.pages import pages as handwritten
from build_tools.pos.codes.table import code_table
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact
from build_tools.targets.paper.index_order import initial, sort_key
from build_tools.targets.web import card_list
from tests import printed
from tests.conftest import CACHE, FIXTURE, SITE_URL
from tests.printed import across

READINGS = {"重": "chong zhong"}


@pytest.fixture(scope="module")
def pages(artifacts: dict[str, Artifact]) -> list[str]:
    return printed.pages(artifacts[paths.HANDBOOK].data)


def first_pages(pages: list[str], forest: Forest) -> dict[str, int]:
    """The page, from 1, on which each card begins: its head comes first in the text."""
    found = {}
    for key, number in card_numbers(forest).items():
        tree = forest.trees[key]
        head = re.compile("\n?".join(map(across, (number, forest.categories[tree.category].title, tree.title.value))))
        begins = (place for place, text in enumerate(pages, 1) if head.match(text) and "第1页，共" in text)
        found[number] = next(begins)
    return found


def test_every_page_tells_its_number(pages: list[str]) -> None:
    for place, text in enumerate(pages, 1):
        assert f"手册第{place}页" in text


def test_the_contents_lead_to_the_cards(pages: list[str], forest: Forest) -> None:
    contents = "\n".join(text for text in pages[:4] if text.startswith("目录"))
    for number, page in first_pages(pages, forest).items():
        title = next(forest.trees[key].title.value for key, own in card_numbers(forest).items() if own == number)
        assert re.search(rf"^{number}{across(title)}[.]*{page}$", contents, re.MULTILINE), number


def test_the_index_of_symptoms_knows_every_alias(pages: list[str], forest: Forest) -> None:
    begins = next(place for place, text in enumerate(pages) if text.startswith("按现象找"))
    index = "\n".join(pages[begins:])
    where = first_pages(pages, forest)
    for key, number in card_numbers(forest).items():
        tree = forest.trees[key]
        for said in (tree.title.value, *(alias.value for alias in tree.aliases)):
            assert re.search(rf"^{across(said)}[.]*{number}{where[number]}$", index, re.MULTILINE), said


def test_the_index_of_codes_leads_to_cards(pages: list[str], forest: Forest) -> None:
    begins = next(place for place, text in enumerate(pages) if text.startswith("按应答码找"))
    index = "\n".join(pages[begins:])
    numbers, where = card_numbers(forest), first_pages(pages, forest)
    for code in code_table(forest).codes.values():
        if not code.rare:
            number = numbers[code.goto.tree]
            said = across(code.code.value + code.means.value)
            assert re.search(rf"^{said}[^A-Z]*{number}{where[number]}$", index, re.MULTILINE), code.code.value


def test_the_table_of_codes_says_what_to_do_of_each(pages: list[str], forest: Forest) -> None:
    begins = next(place for place, text in enumerate(pages) if text.startswith("应答码速查"))
    ends = next(place for place, text in enumerate(pages) if place > begins and text.startswith("按现象找"))
    table = "".join(pages[begins:ends]).replace("\n", "")
    numbers = card_numbers(forest)
    for code in code_table(forest).codes.values():
        said = "".join(code.means.value.split())
        row = re.search(re.escape(f"{code.code.value}{said}") + r".*?" + numbers[code.goto.tree], table)
        assert (row is not None) == (not code.rare), code.code.value
        assert not row or "".join(code.do.value.split()) in row[0], code.code.value


def test_it_has_an_outline_and_says_it_is_accessible(artifacts: dict[str, Artifact], forest: Forest) -> None:
    data = artifacts[paths.HANDBOOK].data
    assert list(file.faults(data)) == []
    with pdfium.PdfDocument(data) as pdf:
        titles = [item.get_title() for item in pdf.get_toc(max_depth=2)]
    assert {tree.title.value for tree in forest.trees.values()} <= set(titles)
    assert {"目录", "按现象找", "按应答码找"} <= set(titles)


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch) -> Press:
    """The trees of the tests' own site, two cards a volume."""
    monkeypatch.setattr(volumes, "MOST", 2)
    return Press(assemble(read_project(FIXTURE)), SITE_URL, Cache(CACHE))


def test_many_cards_are_bound_in_volumes(bound: Press) -> None:
    books = list(bound.handbooks())
    assert [book.path for book in books] == ["cards/handbook-1.pdf", "cards/handbook-2.pdf"]
    assert list(pipeline.on_demand(bound.forest, bound))[-3:-1] == [book.path for book in books]
    shown = card_list.listed(handwritten(bound.forest)["about"], bound.forest, [])
    assert re.findall(r'href="(cards/handbook.*?)"', shown) == [book.path for book in books]
    numbers = list(card_numbers(bound.forest).values())
    for place, (book, own) in enumerate(zip(books, (numbers[:2], numbers[2:]), strict=True), 1):
        cover, contents, *pages = printed.pages(book.data)
        assert f"手册第{place}册，共2册" in cover
        assert [number for number in numbers if re.search(rf"^{number}(?!–)", contents, re.MULTILINE)] == own
        assert re.search(rf"手册第{3 - place}册，共2册\s*[A-Z]", contents)
        assert sum("第1页，共" in page for page in pages) == len(own)
        assert list(file.faults(book.data)) == []


def addresses(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        actions = [note.A for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        return {str(action.URI) for action in actions if "/URI" in action}


def test_a_card_of_another_volume_is_led_to_on_the_site(bound: Press, artifacts: dict[str, Artifact]) -> None:
    first, second = (addresses(book.data) for book in bound.handbooks())
    other = paths.url(SITE_URL, paths.page("help/call-acquirer"))
    assert (other in first, other in second) == (True, False)
    assert all("?e=" in address for address in addresses(artifacts[paths.HANDBOOK].data) if "/trees/" in address)


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("不出小票", "B"),
        ("重复扣款", "C"),
        ("钱没到账", "Q"),
        ("POS 没网", "#"),
        ("51", "#"),
        ("作废", "Z"),
        ("螂", "L"),
        ("〓", "#"),
        ("啊", "A"),
    ],
)
def test_chinese_is_indexed_by_its_sound(word: str, letter: str) -> None:
    assert initial(word, READINGS) == letter


def test_words_stand_in_the_order_of_a_dictionary() -> None:
    words = ["重刷", "刷卡", "没网", "POS", "拔卡", "把手", "八点"]
    ordered = ["POS", "八点", "拔卡", "把手", "重刷", "没网", "刷卡"]
    assert sorted(words, key=lambda word: sort_key(word, READINGS)) == ordered


def test_a_character_is_read_as_the_trade_reads_it() -> None:
    assert (initial("重刷", {}), initial("重刷", READINGS)) == ("Z", "C")
