"""Data flows one way: findings → load → schema → model → analysis → rules, targets → pos → build → check → cli.

Nothing generic knows the trade: `pos` is joined in `build` alone.
"""

from __future__ import annotations

import ast
import re

import pytest

from tests import rooms
from tests.rooms import PACKAGE, imports

_MODEL = {"findings", "load", "schema", "locales", "model"}
_KNOWN = {*_MODEL, "analysis"}

MAY_USE = {
    "load": {"findings", "load"},
    "schema": {"findings", "load", "schema"},
    "locales": set(),
    "model": _MODEL,
    "findings": set(),
    "analysis": {*_MODEL, "analysis"},
    "rules": {*_KNOWN, "rules", "typeface"},
    "reports": {"load", "locales", "model", "analysis", "findings", "terminal", "reports"},
    "assets": set(),
    "typeface": set(),
    "targets": {*_MODEL, "analysis", "targets", "assets", "typeface"},
    "audit": {"locales", "model", "analysis", "audit", "cache", "terminal"},
    "cache": set(),
    "terminal": set(),
    "pos": {*_KNOWN, "rules", "targets", "assets", "pos", "typeface"},
    "build": {*_KNOWN, "rules", "targets", "assets", "cache", "pos", "build"},
    "check": {*_KNOWN, "reports", "build", "check"},
    "compare": {*_KNOWN, "targets", "cache", "build", "compare"},
    "print_run": {*_KNOWN, "targets", "typeface", "cache", "build", "print_run"},
    "edit": {*_KNOWN, "targets", "cache", "build", "check", "compare", "edit"},
}
"""What each part may import; a part that is not named here is an entry, and may use all."""


@pytest.mark.parametrize("part", sorted(MAY_USE))
def test_a_part_knows_only_what_comes_before_it(part: str) -> None:
    found = rooms.files(part)
    assert found, f"{part} is gone; mend the table"
    for file in found:
        assert imports(file) <= MAY_USE[part], file.relative_to(PACKAGE)


def test_the_trade_is_joined_in_one_place() -> None:
    """The command that tells what of the trade's own articles is covered is the trade's own."""
    joins = {file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py") if "pos" in imports(file)}
    assert {file for file in joins if not file.startswith("pos/")} == {"build/trade.py", "cli/figures.py"}


def test_no_room_is_a_drawer() -> None:
    """More than a glance takes in; rules are a catalogue, and the only one."""
    for folder in {file.parent for file in PACKAGE.rglob("*.py")}:
        modules = [file for file in folder.glob("*.py") if file.name != "__init__.py"]
        assert len(modules) <= 25 or folder == PACKAGE / "rules", folder


def test_the_picture_of_the_rooms_is_of_today() -> None:
    text = rooms.FILE.read_text("utf-8")
    assert text == rooms.drawn(text), "run: make rooms"


LOOSE = {
    "findings.py": "what is filled into a sentence",
    "print_run/run.py": "what a run's own record holds, as JSON",
    "schema/described.py": "a JSON Schema, as pydantic gives it",
}
"""Modules whose functions may hand on a mapping that says nothing of its values, and why."""


def test_what_modules_hand_to_each_other_has_a_type() -> None:
    found = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        for said in (*(arg.annotation for arg in (*node.args.args, *node.args.kwonlyargs)), node.returns)
        if said and re.search(r"(dict|Mapping)\[str, (Any|object)\]", ast.unparse(said))
    }
    assert found == set(LOOSE)
