"""Cards for terminals: stamping one against setting one, in files of a thousand and in files of their own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from build_tools.build import pipeline
from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.print_run import files, run
from build_tools.print_run.stamp import Row
from build_tools.targets.paper import card
from tests.bench.line import Line

ROOT = Path(__file__).parent.parent.parent
SITE_URL = "https://pos-guide.example/"
TREE = "receipt/receipt-missing"
ROWS = 1_000
FIRST, MANY = 0x4E00, 997
"""Of the characters in names: so many from this one on."""


def bench() -> Iterator[Line]:
    """Processor time of one process, warm: layouts, fonts and the shared part of files are there."""
    press = Press(pipeline.load(ROOT), SITE_URL, Cache(ROOT / ".cache" / "trees"))
    tree = press.forest.trees[TREE]
    card.pdf(press.contents[TREE], press.sheets(tree), SITE_URL)
    setting = min(_took(lambda: card.pdf(press.contents[TREE], press.sheets(tree), SITE_URL)) for _ in range(5))
    rows = [_row(number) for number in range(ROWS)]
    many, own = (run.order(press, [tree], "a4", "chart", per_file).template for per_file in (ROWS, 1))
    files.joined(rows[:2], many)
    files.own(rows[0], own)
    for name, bar, took in (
        ("a stamped card in a file of a thousand", 8, _took(lambda: files.joined(rows, many))),
        ("a stamped card in a file of its own", 25, _took(lambda: [files.own(row, own) for row in rows])),
    ):
        details = f"{ROWS / took:,.0f} a second; setting one takes {setting * 1000:.0f} ms"
        yield Line(name, took / ROWS / setting * 1000, bar, "‰ of setting one", details)


def _row(number: int) -> Row:
    """A terminal; no two have a name of the same characters, so that each needs a font of its own."""
    name = "".join(chr(FIRST + number * step % MANY) for step in (3, 5, 7, 11, 13, 17, 19, 23))
    return Row(
        number, f"{number:08}", {"": name, "商户号": f"{number:015}", "终端号": f"{number:08}", "店长电话": "95516"}
    )


def _took(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
