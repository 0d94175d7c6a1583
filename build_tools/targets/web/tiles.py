"""Tiles: links that a thumb can hit, each with a title and a line of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.targets.inline import markdown


def tiles(items: Iterable[str], name: str = "tiles") -> Iterator[str]:
    """A list of tiles."""
    yield f'<div class="{name}" markdown>'
    yield ""
    yield from items
    yield ""
    yield "</div>"
    yield ""


def tile(title: str, text: str, href: str) -> str:
    """One tile."""
    below = f' <span class="tile-text">{markdown(text)}</span>' if text else ""
    return f'- [<span class="tile-title">{markdown(title)}</span>{below}]({href}){{.tile}}'
