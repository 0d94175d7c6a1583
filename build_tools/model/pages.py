"""Hand-written pages: what their front matter says, and which places and sources their text names."""

from __future__ import annotations

import datetime as dt
import re
from collections import abc
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, normpath

from build_tools.findings import Finding, Span
from build_tools.load.nodes import Mapping, Node, Scalar, Sequence
from build_tools.load.reader import read
from build_tools.load.silence import without_remarks
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Ref, Text
from build_tools.schema.shape import PAGE
from build_tools.schema.validate import validate

DOCS = "docs/"

_FENCE = re.compile(r"\A---[ \t]*\n(?P<head>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(?P<title>[^{\n]+)", re.MULTILINE)
_LINK = re.compile(r"\]\((?P<file>(?![a-z]+:)[^()\s#?]+\.md)(?:\?[^()#]*)?(?:#(?P<anchor>[^()\s]*))?\)")
_CODE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_CITED = re.compile(r"\[@(?P<id>[a-z0-9-]+)\]")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to another page: `place` is its path under the site's root without an ending."""

    place: str
    anchor: str | None
    span: Span

    @property
    def tree(self) -> str | None:
        """The tree whose page this is, if it has the form of one."""
        category, _, name = self.place.removeprefix("trees/").partition("/")
        return f"{category}/{name}" if self.place.startswith("trees/") and name and name != "index" else None


@dataclass(frozen=True)
class Page:
    """One page of `docs/`; `id` is its path under `docs/` without the ending."""

    id: str
    title: str
    head: str
    """The front matter without its fences."""
    body: str
    written: str
    """The body before values were put in for their names; places in the file are counted in it."""
    line: int
    """The line on which the body begins."""
    trees: tuple[Text, ...]
    sources: tuple[Text, ...]
    reviewed: dt.date | None
    source: Source
    explains: abc.Mapping[str, Text] = field(default_factory=dict)
    """Names that steps may speak of, each with the anchor that says how it is done."""
    sheet: bool = False
    """Whether it has a sheet that is printed and filled in."""

    @property
    def place(self) -> str:
        """Its path under the site's root before the site's engine has seen it."""
        return f"{self.id}.md"

    @cached_property
    def said(self) -> str:
        """The body as written with code blanked out, which is shown as it is; every other sign stays in its place."""
        return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), self.written)

    @property
    def published(self) -> str:
        """The body without what authors answer the checker in it."""
        return without_remarks(self.body, self.said)

    @property
    def front(self) -> Source:
        """The front matter as a file of its own, each line where it stands."""
        return Source(self.source.path, "\n" + self.head)

    def links(self) -> tuple[PageLink, ...]:
        """Every link to a page, in the order of the text."""
        return self._links

    @cached_property
    def _links(self) -> tuple[PageLink, ...]:
        return tuple(self._linked())

    def _linked(self) -> Iterator[PageLink]:
        for found, span in self._find(_LINK):
            place = normpath(f"{dirname(self.id)}/{found['file']}").removesuffix(".md").lstrip("/")
            yield PageLink(place, found["anchor"], span)

    def refs(self) -> Iterator[Ref]:
        """Every tree, or node of one, that the front matter and the text name."""
        for text in self.trees:
            tree, _, node = text.value.partition("#")
            yield Ref(tree, node or None, text.span)
        for link in self.links():
            if link.tree:
                yield Ref(link.tree, link.anchor or None, link.span)

    def cited(self) -> Iterator[Text]:
        """Every source that the text cites as `[@id]`, in order."""
        for found, span in self._find(_CITED):
            yield Text(found["id"], span)

    def _find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Span]]:
        for number, line in enumerate(self.written.splitlines(), self.line):
            for found in pattern.finditer(line):
                yield found, Span(self.source.path, number, found.start() + 1, number, found.end() + 1)


@memoized
def pages(forest: Forest) -> dict[str, Page]:
    """The hand-written pages by id, sorted; those whose front matter is no YAML have none."""
    read_pages = (read_page(source)[0] for source in forest.pages.values() if source.path.startswith(DOCS))
    return {page.id: page for page in sorted(read_pages, key=lambda page: page.id)}


@memoized
def read_page(source: Source) -> tuple[Page, list[Finding]]:
    """Take a page apart; what is wrong with its front matter comes back beside it."""
    text = source.text.replace("\r\n", "\n")
    fence = _FENCE.match(text)
    head = fence["head"] if fence else ""
    body = text[fence.end() :] if fence else text
    entries, faults = _head(source, head)
    reviewed = entries.get("reviewed")
    wanted = entries.get("sheet")
    date = reviewed.data if isinstance(reviewed, Scalar) else None
    page_id = source.path.removeprefix(DOCS).removesuffix(".md")
    fill = source.fill or str
    filled = fill(body)
    heading = _HEADING.search(filled)
    page = Page(
        id=page_id,
        title=heading["title"].rstrip() if heading else page_id,
        head=fill(head),
        body=filled,
        written=body,
        line=text.count("\n", 0, fence.end()) + 1 if fence else 1,
        trees=_texts(entries.get("trees")),
        sources=_texts(entries.get("sources")),
        reviewed=date if type(date) is dt.date else None,
        source=source,
        explains=_pairs(entries.get("explains")),
        sheet=isinstance(wanted, Scalar) and wanted.data is True,
    )
    return page, faults


def _head(source: Source, head: str) -> tuple[dict[str, Node], list[Finding]]:
    """The entries of the front matter, each where it stands in the file."""
    if not head.strip():
        return {}, []
    path = source.path
    document, faults = read(Source(path, "\n" + head, fill=source.fill))  # its first line stands for the fence
    if document is None:
        return {}, faults
    root = document.root
    entries = {key: value for key, (_, value) in root.entries.items()} if isinstance(root, Mapping) else {}
    return entries, [*faults, *(validate(PAGE, document)[1] if path.startswith(DOCS) else ())]


def _pairs(node: Node | None) -> dict[str, Text]:
    entries = node.entries.items() if isinstance(node, Mapping) else ()
    return {key: Text(value.value, value.span) for key, (_, value) in entries if isinstance(value, Scalar)}


def _texts(node: Node | None) -> tuple[Text, ...]:
    items = node.items if isinstance(node, Sequence) else ()
    return tuple(Text(item.value, item.span) for item in items if isinstance(item, Scalar))
