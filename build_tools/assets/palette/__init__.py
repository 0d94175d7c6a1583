"""Every colour by what it means, from one file, for the browser and for the typesetter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict, Field

Colour = Annotated[str, Field(pattern=r"^#([0-9a-f]{3}|[0-9a-f]{6})$")]
Colours: TypeAlias = Mapping[str, Colour]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Screen(_Strict):
    """The colours of a screen by day, and those that are others in the dark."""

    light: Colours
    dark: Colours


class Palette(_Strict):
    """The colours of the screen and those of paper."""

    screen: Screen
    paper: Colours


@cache
def palette() -> Palette:
    """What the file says."""
    text = files(__name__).joinpath("palette.yml").read_text("utf-8")
    return Palette.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))


def variables(colours: Colours) -> str:
    """Colours as the custom properties of a style sheet."""
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
