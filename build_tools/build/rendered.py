"""Pages that were rendered once: a page whose Markdown is as it was costs no second reading of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from build_tools.cache import Cache

_MAKERS = ("build_tools.build.rendered", "build_tools.model.foreign")
"""What keeps a page, and what it had to pass before."""
_KNOWN = frozenset(
    f"{prefix}{name}"
    for prefix in ("", "markdown.extensions.")
    for name in ("attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc")
)
"""Extensions of Python-Markdown's own, whose version says what they do."""
_LINK = re.compile(r'\b(?:href|src)="([^"]*)"')


class RenderedPages:
    """What MkDocs makes of the Markdown of each page, from a store where it is there.

    A page is kept only if every place that it links to is there, and taken only while all of them are: so nothing is
    missed that MkDocs would have said of it, and links lead where they would have led.
    """

    def __init__(self, cache: Cache, config: MkDocsConfig, files: Files) -> None:
        self._cache, self._files = cache, files
        self._settings = repr(
            (markdown.__version__, config.markdown_extensions, config.mdx_configs, dict(config.validation.links))
        )
        self._usable = _KNOWN.issuperset(config.markdown_extensions) and len(config.plugins) == 1 and not config.hooks
        self._found: dict[str, dict[str, Any]] = {}
        self._fresh: list[tuple[Page, list[str]]] = []
        self.rendered: list[str] = []
        """The pages that MkDocs had to render, by their path."""

    def take(self, page: Page, text: str) -> bool:
        """Whether the page was rendered from this text before; `restored` then gives what came of it."""
        inputs = [page.file.src_uri, text, self._settings]
        kept = self._cache.read(inputs, _MAKERS) if self._usable else None
        if kept is not None:
            value: dict[str, Any] = json.loads(kept)
            if self._all_there(value["content"], page) and all(map(self._files.get_file_from_path, value["links"])):
                self._found[page.file.src_uri] = value
                return True
        self.rendered.append(page.file.src_uri)
        self._fresh.append((page, inputs))
        return False

    def restored(self, page: Page) -> str | None:
        """What MkDocs made of the same text before, and was let pass then; None where the text is new."""
        value = self._found.pop(page.file.src_uri, None)
        if value is None:
            return None
        page.toc = TableOfContents([_anchor(link) for link in value["toc"]])
        page._title_from_render = value["title"]
        page.present_anchor_ids = set(value["ids"])
        links = ((self._files.get_file_from_path(path), anchors) for path, anchors in value["links"].items())
        page.links_to_anchors = {file: anchors for file, anchors in links if file is not None}
        return str(value["content"])

    def keep(self) -> None:
        """Store what was rendered, once all of it is."""
        for page, inputs in self._fresh if self._usable else ():
            if page.content is None or not self._all_there(page.content, page):
                continue
            value = {
                "content": page.content,
                "title": page._title_from_render,
                "toc": [_link(anchor) for anchor in page.toc],
                "ids": sorted(page.present_anchor_ids or ()),
                "links": {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
            }
            self._cache.write(inputs, json.dumps(value, ensure_ascii=False).encode(), _MAKERS)

    @cached_property
    def _places(self) -> set[str]:
        """Where everything will be; what is left out is known only once MkDocs has heard all plug-ins."""
        return {file.url for file in self._files if file.inclusion.is_included()}  # type: ignore[no-untyped-call]

    def _all_there(self, content: str, page: Page) -> bool:
        return all(place in self._places for place in _places(content, page.url))


def _places(content: str, url: str) -> Iterator[str]:
    """Every place of the site that a page's links lead to, from its root; what cannot be one stays as it is."""
    for found in dict.fromkeys(_LINK.findall(content)):
        parts = urlsplit(unescape(found))
        if parts.scheme or parts.netloc:
            continue
        if parts.path:
            yield unquote(normpath(join(dirname(url), parts.path)))


def _link(anchor: AnchorLink) -> dict[str, Any]:
    children = [_link(child) for child in anchor.children]
    return {"title": anchor.title, "id": anchor.id, "level": anchor.level, "children": children}


def _anchor(link: dict[str, Any]) -> AnchorLink:
    anchor = AnchorLink(link["title"], link["id"], link["level"])
    anchor.children = [_anchor(child) for child in link["children"]]
    return anchor
