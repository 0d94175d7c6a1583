"""A whole run: a list and cards → files, a manifest, and a list of the rows that were left out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from itertools import count, islice

from build_tools.build.press import Press
from build_tools.cache import tools
from build_tools.model.tree import Tree
from build_tools.print_run import merchants, stamp
from build_tools.print_run.base import Base, base
from build_tools.print_run.engine import Engine
from build_tools.print_run.ledger import Ledger
from build_tools.print_run.merchants import Fault, Plan
from build_tools.print_run.partition import Part, do
from build_tools.print_run.stamp import Row
from build_tools.print_run.store import Store
from build_tools.print_run.tables import Table
from build_tools.print_run.template import Template, template
from build_tools.targets.paper.columns import Column

OWN_FILES = 500
"""So many rows make a part where each has a file of its own: what a machine that is lost has to do again."""
_STAMPED_BY = ("build_tools.print_run.partition",)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed: the cards laid out, and how many rows go into a file."""

    base: Base
    template: Template
    boxes: tuple[str, ...]
    """The boxes that are open, and what an edition prints in the others."""
    printed: Mapping[str, str]
    paper: str
    style: str
    per_file: int

    @property
    def part(self) -> int:
        """How many rows make a part."""
        return self.per_file if self.per_file > 1 else OWN_FILES

    @property
    def editions(self) -> str:
        """The cards and their editions, as the manifest has them."""
        return " ".join(f"{card.number}:{card.edition}" for card in self.base.cards)

    def plan(self, table: Table, known: Sequence[Column]) -> Plan:
        """What the columns of a list mean for these cards."""
        rooms = stamp.rooms(self.template)
        return merchants.plan(table.heads, known, self.boxes, rooms, self.base.language, self.printed)

    def with_fields(self, empty: Sequence[str]) -> Order:
        """The same, with fields in boxes that no column fills, where a file is one terminal's own."""
        if self.per_file > 1 or not empty:
            return self
        return replace(self, template=template(self.base, shared=False, empty=empty))

    def identity(self, table: Table) -> dict[str, object]:
        """What makes this run another than others."""
        digest = hashlib.sha256(repr(self.template).encode() + tools(_STAMPED_BY).encode())
        digest.update(f"{version('uharfbuzz')} {version('segno')}".encode())
        return {
            "list": table.sha256,
            "cards": self.editions,
            "paper": self.paper,
            "style": self.style,
            "number of rows in a file": self.per_file,
            "layout": digest.hexdigest(),
        }


def order(press: Press, trees: Sequence[Tree], paper: str, style: str, per_file: int) -> Order:
    """Lay the cards out, once."""
    made = base(press, trees, paper, style)
    boxes = tuple(dict.fromkeys(spot.key for spot in made.spots if spot.box))
    printed = {box: said for box, said in press.forest.site.known.items() if box in press.forest.site.boxes}
    return Order(made, template(made, shared=per_file > 1), boxes, printed, paper, style, per_file)


@dataclass(slots=True)
class Result:
    """What a run came to."""

    rows: int = 0
    kept: int = 0
    """Of these, such as an earlier run had printed already."""
    left_out: list[Fault] = field(default_factory=list)
    parts: int = 0


Progress = Callable[[int, int], None]


def run(
    order: Order, table: Table, plan: Plan, store: Store, engine: Callable[[], Engine], progress: Progress
) -> Result:
    """Print all rows; what is finished already is left as it is."""
    order = order.with_fields(plan.empty)
    ledger = Ledger(store, order.identity(table))
    result = Result()
    tasks = _parts(order, table, plan, store, ledger, result)
    if ledger.complete:
        for _ in tasks:
            pass
        ledger.tidy()
        return result
    done = 0
    for made in engine().run(do, tasks):
        done += made.rows
        progress(min(done + result.kept + len(result.left_out), table.about), table.about)
    progress(table.about, table.about)
    ledger.close(result.parts, result.left_out)
    return result


def _parts(order: Order, table: Table, plan: Plan, store: Store, ledger: Ledger, result: Result) -> Iterator[Part]:
    """The parts that are still to be done, as they are asked for; the result is filled in on the way."""
    rows = _good(table, plan, result)
    for number in count(1):
        taken = tuple(islice(rows, order.part))
        if not taken:
            return
        result.parts, result.rows = number, result.rows + len(taken)
        if ledger.complete or ledger.finished(number) == len(taken):
            result.kept += len(taken)
        else:
            yield Part(number, taken, order.template, order.editions, store.place)


def _good(table: Table, plan: Plan, result: Result) -> Iterator[Row]:
    for row in merchants.read(table, plan):
        if isinstance(row, Fault):
            result.left_out.append(row)
        else:
            yield row
