"""The order of boxes in their rows: the one in which few lines cross, and answers stand as written."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias

from build_tools.targets.layout.place.layers import Body, Layers, Pass, Rows, joints
from build_tools.targets.layout.sketch.sketch import Sketch

Order: TypeAlias = Sequence[Sequence[int]]
"""The places of each row from left to right, by number."""
_ROUNDS, _MOST_ROUNDS = 3, 8
"""How often all rows are sorted by what is above them, or below, in turn: so often at least, and so often at most …"""
_PER_ROUND = 12
"""… with another round for so many boxes and passes, as what is large settles later."""
_CROSSING = 3.0
"""What it costs that two lines cross …"""
_SWAPPED = 0.6
"""… that two answers stand the other way round than written …"""
_ORDERED = 100.0
"""… the same where they must not …"""
_THROUGH = 20
"""… and so many crossings is it that a line runs through a box that reaches into the next row."""
RIGID = 10_000
"""The weight of what holds the pieces of one tall box together."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Boxes, passes and bodies by number, and the edges from each to the rows above and below, with weights."""

    keys: tuple[str, ...]
    row: tuple[int, ...]
    count: int
    """How many rows there are."""
    above: tuple[tuple[tuple[int, int], ...], ...]
    below: tuple[tuple[tuple[int, int], ...], ...]
    body: dict[int, int]
    """The piece of a tall box that is right above each of its bodies."""
    fan: tuple[int, ...]
    """The question that an answer belongs to; others have a number of their own."""
    written: tuple[int, ...]
    """An answer's place among those of its question."""
    siblings: tuple[tuple[int, int], ...]
    """Answers of one question in the same row, as written."""
    tails: tuple[tuple[int, ...], ...]
    heads: tuple[tuple[int, ...], ...]
    """The same edges without weights."""
    tall: frozenset[int]
    """The pieces of tall boxes."""
    main_line: frozenset[int]
    starts: tuple[int, ...]
    """Where a walk begins, and goes on where nothing led to: the roots, then all from the top row down."""


def grid(layers: Layers) -> Grid:
    """What an order is looked for of: the same for all sizes of boxes that reach into the same rows."""
    return _grid(layers.sketch, layers.own, tuple(layers.bodies.values()))


@lru_cache(256)
def _grid(sketch: Sketch, own: Rows, bodies: tuple[Body, ...]) -> Grid:
    keys = (*own.rows, *own.passes, *(body.key for body in bodies))
    number = {key: place for place, key in enumerate(keys)}
    row = (*own.rows.values(), *(item.row for item in own.passes.values()), *(body.row for body in bodies))
    above: list[list[tuple[int, int]]] = [[] for _ in keys]
    below: list[list[tuple[int, int]]] = [[] for _ in keys]

    def join(tail: str, head: str, pull: int) -> None:
        below[number[tail]].append((number[head], pull))
        above[number[head]].append((number[tail], pull))

    main_line = frozenset(sketch.main_line)
    for tail, head in own.steps:
        join(tail, head, weight(tail, head, own, main_line))
    for tail, head in anchors(sketch, own):
        join(tail, head, 1)
    pieces: dict[int, int] = {}
    for upper, lower in joints(bodies):
        join(upper, lower, RIGID)
        pieces[number[lower]] = number[upper]
    fan, written = list(range(len(keys))), [0] * len(keys)
    for question in sketch.fans:
        for place, answer in enumerate(sketch.successors[question]):
            fan[number[answer]], written[number[answer]] = number[question], place
    return Grid(
        keys,
        row,
        max(row) + 1,
        tuple(map(tuple, above)),
        tuple(map(tuple, below)),
        pieces,
        tuple(fan),
        tuple(written),
        tuple(
            (a, b)
            for answers in map(sketch.successors.__getitem__, sorted(sketch.fans))
            for a, b in combinations([number[answer] for answer in answers], 2)
            if row[a] == row[b]
        ),
        tuple(tuple(other for other, _ in near) for near in above),
        tuple(tuple(other for other, _ in near) for near in below),
        frozenset((*pieces, *pieces.values())),
        frozenset(number[key] for key in main_line if key in number),
        (*(number[key] for key in sketch.roots), *sorted(range(len(keys)), key=row.__getitem__)),
    )


def anchors(sketch: Sketch, own: Rows) -> list[tuple[str, str]]:
    """Edges that nobody sees: they keep the passes of a loop near the box that it comes from."""
    if not own.loops:
        return []
    upper: dict[str, str] = {}
    for tail, head in own.steps:
        if tail not in own.passes or not own.passes[tail].up:
            upper.setdefault(head, tail)
    loops = [wire for wire in sketch.wires if (wire.tail, wire.head) in own.loops and wire.tail in upper]
    return list(dict.fromkeys((upper[w.tail], Pass(w.head, True, own.rows[w.tail]).key) for w in loops))


