"""The page for authors names every key, setting and limit that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from pydantic import BaseModel

from build_tools.model.settings import Limits, Settings
from build_tools.schema import shape
from tests.project import ROOT

PAGE = (ROOT / "trees/README.md").read_text("utf-8")
RECIPES = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
_FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def shown(page: str) -> set[str]:
    """The words that stand in code, in a line or as an example."""
    blocks = _FENCED.findall(page)
    inline = re.findall(r"`([^`\n]+)`", _FENCED.sub("", page))
    return {word for text in (*blocks, *inline) for word in re.findall(r"[a-z_]+", text)}


def keys() -> Iterator[tuple[str, str]]:
    forms = (shape.TREE, shape.CATEGORY, shape.SAFETY, shape.SITE, shape.SOURCES, shape.GLOSSARY, shape.PAGE)
    verbs = (shape.AskShape, shape.DoShape, shape.RunShape, shape.GotoShape, shape.EndShape)
    shapes: set[type[BaseModel]] = {shape.LongAnswer, *verbs, *(form.entry for form in forms)}
    shapes |= {inner for form in forms for inner in form.inside.values()}
    for model in shapes:
        for name, field in model.model_fields.items():
            yield model.__name__, field.alias or name


def test_every_key_is_told() -> None:
    known = shown(PAGE)
    assert {(model, key) for model, key in keys() if key not in known} == set()


@pytest.mark.parametrize("page", [PAGE, RECIPES], ids=["trees/README.md", "CONTRIBUTING.md"])
def test_every_setting_and_limit_is_told(page: str) -> None:
    told = {field.name for field in fields(Settings)} - {"language"}  # which mkdocs.yml says
    assert told | set(Limits.model_fields) <= shown(page)


def test_the_limits_are_told_as_they_are() -> None:
    table = PAGE.partition("| `limits` 里的键 |")[2]
    told: dict[str, int] = {}
    for names, numbers in re.findall(r"^\| (`[^|]+`) \| ([\d、]+) \|", table, re.MULTILINE):
        told |= zip(re.findall(r"\w+", names), map(int, numbers.split("、")), strict=True)
    assert told == Limits().model_dump()
