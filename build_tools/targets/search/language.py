"""How questions are read in one language: words said for the tone, negations, numerals, what makes a number a code."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

FALLBACK = "en"


def _text_keys(value: Any) -> Any:
    """YAML reads the key of `1: one` as a number; here digits are characters."""
    return {str(key): str(item) for key, item in value.items()} if isinstance(value, dict) else value


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CodeWords(_Read):
    """The words by which a number is told from a code."""

    beside: tuple[str, ...]
    """What makes a number beside it a code."""
    around: tuple[str, ...]
    """What may stand around a code without making it anything else."""
    before_amount: tuple[str, ...]
    """What makes the number behind it an amount, a telephone number or part of a card's."""
    after_amount: tuple[str, ...]
    """Units: what makes the number before it an amount, a time, a date, a count."""


class Language(_Read):
    """The lists of one language, as its file has them."""

    particles: str
    around: tuple[tuple[str, ...], ...]
    joints: tuple[str, ...]
    negation: tuple[str, ...]
    complements: str
    numerals: Annotated[dict[str, str], BeforeValidator(_text_keys)]
    measures: str
    meaning: tuple[str, ...]
    code: CodeWords


_NAME = re.compile("[a-z]{2,8}")
"""What may name a language, and a file: `theme.language` holds whatever somebody has written."""


@cache
def language(name: str) -> Language:
    """The lists for a language (`zh`, `zh-Hans`, `en`); English where there are none for it."""
    folder = files("build_tools.targets.search").joinpath("languages")
    short = name.partition("-")[0].lower()
    file = folder.joinpath(f"{short}.yml")
    if not _NAME.fullmatch(short) or not file.is_file():
        file = folder.joinpath(f"{FALLBACK}.yml")
    return Language.model_validate(yaml.safe_load(file.read_text("utf-8")))
