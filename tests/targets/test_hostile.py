"""Text with the syntax of every format that we write: it shows as it is, and means nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

import markdown
import pikepdf
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from build_tools.build import pipeline
from build_tools.build.mkdocs_site import build_site, configuration
from build_tools.build.trade import assemble
from build_tools.cache import Cache
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.schema.shape import SEEN
from build_tools.targets.web.steps import steps
from tests.conftest import SITE_URL
from tests.project import ROOT, copy_to

# Whatever comes alive carries this name: a tag, an attribute, a class, a command, an address.
HTML = [
    "<xss onxss=1>", "</p></div><xss>", "<img src=xss onerror=xss()>", "&lt;xss&gt;", "&#60;xss&#62;",
    "&#x3c;xss>", "</script><xss>", "<!-- xss", "]]><xss/>", "<![CDATA[xss", "<?xss ?>", "' onxss='1",
    '" onxss="1', "<style>xss{}",
]  # fmt: skip
MARKDOWN = [
    "[xss](javascript:xss)", "![xss](http://xss.example/x.png)", "# xss", "{: .xss onxss=1}", "{.xss onxss=1}",
    "[xss]: javascript:xss", "<http://xss.example>", "```xss", "~~~", "---", "| a | b |", "[TOC]",
    "{% xss %}", "- [ ] xss", "1. xss", "> xss", "[^xss]", "*[xss]: y", "**xss", "`xss", "\\<xss>", "    xss",
]  # fmt: skip
TYPST = [
    '#panic("xss")', '#read("/etc/passwd")', "#import xss", "#{xss}", "$xss$", "@xss", "<xss>", "= xss",
    "]#xss[", '")#panic("', "\\#xss", "/* xss", "// xss", "#", "#eval(\"xss\")", "~--...", "*_`",
]  # fmt: skip
DOT = [
    '" -> "xss', '"; xss [label=<b>]; "', "\\N \\G \\l", "}; xss {", "<<xss>>", "|{xss}|", "\\", '\\"', "/*",
    "//xss",
]  # fmt: skip
OTHER = [
    "\u202exss\u202c", "x\u0301\u0302\u0303", "💳👩‍👩‍👧", "\u200b", "%00", "../../xss", "C:\\xss", "'", '"',
    "\\n", "\n", "$(xss)", "`xss`", "\ufdfd", "ﷺ" * 3, "𠮷", "\u3000", "W" * 40, "，。！" * 8, "0", "null", "~",
    "{}", "[]", "!!xss", "&xss", "*xss",
]  # fmt: skip
PIECES = st.sampled_from([*HTML, *MARKDOWN, *TYPST, *DOT, *OTHER, "小票", "POS"])
TEXT = st.lists(PIECES, min_size=1, max_size=4).map(" ".join).filter(re.compile(SEEN).search)


@st.composite
def projects(draw: st.DrawFn) -> dict[str, str]:
    """A project with such text in every field that takes text."""

    def text() -> str:
        return draw(TEXT)

    nodes: dict[str, Any] = {
        "ask": {"ask": text(), "guard": text(), "hint": text(), "tell": text(), "sources": ["origin"],
                "answers": {f"一{text()}": "do", f"二{text()}": {"to": "run", "guard": text(), "share": 0.2},
                            f"三{text()}": "on"}},
        "do": {"do": text(), "hint": text(), "steps": [text(), text()], "tell": text(), "next": "done"},
        "run": {"run": "hostile/other", "hint": text(), "then": {"resolved": "done", "otherwise": "call"}},
        "on": {"goto": "hostile/other", "hint": text()},
        "done": {"end": "resolved", "say": text(), "guard": text(), "hint": text(), "tell": text()},
        "call": {"end": "escalate", "say": text(), "to": "acquirer", "bring": [text(), text()]},
    }  # fmt: skip
    tree = {"title": text(), "summary": text(), "aliases": [text(), text()], "sources": ["origin"], "start": "ask",
            "reviewed": "DATE", "nodes": nodes}  # fmt: skip
    other = {"title": text(), "summary": text(), "reviewed": "DATE", "outcomes": {"resolved": text(), "stop": text()},
             "start": "ask", "nodes": {"ask": {"ask": text(), "answers": {f"甲{text()}": "a", f"乙{text()}": "b"}},
             "a": {"end": "resolved", "say": text()}, "b": {"end": "stop", "say": text()}}}  # fmt: skip
    origin = {"title": text(), "publisher": text(), "date": text(), "checked": "DATE", "confidence": "low",
              "note": text(),
              "url": "https://x.example/" + re.sub(r"\s", "", text())}  # fmt: skip
    files = {
        "trees/hostile/index.yml": {"title": text(), "description": text(), "order": 1},
        "trees/hostile/tree.yml": tree,
        "trees/hostile/other.yml": other,
        "docs/data/sources.yml": {"origin": origin},
    }
    return {path: written(data) for path, data in files.items()}


def written(data: Any) -> str:
    made = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    return made.replace("DATE", "2026-11-01")


class Live(HTMLParser):
    """What of a page is alive: tags, attributes and addresses; not the words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        for name, value in attrs:
            self.found.append(name)
            if name in ("href", "src", "class", "data", "style") and not str(value).startswith("#"):
                self.found.append(value or "")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)

    def handle_pi(self, data: str) -> None:
        self.found.append(f"pi {data}")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"unknown {data}")


