"""Typst: data and a template → PDF/UA-1, the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from build_tools import assets, typeface
from build_tools.assets.palette import palette
from build_tools.locales import Locale, locale

FOLDER = Path(assets.__file__).parent / "paper"


def pdf(template: str, data: object, language: str) -> bytes:
    """Set a template of the assets folder with `data`, a dataclass, and the words of a language.

    Both reach it in `sys.inputs` as JSON: a dataclass as an object, a named tuple as a list.
    """
    made = _compile(template, _inputs(data, language), "pdf")
    return made if isinstance(made, bytes) else made[0]


def png(template: str, data: object, language: str, ppi: float) -> bytes:
    """The first page as a picture."""
    made = _compile(template, _inputs(data, language), "png", ppi)
    return made if isinstance(made, bytes) else made[0]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is left open on a page: its name, and its rectangle in points from the left upper corner."""

    key: str
    page: int
    x: float
    y: float
    width: float
    height: float
    card: str = ""
    """The number of the card, where the place names it."""


def spotted(template: str, data: object, language: str) -> tuple[bytes, Sequence[Spot]]:
    """A file with its open places, page by page."""
    inputs = {**_inputs(data, language), "spots": "yes"}
    asked: object = typst.query(
        str(FOLDER / template), "<spot>", field="value", root=str(FOLDER), font_paths=_fonts(), sys_inputs=inputs
    )
    found = json.loads(str(asked))
    made = _compile(template, inputs, "pdf")
    spots = sorted((Spot(**spot) for spot in found), key=lambda spot: spot.page)
    return made if isinstance(made, bytes) else made[0], spots


def _inputs(data: object, language: str) -> dict[str, str]:
    words = locale(language)
    return {
        "data": json.dumps({**_settable(data), "font": typeface.FAMILY}, ensure_ascii=False),
        "words": json.dumps({**words.part("card"), **_prefixed(words, "handbook")}, ensure_ascii=False),
        "palette": json.dumps(dict(palette().paper)),
        "language": words.language,
    }


def _compile(
    template: str, inputs: dict[str, str], kind: Literal["pdf", "png"], ppi: float | None = None
) -> bytes | list[bytes]:
    made: object = typst.compile(
        str(FOLDER / template),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs=inputs,
        format=kind,
        ppi=ppi,
        pdf_standards=["ua-1"] if kind == "pdf" else [],
        timestamp=0,
    )
    if not isinstance(made, bytes | list):
        raise TypeError(f"typst returned {type(made).__name__}")
    return made


def _prefixed(words: Locale, part: str) -> dict[str, str]:
    return {f"{part}.{key}": text for key, text in words.part(part).items()}


def _settable(data: Any) -> Any:
    """The data with nothing in their texts that the typeface cannot set."""
    if isinstance(data, str):
        return typeface.settable(data)
    if is_dataclass(data):
        return {part.name: _settable(getattr(data, part.name)) for part in fields(data)}
    if isinstance(data, Mapping):
        return {key: _settable(value) for key, value in data.items()}
    return [_settable(item) for item in data] if isinstance(data, list | tuple) else data


@cache
def _fonts() -> typst.Fonts:
    """The one typeface, and nothing of the system's or of Typst's own."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(typeface.FOLDER)])
