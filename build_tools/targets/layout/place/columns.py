"""Rows in order → how far right everything in them stands: no wider than must be, lines as straight as can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from build_tools.targets.layout.place.layers import Layers
from build_tools.targets.layout.place.order import RIGID, Grid, Order, grid, order
from build_tools.targets.layout.route.nets import INSET
from build_tools.targets.layout.sketch.boxes import Box
from build_tools.targets.layout.sketch.stacks import RAIL

_THIN = 1.0
"""The width of a line that passes through a row."""
_SWEEPS = 2
"""How often all rows are looked at from above and from below, once each is near its place."""
_LOOSE = 0.01
"""The weight of what no line holds."""
_FIRM = 1e6
"""The weight of a lower piece of a tall box: it stands under the upper one."""
_TURNS = 4
"""How often the least places are worked out anew where tall boxes tie rows to each other."""


_Pull: TypeAlias = tuple[int, int, float, float]
"""What something is joined to: how strongly, how far aside, and how far off still is straight."""


class Places(NamedTuple):
    """An order, and the least room that it takes."""

    layers: Layers
    made: Grid
    order: Order
    half: list[float]
    """Half of the width of each."""
    least: list[float]
    """How far right the middle of each stands at least."""
    apart: list[list[float]]
    """For each row, how far the middle of each is at least from that of the one before it; first, from the edge."""
    width: float


def ordered(layers: Layers, boxes: Mapping[str, Box], gap: float, as_written: bool) -> Places:
    """Find the order, which all sizes of boxes share, and the least width."""
    made = grid(layers)
    rows = order(made, as_written)
    half = [box.width / 2 for box in map(boxes.__getitem__, layers.rows)]
    half += [_THIN / 2] * len(layers.passes)
    half += [boxes[body.box].width / 2 for body in layers.bodies.values()]
    apart = []
    for line in rows:
        before = -gap
        found = []
        for one in line:
            found.append(before + gap + half[one])
            before = half[one]
        apart.append(found)
    if made.body:
        _spread(made, rows, apart)
    least = _least(made, rows, apart)
    return Places(layers, made, rows, half, least, apart, max(at + half[one] for one, at in enumerate(least)))


def _spread(made: Grid, rows: Order, apart: list[list[float]]) -> None:
    """Have two tall boxes side by side leave room for what stands between them further down."""
    for number in range(len(rows) - 1, 0, -1):
        before, reach = None, 0.0
        for one, space in zip(rows[number], apart[number], strict=True):
            reach += space
            if one in made.body:
                upper = made.body[one]
                if before is not None and before in rows[number - 1]:
                    line = rows[number - 1]
                    left, right = line.index(before), line.index(upper)
                    if left < right:
                        lacking = reach - sum(apart[number - 1][left + 1 : right + 1])
                        apart[number - 1][right] += max(lacking, 0.0)
                before, reach = upper, 0.0


def _least(made: Grid, rows: Order, apart: list[list[float]]) -> list[float]:
    """Everything as far left as it can be, with tall boxes in one piece."""
    least = [0.0] * len(made.keys)
    for _ in range(_TURNS if made.body else 1):
        changed = False
        for line, spaces in zip(rows, apart, strict=True):
            at = 0.0
            for one, space in zip(line, spaces, strict=True):
                at += space
                upper = made.body.get(one)
                if upper is not None and least[upper] > at:
                    at = least[upper]
                if least[one] > at:
                    at = least[one]
                if at > least[one]:
                    least[one] = at
                    changed = True
                if upper is not None and at > least[upper]:
                    least[upper] = at
                    changed = True
        if not changed:
            break
    return least


def columns(places: Places, boxes: Mapping[str, Box], limit: float) -> dict[str, float]:
    """The middle of each box, pass and body, in a chart that is not wider than `limit` unless it has to be."""
    return dict(zip(places.made.keys, _Sweep(places, boxes, max(limit, places.width)).run(), strict=True))


class _Sweep:
    """Row by row everything is drawn to what it is joined to, as far as its neighbours in the row let it."""

    def __init__(self, places: Places, boxes: Mapping[str, Box], limit: float) -> None:
        made = places.made
        self.made = made
        self.rows, self.apart = places.order, places.apart
        self.least = places.least
        self.most = [limit - at for at in _mirrored(places)]
        self.x = [(low + high) / 2 for low, high in zip(self.least, self.most, strict=True)]
        self.above, self.below = _pulls(places, boxes)

    def run(self) -> list[float]:
        """From above and from below by one side's pulls, then by those of both, but for rows that have settled."""
        count = self.made.count
        for row in range(1, count):
            self._fit(row, self._means(row, self.above, under=True))
        for row in range(count - 2, -1, -1):
            self._fit(row, self._means(row, self.below, under=False))
        both = [up + down for up, down in zip(self.above, self.below, strict=True)]
        changes = [0] * (count + 2)
        """How often each row has moved; beside the rows are two that never do."""
        settled: list[tuple[int, int, int] | None] = [None] * count
        """For a row that stayed where it was, what it, and those beside it, had come to."""
        down, up = range(count), range(count - 1, -1, -1)
        for row in (*(*down, *up) * _SWEEPS, *down):
            now = changes[row - 1], changes[row], changes[row + 1]
            if settled[row] == now:
                continue
            if self._fit(row, self._medians(row, both)):
                changes[row] += 1
            else:
                settled[row] = now
        return self.x

    def _means(self, row: int, pulls: list[list[_Pull]], *, under: bool) -> Iterator[tuple[float, float]]:
        """Where each of a row is drawn to from one side, and how strongly."""
        x, body = self.x, self.made.body
        for one in self.rows[row]:
            if under and one in body:
                yield x[body[one]], _FIRM
                continue
            near = pulls[one]
            if not near:
                yield x[one], _LOOSE
            elif len(near) == 1:
                other, pull, aside, _ = near[0]
                yield x[other] + aside, pull
            else:
                total, weight = 0.0, 0
                for other, pull, aside, _ in near:
                    total += (x[other] + aside) * pull
                    weight += pull
                yield total / weight, weight

    def _medians(self, row: int, both: list[list[_Pull]]) -> Iterator[tuple[float, float]]:
        """The same from both sides; a line that is straight wherever its ends slide to draws nothing."""
        x, body = self.x, self.made.body
        for one in self.rows[row]:
            if one in body:
                yield x[body[one]], _FIRM
                continue
            here = x[one]
            pulls = []
            for other, pull, aside, slack in both[one]:
                at = x[other] + aside
                if slack:
                    if here < at - slack:
                        at -= slack
                    elif here > at + slack:
                        at += slack
                    else:
                        at = here
                pulls.append((at, pull))
            yield (_median(pulls, here) if len(pulls) > 1 else pulls[0]) if pulls else (here, _LOOSE)

    def _fit(self, number: int, drawn: Iterator[tuple[float, float]]) -> bool:
        """Set a row: as near as can be to where each is drawn, by weight, in order and apart (PAVA); has it moved?"""
        x = self.x
        offset = 0.0
        blocks: list[tuple[float, float, int]] = []
        offsets = []
        for space, (wanted, weight) in zip(self.apart[number], drawn, strict=True):
            offset += space
            offsets.append(offset)
            total, many = (wanted - offset) * weight, 1
            while blocks and blocks[-1][0] * weight >= total * blocks[-1][1]:
                block = blocks.pop()
                total += block[0]
                weight += block[1]
                many += block[2]
            blocks.append((total, weight, many))
        place = 0
        line, least, most = self.rows[number], self.least, self.most
        moved = False
        for total, weight, many in blocks:
            middle = total / weight
            for _ in range(many):
                one = line[place]
                at = middle + offsets[place]
                if at < least[one]:
                    at = least[one]
                if at > most[one]:
                    at = most[one]
                if at != x[one]:
                    x[one] = at
                    moved = True
                place += 1
        return moved


