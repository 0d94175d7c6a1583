"""Typst: data and a template → PDF/UA-1, the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
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
    made = _compile(template, data, language, "pdf")
    return made if isinstance(made, bytes) else made[0]


def png(template: str, data: object, language: str, ppi: float) -> bytes:
    """The first page as a picture."""
    made = _compile(template, data, language, "png", ppi)
    return made if isinstance(made, bytes) else made[0]


def _compile(
    template: str, data: object, language: str, kind: Literal["pdf", "png"], ppi: float | None = None
) -> bytes | list[bytes]:
    words = locale(language)
    made: object = typst.compile(
        str(FOLDER / template),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs={
            "data": json.dumps({**_settable(data), "font": typeface.FAMILY}, ensure_ascii=False),
            "words": json.dumps({**words.part("card"), **_prefixed(words, "handbook")}, ensure_ascii=False),
            "palette": json.dumps(dict(palette().paper)),
            "language": words.language,
        },
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
