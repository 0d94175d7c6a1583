"""The picture of the rooms: which part of the package knows which, as the imports have it.

`python -m tests.rooms` writes it into ARCHITECTURE.md; a test says when it is out of date.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "build_tools"
FILE = ROOT / "ARCHITECTURE.md"
_PICTURE = re.compile(r"(?<=<!-- rooms -->\n)(?:.|\n)*?(?=<!-- /rooms -->)")


def imports(file: Path) -> set[str]:
    """The parts of the package that a module imports: the first name below `build_tools`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom) and node.module == "build_tools":
            names = [f"build_tools.{alias.name}" for alias in node.names]
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("build_tools.")}
    return found


def files(part: str) -> list[Path]:
    """The modules of a part: a folder's, or the one file."""
    return [*sorted((PACKAGE / part).rglob("*.py")), *PACKAGE.glob(f"{part}.py")]


def knows() -> dict[str, set[str]]:
    """For each part, the others that it imports."""
    parts = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    parts -= {"__init__", "__main__", "starter"}
    found = {part: set().union(*map(imports, files(part))) - {part} for part in parts}
    return {part: found[part] & parts for part in _in_order(found)}


def picture() -> str:
    """A table: each part below those that it knows, with its first line."""
    rows = ["| room | what it is for | knows |", "|---|---|---|"]
    parts = knows()
    for part, known in parts.items():
        names = ", ".join(name for name in parts if name in known)
        rows.append(f"| `{part}` | {_purpose(part)} | {names} |")
    return "\n".join(rows) + "\n"


def _in_order(found: dict[str, set[str]]) -> Iterator[str]:
    """What others know first, by name among equals; a circle would be a fault of the layers, told by their test."""
    left = set(found)
    while left:
        ready = sorted(part for part in left if not (found[part] & left) - {part}) or sorted(left)[:1]
        yield from ready
        left -= set(ready)


def _purpose(part: str) -> str:
    file = PACKAGE / part / "__init__.py"
    source = (file if file.exists() else PACKAGE / f"{part}.py").read_text("utf-8")
    doc = ast.get_docstring(ast.parse(source)) or ""
    return doc.split("\n\n")[0].replace("\n", " ").replace("|", "\\|")


def drawn(text: str) -> str:
    """The page with today's picture."""
    return _PICTURE.sub(lambda _: picture(), text)


if __name__ == "__main__":
    FILE.write_text(drawn(FILE.read_text("utf-8")), "utf-8")
