"""What the site tells its scripts: one block of JSON on every page."""

from __future__ import annotations

import json

from build_tools.model.forest import Forest

FOR_SCRIPTS = (
    "bar.",
    "card.",
    "colon",
    "dial.",
    "end.",
    "gate.",
    "hint.",
    "joining.",
    "notice.",
    "quoted",
    "report.",
    "run.",
    "told.",
    "trail.",
)
"""Beginnings of the keys of words that scripts use."""


def guide(forest: Forest, *, worker: bool) -> str:
    """The block; `worker` says whether there is a service worker. No `<` stands in it, so that no tag can begin."""
    said = {key: text for key, text in forest.locale.part("web").items() if key.startswith(FOR_SCRIPTS)}
    value = {"words": said, "kept": forest.site.boxes, "worker": worker}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
