"""Data flows one way: load → model → rules, targets, reports → pipeline → the CLI and the MkDocs adapter."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "build_tools"

MAY_USE = {
    "load": {"load"},
    "model": {"load", "model"},
    "diagnostics": {"load"},
    "rules": {"load", "model", "diagnostics", "rules"},
    "reports": {"load", "model", "diagnostics", "reports"},
    "assets": {"assets"},
    "targets": {"load", "model", "targets", "assets"},
    "audit": {"model", "audit", "cache"},
    "cache": set(),
    "publish": set(),
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