def alive(html: str) -> list[str]:
    """The parts of a page that hostile text has brought to life."""
    live = Live()
    live.feed(html)
    live.close()
    addresses = [part for part in live.found if part.startswith(("https://x.example/", "http://xss.example"))]
    return [part for part in live.found if "xss" in part.lower() and part not in addresses]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    return Cache(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def reader() -> markdown.Markdown:
    """The Markdown that the site is read with."""
    config = configuration(ROOT)
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def grown(files: dict[str, str]) -> Forest:
    forest = assemble([Source(path, text) for path, text in files.items()])
    assert not forest.faults, forest.faults
    return forest


@given(projects())
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_target_shows_hostile_text_and_obeys_none(
    cache: Cache, reader: markdown.Markdown, files: dict[str, str]
) -> None:
    made = {artifact.path: artifact.data for artifact in pipeline.artifacts(grown(files), SITE_URL, cache)}
    for path, data in made.items():
        place = PurePosixPath(path)
        assert not place.is_absolute()
        assert ".." not in place.parts
        held(path, data, reader)
    assert {place.split(".")[-1] for place in made} >= {"md", "svg", "pdf", "json"}


def held(path: str, data: bytes, reader: markdown.Markdown) -> None:
    """One file holds by the rules of its format, and nothing in it is alive."""
    if path.endswith(".md"):
        text, meta = get_data(data.decode())
        assert all(isinstance(meta.get(key, ""), str) for key in ("title", "description")), path
        # The theme prints these two as they are.
        found = alive(f'<p>{meta.get("title")}</p><p title="{meta.get("description")}">')
        found += alive(reader.reset().convert(text))
        assert not found, (path, found)
    elif path.endswith(".svg"):
        assert not [part for part in _svg_parts(data) if "xss" in part.lower()], path
    elif path.endswith(".json"):
        json.loads(data)
    elif path.endswith(".pdf"):
        with pikepdf.open(BytesIO(data)) as pdf:
            assert len(pdf.pages) > 0


def test_links_in_outcomes_and_guards_stay_words(reader: markdown.Markdown) -> None:
    """They stand in attributes and inside other links, where a link of their own would end them."""
    link = "![xss](http://xss.example/x.png)"
    answers = {"好": {"to": "done", "guard": link}, "没有": "done"}
    nodes = {
        "ask": {"ask": "好了吗？", "guard": link, "answers": answers},
        "done": {"end": "resolved", "say": "好。"},
    }
    tree = {
        "title": "试一试",
        "summary": "试一试。",
        "reviewed": "DATE",
        "outcomes": {"resolved": link},
        "start": "ask",
    }
    forest = grown({"trees/hostile/tree.yml": written({**tree, "start": "ask", "nodes": nodes})})
    html = reader.reset().convert(steps(forest.trees["hostile/tree"], forest))
    assert unescape(html).count("!xss") == 3
    assert not alive(html)
    assert "xss.example" not in html


def _svg_parts(data: bytes) -> Iterator[str]:
    for element in ET.fromstring(data).iter():
        yield str(element.tag)
        yield from (name for name in element.attrib if name != "aria-label")
        yield element.attrib.get("href", "")


WORST = {
    "trees/hostile/index.yml": {"title": "".join(HTML[:3]), "description": "".join(MARKDOWN[:5]), "order": 99},
    "trees/hostile/tree.yml": {
        "title": "".join(HTML[:6]),
        "summary": " ".join(MARKDOWN),
        "aliases": ["".join(HTML), *TYPST],
        "reviewed": "DATE",
        "start": "ask",
        "nodes": {
            "ask": {"ask": "".join(HTML) + "？", "hint": " ".join(MARKDOWN), "tell": " ".join(OTHER), "answers": {
                " ".join(DOT): "do", " ".join(TYPST): "do", "不确定": "done"}},
            "do": {"do": " ".join(TYPST), "steps": [*HTML, *MARKDOWN], "next": "done"},
            "done": {"end": "resolved", "say": "".join(HTML), "bring": [*HTML, *TYPST]},
        },
    },
}  # fmt: skip


def test_a_site_with_hostile_text_has_no_tag_of_it(tmp_path: Path) -> None:
    project = copy_to(tmp_path / "project")
    for path, data in WORST.items():
        (project / path).parent.mkdir(exist_ok=True)
        (project / path).write_text(written(data), "utf-8")
    site = tmp_path / "built" / "site"
    site.parent.mkdir()
    build_site(project, site)
    outside = [path for path in tmp_path.rglob("*xss*") if path.is_file()]
    assert not outside
    for file in site.rglob("*.html"):
        assert not alive(file.read_text("utf-8")), file.relative_to(site)
    for file in site.rglob("*.svg"):
        assert not [part for part in _svg_parts(file.read_bytes()) if "xss" in part.lower()], file.relative_to(site)
