"""Typst: data and a template → PDF/UA-1, the same bytes for the same input."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import typst

from build_tools import assets, typeface
from build_tools.assets.palette import palette
from build_tools.locales import Locale, locale
from build_tools.targets.paper.spots import Spot

ROOT = Path(assets.__file__).parents[1]
"""What templates may reach: `/assets/paper/kit.typ` from anywhere in the package."""
FOLDER = ROOT / "assets" / "paper"


_FORGETS = 12
"""So many empty files are set for it."""


def pdf(template: str | Path, data: object, language: str) -> bytes:
    """Set a template, one that lies elsewhere by its whole path, with `data`, a dataclass, and the words of a language.

    Both reach it in `sys.inputs` as JSON: a dataclass as an object, a named tuple as a list.
    """
    return _pdf(_setter(template, _inputs(data, language)))


def spotted(template: str, data: object, language: str, *, reserved: bool = False) -> tuple[bytes, list[Spot]]:
    """A file with its open places, page by page; `reserved` keeps room for whose card it is."""
    setter = _setter(template, {**_inputs(data, language), "spots": "reserved" if reserved else "yes"})
    made = _pdf(setter)
    found = json.loads(setter.query("<spot>", field="value"))
    return made, sorted((Spot(**spot) for spot in found), key=lambda spot: spot.page)


def _setter(template: str | Path, inputs: dict[str, str]) -> typst.Compiler:
    return typst.Compiler(str(FOLDER / template), root=str(ROOT), font_paths=_fonts(), sys_inputs=inputs)


def _pdf(setter: typst.Compiler) -> bytes:
    made = setter.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError(f"typst returned {type(made).__name__}")
    return made


def forget() -> None:
    """Let go of what was worked out so far: the typesetter drops what the next ten files do not ask for."""
    for _ in range(_FORGETS):
        typst.Compiler(b" ", root=str(ROOT), font_paths=_fonts()).compile(format="pdf")


def form(template: str, data: object, language: str) -> bytes:
    """A file whose boxes are fields to be filled in."""
    from build_tools.targets.paper.forms import fillable  # what it reads and cuts with takes long to import

    made, spots = spotted(template, data, language)
    return fillable(made, [spot for spot in spots if spot.box])


def _inputs(data: object, language: str) -> dict[str, str]:
    words = locale(language)
    return {
        "data": json.dumps({**_settable(data), "font": typeface.FAMILY}, ensure_ascii=False),
        "words": json.dumps({**words.part("card"), **_prefixed(words, "handbook")}, ensure_ascii=False),
        "palette": json.dumps(dict(palette().paper)),
        "language": words.language,
    }


def _prefixed(words: Locale, part: str) -> dict[str, str]:
    return {f"{part}.{key}": text for key, text in words.part(part).items()}


def _settable(data: Any) -> Any:
    """The data with nothing in their texts that the typeface cannot set."""
    if isinstance(data, str):
        return typeface.settable(data)
    if data is None or isinstance(data, int | float):
        return data
    if isinstance(data, list | tuple):
        return [_settable(item) for item in data]
    if isinstance(data, dict):
        return {key: _settable(value) for key, value in data.items()}
    return {name: _settable(getattr(data, name)) for name in _names(data.__class__)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The names of a dataclass's fields."""
    return tuple(part.name for part in fields(kind))


@cache
def _fonts() -> typst.Fonts:
    """The one typeface, and nothing of the system's or of Typst's own."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(typeface.FOLDER)])
