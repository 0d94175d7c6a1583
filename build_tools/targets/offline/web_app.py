"""What makes the site an app that works without a network: the manifest, its icons, the service worker."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

import typst

from build_tools import typeface
from build_tools.assets import asset, bundle
from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.edition import screen

ICONS = (192, 512)
LEFT_OUT = (".pdf", ".gz", ".xml", ".md", ".map", ".webmanifest", ".trees-build", paths.WORKER)
"""Endings of files that are never stored ahead …"""
LATER = (paths.CARDS, paths.DATA, paths.PACKS)
"""… and folders: cards when they are first seen, data for other programs never; but what they are judged by is."""
PACKED = (".html", ".svg")
"""Endings of files that are alike within their folder: a first visit fetches them in packs, which compress better."""
_EDITIONS = paths.edition("").removesuffix(".json")
"""The folder of what scanned cards are judged by."""
MOST_AHEAD = 16 * 1024 * 1024
"""Bytes that are stored ahead, before they are packed; trees that have no room are stored when they are first seen."""
FIRST = ("", "packs/pages.json", "packs/editions.json")
"""The packs that are stored whatever room they take; under no name stand styles, scripts and the finder's index."""
SHELL = (paths.HOME, paths.MISSING, *map(paths.asset, ("scheme.js", "site.css", "site.js", "wizard.js", "finder.js")))
"""What is stored before the worker takes over, without which no page works; all else follows in the background."""


def manifest(forest: Forest) -> bytes:
    """The web app manifest."""
    colours = screen(forest).light
    value = {
        "name": forest.site.name,
        "short_name": forest.site.short or forest.site.name,
        "description": forest.site.description,
        "lang": forest.site.language,
        "start_url": paths.HOME,
        "scope": "./",
        "display": "standalone",
        "background_color": colours["ground"],
        "theme_color": colours["brand"],
        "icons": [
            {
                "src": paths.icon(size),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size in ICONS
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def icon(size: int, colours: Mapping[str, str]) -> bytes:
    """The icon as PNG, `size` pixels square."""
    compiler = typst.Compiler(  # type: ignore[misc] # its stub cannot choose between paths and bytes
        asset("icon.typ", "assets/paper"),
        sys_inputs={"palette": json.dumps(dict(colours))},
        font_paths=[str(typeface.FOLDER)],
        ignore_system_fonts=True,
    )
    png = compiler.compile(format="png", ppi=72.0 * size / 192)
    if not isinstance(png, bytes):
        raise TypeError(f"typst returned {type(png).__name__} for one page of PNG")
    return png


def service_worker(files: Mapping[str, bytes]) -> bytes:
    """The service worker of a site of these files: what it stores, each by a hash of its content."""
    hashes = _hashes(files)
    shell = {path: hashes[path] for path in SHELL if path in hashes}
    packs: dict[str, dict[str, str]] = {}
    for path, key in hashes.items():
        if path not in shell:
            packs.setdefault(_pack(path), {})[path] = key
    version = hashlib.sha256(json.dumps(hashes).encode()).hexdigest()[:12]
    wholes = {paths.FINDER_INDEX: index} if (index := [*_parts(files)]) else {}
    told: dict[str, object] = {"EDITIONS": _EDITIONS, "MISSING": paths.MISSING, "CARDS": paths.CARDS}
    told |= {"SHELL": shell, "PACKS": packs, "AHEAD": _ahead(packs, files), "PARTS": wholes}
    lists = "".join(f"const {name} = {_json(value)};\n" for name, value in told.items())
    return f'const VERSION = "{version}";\n{lists}'.encode() + bundle(["sw.js"])


def _ahead(packs: Mapping[str, Iterable[str]], files: Mapping[str, bytes]) -> list[str]:
    """The packs that are stored before anybody asks: what is in none, pages that belong to no tree, then the trees."""
    found, size = [], 0
    for name in sorted(packs, key=lambda name: (name not in FIRST, name)):
        size += sum(len(files[path]) for path in packs[name])
        if name in FIRST or size <= MOST_AHEAD:
            found.append(name)
    return found


def packs(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """For each pack its file: the hash and the text of all that a first visit finds in it."""
    made: dict[str, dict[str, tuple[str, str]]] = {}
    hashes = _hashes(files)
    for path in sorted(hashes, key=lambda path: (path.endswith(PACKED[1:]), path)):
        if (name := _pack(path)) and path not in SHELL:
            made.setdefault(name, {})[path] = hashes[path], files[path].decode()
    return {name: _json(held).encode() for name, held in made.items()}


def _parts(files: Iterable[str]) -> list[str]:
    """The parts of the finder's index in the order in which they make it."""
    return [path for path in sorted(files) if path.startswith(paths.finder_part("").removesuffix(".js"))]


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(data).hexdigest()[:10] for path, data in sorted(files.items()) if stored(path)}


def _pack(path: str) -> str:
    """The pack that a file is in: one a category of trees, one for other pages, one for editions, none for the rest."""
    if path.startswith(_EDITIONS):
        return paths.pack("editions")
    if not path.endswith(PACKED):
        return ""
    folder, _, name = path.removeprefix("trees/").rpartition("/")
    return paths.pack(folder if path.startswith("trees/") and name else "pages")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def stored(path: str) -> bool:
    """Whether a file is stored ahead; the finder's index is, in its parts."""
    if path == paths.FINDER_INDEX:
        return False
    return path.startswith(_EDITIONS) or not (path.endswith(LEFT_OUT) or path.startswith(LATER))
