"""Pages as two validators of others judge them: html-validate, and vnu, which the W3C runs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests import npm
from tests.project import ROOT

HOME = ROOT / ".cache" / "vnu"
VNU = "vnu-jar@26.9.27"
PRESETS = "standard,a11y"
"""What the standard asks for, and what people who cannot see or point need; not a matter of taste."""


class Problem(NamedTuple):
    """What a validator says of one line of a page."""

    tool: str
    page: str
    line: int
    said: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.said} ({self.tool})"


NAMED = {
    "aria-label-misuse: ": "a drawing needs a name, and `object` has no other attribute for it",
    "wcag/h32: ": "the form answers as one types; there is nothing to send",
    "Article lacks heading": "the heading of a tree's page stands in the slim bar above, where it stays in sight",
}
"""What is said and stays, each with the reason."""


def judged(found: Iterable[Problem]) -> tuple[list[Problem], Counter[str]]:
    """The problems that nobody has named, and how often each of the named was met."""
    left, met = [], Counter[str]()
    for problem in found:
        name = next((pattern for pattern in NAMED if re.match(pattern, problem.said)), None)
        if name is None:
            left.append(problem)
        else:
            met[name] += 1
    return left, met


def html_validate(pages: Iterable[Path], site: Path) -> Iterator[Problem]:
    """What html-validate says of pages of a site; its tool has to be there."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"  # to a pipe it writes no more than a pipe takes at once
        command = [str(npm.TOOLS / "html-validate"), "--preset", PRESETS, "--formatter", f"json={report}"]
        done = subprocess.run([*command, *map(str, pages)], cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1) or not report.is_file():
            raise RuntimeError(f"html-validate: {done.stderr or done.stdout}")
        files = json.loads(report.read_text("utf-8"))
    for file in files:
        page = Path(file["filePath"]).resolve().relative_to(site.resolve()).as_posix()
        for told in file["messages"]:
            yield Problem("html-validate", page, told["line"], f"{told['ruleId']}: {told['message']}")


def vnu(site: Path) -> Iterator[Problem]:
    """What vnu says of every page, chart and style sheet of a site; needs Java, and is fetched once."""
    jar = HOME / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        npm.install(HOME, VNU)
    command = ["java", "-Xss16m", "-jar", str(jar), "--format", "json", "--also-check-css", "--also-check-svg"]
    done = subprocess.run([*command, "--skip-non-html", str(site)], capture_output=True, text=True, check=False)
    if not done.stderr.startswith("{"):
        raise RuntimeError(f"vnu: {done.stderr or done.stdout}")
    for told in json.loads(done.stderr)["messages"]:
        page = Path(told.get("url", "file:").removeprefix("file:"))
        where = page.relative_to(site.resolve()).as_posix() if page.is_relative_to(site.resolve()) else str(page)
        yield Problem("vnu", where, told.get("lastLine", 0), told["message"])


def missing() -> str:
    """What this machine lacks for both; nothing where it lacks nothing."""
    if not npm.there() or not npm.locked():
        return "npm"
    return "" if shutil.which("java") else "java"
