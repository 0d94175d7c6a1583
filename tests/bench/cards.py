"""Charts against a `dot` process each, cards from layout to file, and the handbook against its cards one by one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools import typeface
from build_tools.build import pipeline
from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.model.tree import Tree
from build_tools.pos.codes import sheet
from build_tools.targets.layout.draw.drawing import draw
from build_tools.targets.layout.search.candidate import Variant, plan, skeleton
from build_tools.targets.layout.search.screen import SCREEN
from build_tools.targets.layout.sketch.sketch import Sketch
from build_tools.targets.layout.sketch.whole_tree import whole_tree
from build_tools.targets.paper import card, handbook
from build_tools.targets.web import chart
from tests import system
from tests.bench.line import Line

ROOT = Path(__file__).parent.parent.parent
SITE_URL = "https://pos-guide.example/"


def bench() -> Iterator[Line]:
    """The project's own trees; typefaces are read before the clock starts."""
    press = Press(pipeline.load(ROOT), SITE_URL, Cache(ROOT / ".cache" / "trees"))
    press.warm()
    trees = list(press.forest.trees.values())
    yield from _charts(press, trees)
    cards = [(press.contents[tree.id], press.sheets(tree)) for tree in trees]
    card.pdf(*cards[0], SITE_URL)
    one = _took(lambda: [card.pdf(*made, SITE_URL) for made in cards])
    details = f"{len(trees)} cards from their layouts to PDF in {one:.2f} s: {len(trees) / one:.0f} a second"
    yield Line("a card", one / len(trees), 0.1, "s", details)
    annex = sheet.annex(press.forest, press.numbers)
    whole_book = _took(lambda: handbook.pdf(cards, press.forest, annex, (), SITE_URL))
    yield Line("the handbook against its cards", whole_book / one, 1, "x", f"{whole_book:.2f} s, indexes and all")
    some = [tree for tree in trees if tree.category == "device"]
    cold = Press(press.forest, SITE_URL, Cache(None))
    searched = _took(lambda: [cold.sheets(tree) for tree in some]) / len(some)
    yield Line(
        "a card from nothing",
        searched,
        4,
        "s",
        f"on one processor, the search for its layout included; {len(some)} trees",
    )


def _charts(press: Press, trees: list[Tree]) -> Iterator[Line]:
    if not shutil.which("dot"):
        system.attempt(lambda: system.apt("graphviz"))
    if not shutil.which("dot"):
        print("LEFT OUT: charts against `dot`; there is no such program here", file=sys.stderr)
        return
    variant = Variant()
    sketches = [whole_tree(tree, press.forest) for tree in trees]
    texts = [_dot(sketch, variant) for sketch in sketches]

    def drawn() -> None:
        for tree, sketch in zip(trees, sketches, strict=True):
            chart.chart(tree, draw(plan(sketch, variant, SCREEN)), press.forest.locale)

    def processes() -> None:
        for text in texts:
            subprocess.run(["dot", "-Tsvg"], input=text, stdout=subprocess.DEVNULL, env=env, check=True)

    drawn()
    with TemporaryDirectory() as folder:
        env = {**os.environ, "FONTCONFIG_FILE": str(system.fonts(Path(folder)))}
        whole_charts, baseline = (_took(work, 3) / len(trees) for work in (drawn, processes))
    details = f"{1000 * whole_charts:.1f} ms a chart against {1000 * baseline:.1f} ms"
    yield Line("layouts, drawn as SVG, against a `dot` process each", whole_charts / baseline, 0.4, "x", details)


def _dot(sketch: Sketch, variant: Variant) -> bytes:
    """The graph as anybody would hand it to `dot`."""
    boxes = skeleton(sketch, variant).boxes
    lines = [f'digraph {{ node [shape=box fontname="{typeface.FAMILY}" fontsize=14]']
    for key, part in boxes.items():
        words = "\\n".join(part.lines).replace('"', "'")
        lines.append(f'"{key}" [label="{words}"]')
    lines += [f'"{wire.tail}" -> "{wire.head}"' for wire in sketch.wires]
    return "\n".join([*lines, "}"]).encode()


def _took(work: Callable[[], object], times: int = 1) -> float:
    """Seconds, the least of several runs."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return min(took)
