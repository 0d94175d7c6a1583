"""What typesetting has to know of a language, a file a language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class Bonds(BaseModel):
    """What of a language's text holds together where a line ends."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str
    """Words that a line does not break, with blanks between."""
    leans_back: str
    """Characters that belong to what stands before them."""
    leans_on: str
    """Characters that belong to what follows."""
    cannot: str
    """A pattern: a verb that fails, which is one word."""


@cache
def chinese() -> Bonds:
    """Those of Chinese."""
    return Bonds.model_validate(
        yaml.load(files(__name__).joinpath("zh.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    )
