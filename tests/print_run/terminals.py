"""Lists of terminals that are made up, and runs of the tests' own cards."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from build_tools.build.press import Press
from build_tools.build.trade import TRADE
from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.print_run import run as runs
from build_tools.print_run.engine import Engine, Local
from build_tools.print_run.run import Order, Progress, Result
from build_tools.print_run.store import Store
from build_tools.print_run.tables import table
from tests.conftest import CACHE, SITE_URL

HEADS = ("商户号", "终端号", "商户名称", "客服电话", "联系电话")
NAMES = ("街角便利店", "Café de l'Été 咖啡", "", "鑫鑫五金建材批发部")


def rows(count: int) -> list[tuple[str, ...]]:
    """So many rows without a fault."""
    return [
        (f"{898110000000000 + n // 3}", f"{10000000 + n}", NAMES[n % len(NAMES)], "95516", f"0571-{80000000 + n}")
        for n in range(count)
    ]


def text(lines: Iterable[Sequence[str]], heads: Sequence[str] = HEADS) -> str:
    """A list as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows([heads, *lines])
    return out.getvalue()


def order(forest: Forest, numbers: Sequence[str], per_file: int = 1, paper: str = "a4", style: str = "chart") -> Order:
    """Cards, laid out for a run."""
    press = Press(forest, SITE_URL, Cache(CACHE))
    by_number = {number: forest.trees[tree] for tree, number in press.numbers.items()}
    return runs.order(press, [by_number[number] for number in numbers], paper, style, per_file)


def _unseen(_done: int, _of: int) -> None:
    """Nobody looks."""


def print_all(
    order: Order,
    merchants: Path,
    out: str | Path,
    engine: Callable[[], Engine] = lambda: Local(2),
    progress: Progress = _unseen,
) -> Result:
    """A run as the command makes it."""
    found = table(str(merchants))
    return runs.run(order, found, order.plan(found, TRADE.columns), Store(str(out)), engine, progress)
