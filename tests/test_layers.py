"""Data flows one way: load → schema → model → analysis → rules, targets → pos → build → check → cli, mkdocs_plugin.

Nothing generic knows the trade: `pos` is joined in `build` alone.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "build_tools"

_MODEL = {"load", "schema", "locales", "model"}
_KNOWN = {*_MODEL, "analysis", "findings"}

MAY_USE = {
    "load": {"load"},
    "schema": {"load", "schema"},
    "locales": set(),
    "model": _MODEL,
    "findings": {"load"},
    "analysis": {*_MODEL, "analysis"},
    "rules": {*_KNOWN, "rules"},
    "reports": {"load", "locales", "model", "analysis", "findings", "reports"},
    "assets": set(),
    "targets": {*_MODEL, "analysis", "targets", "assets"},
    "audit": {"locales", "model", "analysis", "audit", "cache"},
    "cache": set(),
    "pos": {*_KNOWN, "rules", "targets", "assets", "pos"},
    "build": {*_KNOWN, "rules", "targets", "assets", "cache", "pos", "build"},
    "check": {*_KNOWN, "reports", "build", "check"},
}
"""What each part may import; a part that is not named here is an entry, and may use all."""


def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom) and node.module == "build_tools":
            names = [f"build_tools.{alias.name}" for alias in node.names]
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("build_tools.")}
    return found


@pytest.mark.parametrize("part", sorted(MAY_USE))
def test_a_part_knows_only_what_comes_before_it(part: str) -> None:
    files = [*(PACKAGE / part).rglob("*.py"), *PACKAGE.glob(f"{part}.py")]
    assert files, f"{part} is gone; mend the table"
    for file in files:
        assert imports(file) <= MAY_USE[part], file.relative_to(PACKAGE)
