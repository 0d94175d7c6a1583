"""What charts and cards came to, tree by tree, beside those of another version: `python -m tests.quality [REVISION]`.

The figures are the audit's: sheets, the smallest text in points, crossings and overlaps on paper, and crossings in the
chart for the screen. Without a revision, only today's are told. `--every N` takes each Nth tree, `--grown` adds trees
that are generated, of 20 to 250 nodes.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from tests.project import ROOT


class Figures(NamedTuple):
    """What one tree's paper and chart came to; less is better, but for the text."""

    sheets: int
    text: float
    crossings: int
    overlaps: int
    chart: int

    def worse(self, other: Figures) -> list[str]:
        """In what these read worse than others; smaller text is no loss where sheets were saved."""
        said = [f"{self.sheets - other.sheets:+} sheets"] if self.sheets > other.sheets else []
        if self.text < other.text - 0.05 and self.sheets >= other.sheets:
            said.append(f"text {other.text:.1f} → {self.text:.1f}")
        for name in ("crossings", "overlaps", "chart"):
            before, after = getattr(other, name), getattr(self, name)
            said += [f"{name} {before} → {after}"] if after > before else []
        return said


@click.command()
@click.argument("revision", required=False)
@click.option("--every", default=1, show_default=True, help="Take each Nth tree.")
@click.option("--grown", is_flag=True, help="Add generated trees of 20 to 250 nodes.")
def main(revision: str | None, every: int, grown: bool) -> None:
    """Print a table, and the sums below it."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        _project(root, revision, grown)
        (root / "measure.py").write_text(_MEASURE.format(every=every), "utf-8")
        now = dict(_measured(root, ROOT))
        then = dict(_measured(root, _former(root, revision))) if revision else {}
    for line in table(now, then):
        click.echo(line)


def table(now: dict[str, Figures], then: dict[str, Figures]) -> Iterator[str]:
    """A line a tree: sheets, text, crossings, overlaps, crossings of the chart; at its end what reads worse."""
    width = max(map(len, now), default=0)
    for key, figures in now.items():
        before = then.get(key)
        said = f"{key:{width}}  {_said(figures)}"
        yield f"{said}  was {_said(before)}  {', '.join(figures.worse(before))}".rstrip() if before else said
    both = [key for key in now if key in then]
    if both:
        worse = sum(bool(now[key].worse(then[key])) for key in both)
        yield f"{_sum(now, both)}; was {_sum(then, both)}; {worse} of {len(both)} worse in something"
    else:
        yield _sum(now, list(now))


def _said(one: Figures) -> str:
    return f"{one.sheets:2} sh {one.text:5.2f} pt {one.crossings:2} x {one.overlaps} o {one.chart:2} x"


def _sum(found: dict[str, Figures], keys: list[str]) -> str:
    some = [found[key] for key in keys]
    sheets, _, crossings, overlaps, chart = map(sum, zip(*some, strict=True)) if some else (0,) * 5
    least = min((one.text for one in some), default=0.0)
    return f"{sheets} sheets, least text {least:.2f} pt, {crossings} crossings, {overlaps} overlaps, {chart} in charts"


def _project(root: Path, revision: str | None, grown: bool) -> None:
    """The trees of today, or of a revision, which the code of today reads as well."""
    source = revision or "HEAD"
    command = ["git", "archive", source, "trees", "docs", "mkdocs.yml", "pyproject.toml"]
    packed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(root, filter="data")
    category = min((root / "trees").glob("*/index.yml")).parent
    for nodes in (20, 50, 100, 150, 250) if grown else ():
        (category / f"grown-{nodes}.yml").write_text(tree(nodes), "utf-8")


def tree(nodes: int) -> str:
    """A sound tree of about so many nodes: questions that branch in two, every third with an end of its own."""
    lines = [f"title: 生成的第{nodes}号树", "summary: 用来量版面。", "reviewed: 2026-11-01", "start: n0", "nodes:"]
    asked = max((nodes - 2) * 6 // 7, 1)
    for number in range(asked):
        left, right = (child if child < asked else None for child in (2 * number + 1, 2 * number + 2))
        good = f"n{left}" if left else "fine"
        bad = f"n{right}" if right else f"e{number}" if number % 3 == 0 else "call"
        lines.append(f"  n{number}: {{ask: 第{number}处的灯亮了吗？, answers: {{亮了: {good}, 没亮: {bad}}}}}")
        if bad == f"e{number}":
            lines.append(f"  e{number}: {{end: resolved, say: 换第{number}号零件，再试一次。}}")
    lines += ["  fine: {end: resolved, say: 好了，继续收银。}"]
    lines += ["  call: {end: escalate, to: acquirer, say: 请收单机构来看。, bring: [终端号]}"]
    return "\n".join(lines) + "\n"


def _former(root: Path, revision: str) -> Path:
    """The package of a revision, in a folder of its own."""
    packed = subprocess.run(["git", "archive", revision, "build_tools"], cwd=ROOT, capture_output=True, check=True)
    package = root / "former"
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(package, filter="data")
    return package


def _measured(root: Path, package: Path) -> Iterator[tuple[str, Figures]]:
    """The figures as a version of the code has them, whose layouts are searched anew."""
    made = root / f"made-{package.name}"
    env = {"PYTHONPATH": str(package), "PATH": "", "OUT": str(made)}
    subprocess.run([sys.executable, "measure.py"], cwd=root, env=env, check=True)
    env = {"PYTHONPATH": str(ROOT), "PATH": ""}
    read = subprocess.run(
        [sys.executable, "-c", _READ, str(made)], cwd=root, env=env, check=True, capture_output=True, text=True
    )
    for key, value in json.loads(read.stdout).items():
        yield key, Figures(*value)


_MEASURE = """\\
import os
from pathlib import Path

from build_tools.build import pipeline
from build_tools.build.press import Press
from build_tools.cache import Cache

forest = pipeline.load(Path.cwd())
press = Press(forest, "https://guide.example/", Cache(None))
keys = sorted(forest.trees)
for key in [*keys[::{every}], *(key for key in keys if "/grown-" in key)]:
    for made in (press.card(forest.trees[key]), press.chart(forest.trees[key])):
        file = Path(os.environ["OUT"], made.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made.data)
"""
_READ = """\\
import json
import sys
from pathlib import Path

from build_tools.audit.card import audit
from build_tools.build import pipeline

forest, made = pipeline.load(Path.cwd()), Path(sys.argv[1])
found = {}
for key, tree in forest.trees.items():
    card, chart = made / f"cards/{key}.pdf", made / f"trees/{key}.svg"
    if card.exists():
        one = audit(card.read_bytes(), chart.read_bytes(), tree, forest)
        found[key] = [one.pages, round(one.smallest, 2), one.crossings, one.overlaps, one.svg_crossings]
print(json.dumps(found))
"""

if __name__ == "__main__":
    main()
