"""What the search tries: very different structures to begin with, then what differs in one thing from the best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.targets.layout.route.route import Plan
from build_tools.targets.layout.search.bounds import Structure, rows_of
from build_tools.targets.layout.search.score import Room, disorder
from build_tools.targets.layout.sketch.repeated_ends import separable, separated
from build_tools.targets.layout.sketch.sketch import Sketch
from build_tools.targets.layout.sketch.stacks import stackable

_WIDE = 5
"""A question with so many answers may have them in more than one row."""
_STAGGERS = (2, 3, 4)
"""The numbers of rows that are tried for them."""
_FULL = 0.85
"""A row of so much of the chart's width is one that makes it wide."""


def seeds(sketch: Sketch) -> Iterator[Structure]:
    """Very different structures."""
    stacked = frozenset(stackable(sketch))
    for stacks in dict.fromkeys((frozenset(), stacked)):
        yield Structure(stacks=stacks)
    if wide := _wide(sketch):
        for rows in _STAGGERS:
            delays = {answer: row for key in wide for answer, row in _staggered(sketch, key, rows)}
            yield Structure(stacks=stacked, delays=frozenset(delays.items()))
    if ends := frozenset(separable(sketch)):
        yield Structure(stacks=frozenset(stackable(separated(sketch, ends))), repeated_ends=ends)


def moves(sketch: Sketch, now: Structure, plan: Plan, room: Room, thorough: bool) -> Iterator[Structure]:
    """Coarse things first, then the rows of those boxes that make the chart wide, or whose lines cross; or of all."""
    if thorough and _order_matters(plan, now):
        yield now._replace(ordered=not now.ordered)
    for key in separable(sketch):
        yield now._replace(repeated_ends=now.repeated_ends ^ {key})
    for key in stackable(separated(sketch, now.repeated_ends)):
        yield now._replace(stacks=now.stacks ^ {key})
    for key in _wide(sketch):
        others = {box: row for box, row in sorted(now.delays) if box not in sketch.successors[key]}
        for count in (1, *_STAGGERS):
            yield now._replace(delays=frozenset({**others, **dict(_staggered(sketch, key, count))}.items()))
    made, rows = rows_of(sketch, now)
    delays = dict(sorted(now.delays))
    answers = {spec.key for spec in made.specs if spec.answer is not None}
    entangled = _entangled(plan)
    full = _in_full_rows(plan, room)
    for key, delay in delays.items():
        if key not in answers:
            yield now._replace(delays=_delayed(delays, key, delay - 1))
    for key in rows.rows:
        if key in answers or key in sketch.roots:
            continue
        delay = delays.get(key, 0)
        if thorough or key in full or key in entangled:
            yield now._replace(delays=_delayed(delays, key, delay + 1))
        if key in entangled:
            yield now._replace(delays=_delayed(delays, key, delay + 2))


def _order_matters(plan: Plan, now: Structure) -> bool:
    """Whether answers stand otherwise than written, or lines cross because they must not."""
    return bool(plan.crossed or plan.touches) if now.ordered else disorder(plan.sketch, plan.centres) > 0


def _delayed(delays: Mapping[str, int], key: str, delay: int) -> frozenset[tuple[str, int]]:
    return frozenset({box: rows for box, rows in {**delays, key: delay}.items() if rows}.items())


def _entangled(plan: Plan) -> frozenset[str]:
    """The boxes whose lines cross, or all where some touch, for nobody knows which."""
    if plan.touches:
        return frozenset(plan.boxes)
    keys = {key for net, _ in plan.crossed for key in (*net.tops, *net.bottoms)}
    passes = plan.rows.passes
    return frozenset(passes[key].head if key in passes else key for key in keys)


def _in_full_rows(plan: Plan, room: Room) -> frozenset[str]:
    """The boxes of the widest rows, where width is what makes text small."""
    if room.width / plan.width > room.height / plan.height:
        return frozenset()
    across: dict[int, float] = {}
    for key, row in plan.rows.rows.items():
        across[row] = across.get(row, 0.0) + plan.boxes[key].width
    most = max(across.values())
    return frozenset(key for key, row in plan.rows.rows.items() if across[row] >= _FULL * most)


def _wide(sketch: Sketch) -> list[str]:
    return [spec.key for spec in sketch.specs if spec.key in sketch.fans and len(sketch.successors[spec.key]) >= _WIDE]


def _staggered(sketch: Sketch, key: str, rows: int) -> Iterator[tuple[str, int]]:
    """A question's answers in turn in the first, the second, … row below it."""
    for place, answer in enumerate(sketch.successors[key]):
        if place % rows:
            yield answer, place % rows
