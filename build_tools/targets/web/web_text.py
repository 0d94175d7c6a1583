"""A text of the interface for pages, in the site's language."""

from __future__ import annotations

from build_tools.model.forest import Forest


def web_text(forest: Forest, key: str, /, **values: object) -> str:
    """The text of a key under `web`, with its values filled in."""
    return forest.locale.text(f"web.{key}", **values)