def _median(pulls: list[tuple[float, int]], here: float) -> tuple[float, float]:
    """Where several pulls draw to, their weighted median, and how strongly; between two medians, as near as can be."""
    weight = 0
    for _, pull in pulls:
        weight += pull
    pulls.sort()
    so_far = 0
    for place, (at, pull) in enumerate(pulls):
        so_far += 2 * pull
        if so_far > weight:
            return at, weight
        if so_far == weight:
            return min(max(here, at), pulls[place + 1][0]), weight
    raise AssertionError


def _mirrored(places: Places) -> list[float]:
    """How far left of the right edge the middle of each stands at least."""
    rows = [list(reversed(line)) for line in places.order]
    apart = []
    for line, spaces in zip(rows, places.apart, strict=True):
        between = [*reversed(spaces)][:-1]
        apart.append([places.half[line[0]], *between] if line else [])
    return _least(places.made, rows, apart)


def _pulls(places: Places, boxes: Mapping[str, Box]) -> tuple[list[list[_Pull]], list[list[_Pull]]]:
    """For each what it is joined to above and below."""
    made = places.made
    aside = [0.0] * len(made.keys)
    reach = [0.0] * len(made.keys)
    for one, (key, half) in enumerate(zip(made.keys, places.half, strict=True)):
        box = boxes.get(key)
        if box is not None:
            if box.spec.style == "stack":
                aside[one] = RAIL - half
            else:
                reach[one] = max(half - INSET, 0.0)
    above: list[list[_Pull]] = [[] for _ in made.keys]
    below: list[list[_Pull]] = [[] for _ in made.keys]
    for tail, heads in enumerate(made.below):
        single = len(heads) == 1
        for head, weight in heads:
            slack = reach[tail] + reach[head] if single and weight != RIGID else 0.0
            shift = aside[tail] - aside[head]
            above[head].append((tail, weight, shift, slack))
            below[tail].append((head, weight, -shift, slack))
    return above, below
