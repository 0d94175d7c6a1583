"""The page and the JSON of the response codes say what the table says, row for row."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import jsonschema
import markdown

from build_tools.model.forest import Forest
from build_tools.pos.codes import labels, places
from build_tools.pos.codes.table import Prompt, ResponseCode, VendorCode, code_table
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact
from build_tools.targets.inline import plain


class Rows(HTMLParser):
    """The rows of all tables with the text of each cell, and every id and link of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[tuple[str | None, list[str], str]] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self._in_body = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self.ids |= {str(facts["id"])} if "id" in facts else set()
        self.links |= {str(facts["href"])} if tag == "a" else set()
        if tag == "tbody":
            self._in_body = True
        elif tag == "tr" and self._in_body:
            self.rows.append((facts.get("id"), [], ""))
        elif tag in ("td", "th") and self._in_body:
            self.rows[-1][1].append("")
        elif tag == "a" and self._in_body:
            self.rows[-1] = (*self.rows[-1][:2], str(facts["href"]))

    def handle_endtag(self, tag: str) -> None:
        self._in_body = self._in_body and tag != "tbody"

    def handle_data(self, data: str) -> None:
        if self._in_body and self.rows and self.rows[-1][1]:
            self.rows[-1][1][-1] += data.strip()


def rendered(artifacts: dict[str, Artifact]) -> Rows:
    text = artifacts["codes/index.md"].data.decode().split("---\n", 2)[2]
    return Rows(markdown.markdown(text, extensions=["attr_list", "md_in_html", "tables", "toc"]))


def test_every_code_has_its_place(artifacts: dict[str, Artifact], forest: Forest) -> None:
    page = rendered(artifacts)
    for code in code_table(forest).codes.values():
        for single in (code.code.value, *code.covers):
            path, _, anchor = places.place(single).partition("#")
            assert path == "codes/index.html"
            assert anchor in page.ids, single


def test_each_row_says_what_the_table_says(artifacts: dict[str, Artifact], forest: Forest) -> None:
    page = rendered(artifacts)
    table = code_table(forest)
    usual = [code for code in table.codes.values() if not code.rare]
    rare = [code for code in table.codes.values() if code.rare]
    expected = [*usual, *table.prompts.values(), *table.vendor, *rare]
    assert len(page.rows) == len(expected)
    for row, (anchor, cells, link) in zip(expected, page.rows, strict=True):
        name, means, money, retry, who, do, way = cells
        match row:
            case ResponseCode():
                assert (anchor, name) == (places.anchor(row.code.value), row.code.value)
            case Prompt():
                assert (anchor, name) == (f"prompt-{row.id.value}", row.prompt.value)
            case VendorCode():
                assert name.startswith(row.code.value)
        assert means.startswith(plain(row.means.value))
        assert money == "".join(reversed(labels.MONEY[row.money]))
        assert retry == labels.RETRY[row.retry]
        assert who == "、".join(forest.site.role(key) for key in row.who)
        assert do.startswith(plain(row.do.value))
        assert way == plain(forest.trees[row.goto.tree].title.value)
        assert link == f"../{paths.page(row.goto.tree)}" + (f"#{row.goto.node}" if row.goto.node else "")
        assert (labels.IN_DOUBT in do) == (row.confidence == "low")
        cited = re.search(r"依据 (\d+(?:、\d+)*)$", means)
        assert cited
        assert len(cited[1].split("、")) == len(row.sources)
        assert all(plain(said.value) in do for said in (row.say, row.note) if said)
        assert all(plain(other.means.value) in means for other in row.conflicts)
        assert ("另有说法" in means) == bool(row.conflicts)


def test_the_index_of_codes_leads_to_rows(artifacts: dict[str, Artifact]) -> None:
    page = rendered(artifacts)
    assert {link[1:] for link in page.links if link.startswith("#")} <= page.ids


def test_the_json_is_the_table(artifacts: dict[str, Artifact], forest: Forest) -> None:
    value = json.loads(artifacts["api/codes.json"].data)
    jsonschema.validate(value, json.loads(artifacts["api/codes.schema.json"].data))
    assert [row["code"] for row in value["codes"]] == list(code_table(forest).codes)
    assert [row["id"] for row in value["prompts"]] == list(code_table(forest).prompts)
    rows = [*value["codes"], *value["prompts"], *value["vendor"]]
    for row, said in zip(code_table(forest).rows(), rows, strict=True):
        assert said["goto"] == str(row.goto)
        assert (said["money"], said["retry"], said["who"]) == (row.money, row.retry, list(row.who))
        assert said["do"] == plain(row.do.value)
