"""What the browser and the typesetter get: styles, scripts, templates."""

from __future__ import annotations

from importlib.resources import files

WEB = "assets/web"
POS = "pos/assets"


def asset(name: str, folder: str = WEB) -> bytes:
    """The bytes of one file in a folder of this package."""
    return files("build_tools").joinpath(folder, name).read_bytes()