def weight(tail: str, head: str, own: Rows, main_line: frozenset[str]) -> int:
    """Longer lines want to be straight, and the main line most of all."""
    if tail in own.passes and head in own.passes:
        return 8
    return 12 if tail in main_line and head in main_line else 2


@lru_cache(512)
def order(made: Grid, ordered: bool) -> Order:
    """The best order that is found: from two walks down the sketch, rows are sorted by their neighbours' places."""
    swapped = _ORDERED if ordered else _SWAPPED
    rounds = min(max(_ROUNDS, len(made.keys) // _PER_ROUND), _MOST_ROUNDS)
    best: list[list[int]] = []
    least = float("inf")
    walks = [_walked(made, main_first=False), _walked(made, main_first=True)]
    for rows in walks[: 1 if walks[0] == walks[1] else 2]:
        spot = [0] * len(made.keys)
        for line in rows:
            _number(line, spot)
        for turn in range(rounds + 1):
            _swap(made, rows, spot, swapped, 2 * rounds)
            cost = _cost(made, rows, spot, swapped)
            if cost < least - 0.001:
                least, best = cost, [line[:] for line in rows]
            if not cost:
                return best
            if turn < rounds:
                _sort(made, rows, spot, turn % 2 == 0)
    return best


def _number(line: list[int], spot: list[int]) -> None:
    for place, one in enumerate(line):
        spot[one] = place


def _walked(made: Grid, *, main_first: bool) -> list[list[int]]:
    """Rows in the order in which a walk from the roots meets what is in them."""
    rows: list[list[int]] = [[] for _ in range(made.count)]
    seen = [False] * len(made.keys)
    for start in made.starts:
        stack = [start]
        while stack:
            one = stack.pop()
            if seen[one]:
                continue
            seen[one] = True
            rows[made.row[one]].append(one)
            heads = list(made.heads[one])
            if main_first:
                heads.sort(key=lambda head: head not in made.main_line)
            stack.extend(reversed(heads))
    return rows


def _sort(made: Grid, rows: list[list[int]], spot: list[int], down: bool) -> None:
    """Sort each row by the mean place of the neighbours above, or below; what has none stays where it is."""
    neighbours = made.above if down else made.below
    for number in range(1, made.count) if down else range(made.count - 2, -1, -1):
        line = rows[number]
        if len(line) == 1:
            continue
        wanted = []
        free = []
        for place, one in enumerate(line):
            if near := neighbours[one]:
                total = pull = 0
                for other, weight in near:
                    total += spot[other] * weight
                    pull += weight
                wanted.append((total / pull, place, one))
            else:
                free.append((place, one))
        wanted.sort()
        line[:] = [one for _, _, one in wanted]
        for place, one in free:
            line.insert(place, one)
        _number(line, spot)


def _swap(made: Grid, rows: list[list[int]], spot: list[int], swapped: float, most: int) -> None:
    """Swap neighbours in a row while that makes it cheaper; a row that nothing beside it has moved since stays."""
    due = set(range(made.count))
    turns = 0
    while due and turns < most:
        turns += 1
        for number, line in enumerate(rows):
            if number not in due:
                continue
            due.discard(number)
            a = line[0]
            moved = False
            for place in range(1, len(line)):
                b = line[place]
                if _gain(made, spot, a, b, swapped) > 0.001:
                    line[place - 1], line[place] = b, a
                    spot[b], spot[a] = place - 1, place
                    moved = True
                else:
                    a = b
            if moved:
                due.update(range(max(number - 1, 0), min(number + 2, made.count)))


def _gain(made: Grid, spot: list[int], a: int, b: int, swapped: float) -> float:
    """What it saves that `b` is left of `a`, and not right of it."""
    crossings = 0
    for neighbours in (made.tails, made.heads):
        if (first := neighbours[a]) and (second := neighbours[b]):
            for one in first:
                x = spot[one]
                for other in second:
                    y = spot[other]
                    if x > y:
                        crossings += 1
                    elif x < y:
                        crossings -= 1
    if crossings and made.tall and (a in made.tall or b in made.tall):
        crossings *= _THROUGH
    if made.fan[a] != made.fan[b]:
        return crossings * _CROSSING
    return crossings * _CROSSING + (swapped if made.written[a] > made.written[b] else -swapped)


def _cost(made: Grid, rows: list[list[int]], spot: list[int], swapped: float) -> float:
    crossings = 0
    for line in rows[:-1]:
        passed: list[int] = []
        for one in line:
            if heads := made.heads[one]:
                many = _THROUGH if one in made.tall else 1
                if len(heads) == 1:
                    place = spot[heads[0]]
                    at = bisect_right(passed, place)
                    crossings += (len(passed) - at) * many
                    passed.insert(at, place)
                else:
                    places = [spot[head] for head in heads]
                    for place in places:
                        crossings += (len(passed) - bisect_right(passed, place)) * many
                    for place in places:
                        insort(passed, place)
    wrong = sum(spot[a] > spot[b] for a, b in made.siblings)
    return _CROSSING * crossings + swapped * wrong
