"""Where everything is: paths under the site's root. They are printed in QR codes and never change.

Templates have this module as `paths`; scripts learn from `for_scripts`, the service worker from what is put before it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from posixpath import dirname, relpath
from urllib.parse import urlsplit

HOME = "index.html"
MISSING = "404.html"
"""What is shown where nothing is."""
WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"
CARDS, DATA, PACKS = "cards/", "api/", "packs/"
"""Folders: what is printed, what other programs read, what a first visit fetches in one."""
GLOSSARY = "glossary.md"
"""The page of terms, before the site's engine has seen it."""
HANDBOOK = "cards/handbook.pdf"
"""All cards as one book, where one volume holds them."""
FINDER_INDEX = "assets/finder-index.js"
"""What the finder ranks, and how."""
EDITIONS = "cards/editions.json"
"""Of all cards: what is current, and what was printed before."""


def handbook(volume: int, volumes: int) -> str:
    """A volume of the book of all cards, counted from 1."""
    return HANDBOOK if volumes == 1 else f"cards/handbook-{volume}.pdf"


def page(tree_id: str) -> str:
    """A tree's page."""
    return f"trees/{tree_id}.html"


def step(tree_id: str, node: str | None) -> str:
    """A node on its tree's page; without one, the page."""
    return page(tree_id) + (f"#{node}" if node else "")


def url(site_url: str, path: str) -> str:
    """A path under the site's root as the address that it will have."""
    return f"{site_url.rstrip('/')}/{path}"


_SITE = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")


def unfit(site_url: str) -> str:
    """Why no QR code can lead to a site at this address; nothing where one can."""
    if not site_url.strip():
        return "is not set"
    if not _SITE.fullmatch(site_url):
        return f"is `{site_url}`, not an address such as https://guide.example/pos/"
    if site_url.rstrip("/").endswith((".html", ".htm")):
        return f"is `{site_url}`, a page; the address of a folder is wanted"
    return ""


def placeholder(site_url: str) -> bool:
    """Whether the address only stands for one: no host's name ends in `.example`, now or ever."""
    host = urlsplit(site_url).hostname or ""
    return host.rstrip(".").endswith(".example")


def markdown(tree_id: str) -> str:
    """A tree's page before the site's engine has seen it."""
    return f"trees/{tree_id}.md"


def published(place: str) -> str:
    """A page once the site's engine has seen it."""
    return f"{place.removesuffix('.md')}.html"


def chart(tree_id: str) -> str:
    """A tree's flowchart, beside its page."""
    return f"trees/{tree_id}.svg"


def card(tree_id: str, style: str = "chart", paper: str = "a4") -> str:
    """A tree's printed card; what differs from the usual one, a chart on A4, is in its name."""
    parts = [tree_id, *([style] if style != "chart" else []), *([paper] if paper != "a4" else [])]
    return f"{CARDS}{'-'.join(parts)}.pdf"


def sheet(page_id: str) -> str:
    """A page's sheet, to be filled in; no tree's card is called so, for a tree has a category of its own."""
    return f"{CARDS}sheet-{page_id.replace('/', '-')}.pdf"


def thumbnail(tree_id: str) -> str:
    """A small picture of a card's first sheet."""
    return f"{CARDS}{tree_id}.png"


def edition(card_id: str) -> str:
    """What is current of one card, and what was printed before: all that a scanned card is judged by."""
    return f"{EDITIONS.removesuffix('.json')}/{card_id}.json"


def data(tree_id: str) -> str:
    """A tree as JSON."""
    return f"{DATA}trees/{tree_id}.json"


def data_of_all(name: str) -> str:
    """A table or a schema as JSON."""
    return f"{DATA}{name}.json"


def pack(name: str) -> str:
    """Files of a folder in one."""
    return f"{PACKS}{name}.json"


def icon(size: int) -> str:
    """The site's icon, so many pixels square."""
    return asset(f"icon-{size}.png")


def asset(name: str) -> str:
    """A style or script."""
    return f"assets/{name}"


def finder_part(name: str) -> str:
    """A part of the finder's index, which an offline copy fetches when it has changed."""
    return f"{FINDER_INDEX.removesuffix('.js')}/{name}.js"


def category(category_id: str) -> str:
    """A category's page before the site's engine has seen it."""
    return f"trees/{category_id}/index.md"


@lru_cache(4096)
def link(source: str, target: str) -> str:
    """The relative link from the file `source` to the file `target`."""
    return relpath(target, dirname(source) or ".")


def for_scripts() -> dict[str, str]:
    """What scripts look for, by name; where `{id}` stands, the id of a tree or a card goes."""
    return {
        "site": asset("site.js"),
        "tree": page("{id}"),
        "card": card("{id}"),
        "card.steps": card("{id}", "steps"),
        "edition": edition("{id}"),
        "editions": EDITIONS,
        "finder": FINDER_INDEX,
        "worker": WORKER,
    }
