"""What the browser and the typesetter get: styles, scripts, templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files

WEB = "assets/web"
POS = "pos/assets"


def asset(name: str, folder: str = WEB) -> bytes:
    """The bytes of one file in a folder of this package."""
    return files("build_tools").joinpath(folder, name).read_bytes()


_REMARK = re.compile(rb"/\*.*?\*/", re.DOTALL)
_MARGIN = re.compile(rb"\n\s+")


def bundle(names: Iterable[str], folder: str = WEB) -> bytes:
    """Several scripts of a folder as one, in this order, without their remarks and margins.

    The scripts keep `/*` and line breaks out of their texts and patterns.
    """
    return b"".join(_MARGIN.sub(b"\n", _REMARK.sub(b"", asset(name, folder))).lstrip() for name in names)
