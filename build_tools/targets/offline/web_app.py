"""What makes the site an app that works without a network: the manifest, its icons, the service worker."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import typst

from build_tools import typeface
from build_tools.assets import asset, bundle
from build_tools.model.forest import Forest
from build_tools.targets import paths

ICONS = (192, 512)
LEFT_OUT = (".pdf", ".gz", ".xml", ".md", ".map", ".webmanifest", ".trees-build", "sw.js")
"""Endings of files that are never stored ahead."""
LATER = ("cards/", "api/")
"""Folders whose files are not stored ahead: cards are stored when first seen, data for other programs never."""
SHELL = ("index.html", "404.html", *map(paths.asset, ("scheme.js", "site.css", "site.js", "wizard.js", "finder.js")))
"""What is stored before the worker takes over, without which no page works; all else follows in the background."""


def manifest(forest: Forest) -> bytes:
    """The web app manifest."""
    value = {
        "name": forest.site.name,
        "short_name": forest.locale.text("web.app.short"),
        "description": forest.locale.text("web.app.purpose"),
        "lang": forest.site.language,
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#12403c",
        "icons": [
            {
                "src": f"assets/icon-{size}.png",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size in ICONS
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def icon(size: int) -> bytes:
    """The icon as PNG, `size` pixels square."""
    compiler = typst.Compiler(  # type: ignore[misc] # its stub cannot choose between paths and bytes
        asset("icon.typ", "assets/paper"), font_paths=[str(typeface.FOLDER)], ignore_system_fonts=True
    )
    png = compiler.compile(format="png", ppi=72.0 * size / 192)
    if not isinstance(png, bytes):
        raise TypeError(f"typst returned {type(png).__name__} for one page of PNG")
    return png


def service_worker(files: Mapping[str, bytes]) -> bytes:
    """The service worker of a site of these files: what it stores, each by a hash of its content."""
    hashes = {path: hashlib.sha256(data).hexdigest()[:10] for path, data in sorted(files.items()) if stored(path)}
    shell = {path: hashes[path] for path in SHELL if path in hashes}
    rest = {path: key for path, key in hashes.items() if path not in shell}
    version = hashlib.sha256(json.dumps(hashes).encode()).hexdigest()[:12]
    lists = "".join(f"const {name} = {_listed(value)};\n" for name, value in (("SHELL", shell), ("REST", rest)))
    return f'const VERSION = "{version}";\n{lists}'.encode() + bundle(["sw.js"])


def _listed(value: Mapping[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def stored(path: str) -> bool:
    """Whether a file is stored ahead."""
    return path == paths.EDITIONS or not (path.endswith(LEFT_OUT) or path.startswith(LATER))
