"""What makes the site an app that works without a network: the manifest, its icons, the service worker."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import typst

from build_tools import typeface
from build_tools.assets import asset
from build_tools.model.forest import Forest
from build_tools.targets import paths as places

ICONS = (192, 512)
LEFT_OUT = (".pdf", ".gz", ".xml", ".md", ".map")
"""Endings of files that are not stored at the first visit …"""
LATER = "cards/"
"""… and the folder of cards and their pictures, which are stored when they are first seen; all but their editions."""


def manifest(forest: Forest) -> bytes:
    """The web app manifest."""
    value = {
        "name": forest.site.name,
        "short_name": "POS 排障",
        "description": "从收银台上看到的现象，一步一步走到该做的事。",
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
    """The service worker of a site of these files; its version is a hash of all that it stores."""
    stored = {path: data for path, data in sorted(files.items()) if _at_once(path)}
    version = hashlib.sha256(asset("sw.js"))
    for path, data in stored.items():
        version.update(path.encode() + b"\0" + hashlib.sha256(data).digest())
    listed = json.dumps(list(stored), ensure_ascii=False)
    return f'const VERSION = "{version.hexdigest()[:12]}";\nconst FILES = {listed};\n'.encode() + asset("sw.js")


def _at_once(path: str) -> bool:
    """Whether a file is stored at the first visit."""
    if path.startswith(LATER):
        return path == places.EDITIONS
    return not path.endswith(LEFT_OUT) and path != "sw.js"
