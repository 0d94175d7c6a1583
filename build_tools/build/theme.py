"""The site's own template, and what it is told: plain data, so that any engine that knows Jinja can fill it in."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.edition import Imprint, imprint, screen

FOLDER = Path(__file__).parent.parent / "assets" / "theme"
SCRIPTS = ("site.js", "finder.js")
"""What every page loads."""
STOCK_FILES = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""What the stock theme would send along; the site has its own."""


class Told(TypedDict):
    """What stands under `extra` in an engine's settings."""

    words: dict[str, str]
    queries: str
    worker: bool
    brand: str
    """The colour of the bar around a page on a phone."""
    paths: dict[str, str]
    edition: Edition | None
    """Whose edition it is; None in the neutral guide."""


class Edition(TypedDict):
    """An imprint, its lines as mappings."""

    name: str
    logo: str
    width: int
    height: int
    lines: list[dict[str, str]]


def told(forest: Forest, *, worker: bool) -> Told:
    """What stands under `extra` for the template; without a worker in a preview."""
    return {
        "edition": _edition(imprint(forest)),
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


def _edition(own: Imprint | None) -> Edition | None:
    if own is None:
        return None
    lines = [line._asdict() for line in own.lines]
    return Edition(name=own.name, logo=own.logo, width=own.width, height=own.height, lines=lines)
