"""The audit of every card in a folder of finished files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from build_tools.audit import page_sheet
from build_tools.audit.card import Audit, audit, said_on_every_page, unread
from build_tools.audit.expected import expected_graph
from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.model.pages import Page, pages
from build_tools.model.tree import Tree

_READERS = ("build_tools.audit.card", "build_tools.audit.page_sheet")
"""What reads the files: with other code, all of them are read again."""


def audits(folder: Path, forest: Forest, cache: Cache) -> Iterator[Audit]:
    """Audit `cards/<id>.pdf` of every tree, `trees/<id>.svg` where it is there, and sheets; a file is read once."""
    for tree in forest.trees.values():
        card = folder / "cards" / f"{tree.id}.pdf"
        chart = folder / "trees" / f"{tree.id}.svg"
        if not card.exists():
            yield unread(tree.id, f"{card} is not there")
            continue
        yield of(card.read_bytes(), chart.read_bytes() if chart.exists() else None, tree, forest, cache)
    for page in pages(forest).values():
        if page.sheet:
            file = folder / "cards" / f"sheet-{page.id.replace('/', '-')}.pdf"
            missing = unread(page.id, f"{file} is not there")
            yield _sheet(file.read_bytes(), page, forest, cache) if file.exists() else missing


def of(card: bytes, chart: bytes | None, tree: Tree, forest: Forest, cache: Cache) -> Audit:
    """The audit of one card, from the cache where the same files were audited against the same trees."""
    wanted = expected_graph(tree, forest)
    inputs = ["audit", tree.id, card.hex(), (chart or b"").hex(), *said_on_every_page(tree, forest)]
    inputs += [repr(sorted(wanted.steps.items())), repr(sorted(wanted.ways))]
    return _kept(cache, inputs, lambda: audit(card, chart, tree, forest))


def _sheet(data: bytes, page: Page, forest: Forest, cache: Cache) -> Audit:
    inputs = ["audit", page.id, data.hex(), page.published, forest.locale.language]
    return _kept(cache, inputs, lambda: page_sheet.audit(data, page, forest))


def _kept(cache: Cache, inputs: list[str], make: Callable[[], Audit]) -> Audit:
    read: dict[str, Any] = json.loads(cache.get(inputs, lambda: json.dumps(asdict(make())).encode(), _READERS))
    return Audit(**{**read, "faults": tuple(read["faults"])})
