"""What the browser and the typesetter get: styles, scripts, templates."""

from __future__ import annotations

from importlib.resources import files


def asset(name: str) -> bytes:
    """The bytes of one file in this folder."""
    return files(__name__).joinpath(name).read_bytes()
