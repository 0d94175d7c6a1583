"""The site's own template, and what it is told: plain data, so that any engine that knows Jinja can fill it in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.edition import imprint, screen

FOLDER = Path(__file__).parent.parent / "assets" / "theme"
SCRIPTS = ("site.js", "finder.js")
"""What every page loads."""
STOCK_FILES = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""What the stock theme would send along; the site has its own."""


def told(forest: Forest, *, worker: bool) -> dict[str, Any]:
    """What stands under `extra` for the template; without a worker in a preview."""
    own = imprint(forest)
    return {
        "edition": {**own._asdict(), "lines": [line._asdict() for line in own.lines]} if own else None,
        "words": forest.locale.part("web"),
        "queries": forest.site.queries,
        "worker": worker,
        "brand": screen(forest).light["brand"],
        "paths": {
            "home": paths.HOME,
            "manifest": paths.MANIFEST,
            "icon": paths.icon(192),
            **{name: paths.asset(file) for name, file in _FILES.items()},
        },
    }


_FILES = {"scheme": "scheme.js", "styles": "site.css", "finder": "finder.js"}
