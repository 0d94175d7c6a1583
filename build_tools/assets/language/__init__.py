"""What typesetting has to know of a language, a file a language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def chinese() -> dict[str, Any]:
    """Words, characters that lean on a neighbour, and the order of an index."""
    text = files(__name__).joinpath("zh.yml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found
