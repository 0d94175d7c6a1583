"""The scripts of a site: each with the words that it says in it, so that no page carries them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from build_tools.assets import bundle
from build_tools.model.forest import Forest
from build_tools.targets import paths

BUNDLES: Mapping[str, tuple[str, ...]] = {
    "site.js": ("wizard/guide.js", "wizard/store.js", "site.js"),
    "wizard.js": tuple(f"wizard/{name}.js" for name in ("dial", "guard", "walk", "chart", "ending", "wizard")),
    "cards.js": ("cards.js",),
    "report.js": ("report.js",),
}
"""Scripts put together from several files: what every page loads first, then what some pages load besides."""
_DATA = b"const DATA = {};"
"""The place in `guide.js` of what every page's scripts know."""
_SAID = re.compile(r'"([a-z_]+(?:\.[a-z_]+)*)"|`([a-z_]+\.)\$\{')
"""A text that may be a key, or the beginning of keys that the script puts together."""


def scripts(forest: Forest) -> Iterable[tuple[str, bytes]]:
    """Each script by its name."""
    for name, parts in BUNDLES.items():
        text = bundle((*parts, "known.js") if name == "site.js" and forest.site.known else parts)
        said = words(text.decode(), forest)
        if _DATA in text:
            known = {"known": dict(forest.site.known)} if forest.site.known else {}
            data = _json({"words": said, "kept": forest.site.boxes, "places": paths.for_scripts(), **known})
            yield name, text.replace(_DATA, b"const DATA = %s;" % data)
        else:
            yield name, b'"use strict";\nGuide.learn(%s);\n' % _json(said) + text


def words(script: str, forest: Forest) -> dict[str, str]:
    """The words of the interface that a script says, by key."""
    found = [match.groups() for match in _SAID.finditer(script)]
    keys = {key for key, _ in found if key}
    beginnings = tuple(beginning for _, beginning in found if beginning)
    every = forest.locale.part("web")
    return {key: text for key, text in every.items() if key in keys or (beginnings and key.startswith(beginnings))}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
