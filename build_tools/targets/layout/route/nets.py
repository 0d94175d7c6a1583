"""Wires → nets: which lines share strokes in which channel, and the ports they go through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from build_tools.targets.layout.place.layers import Layers, Pass, Rows
from build_tools.targets.layout.route.channel import Net, Port
from build_tools.targets.layout.sketch.boxes import Box
from build_tools.targets.layout.sketch.sketch import Sketch, Wire
from build_tools.targets.layout.sketch.stacks import RAIL

INSET = 13.0
"""A line meets a box no nearer to its corner than this."""


class Hop(NamedTuple):
    """A wire's way through one channel, from port to port of a net."""

    channel: int
    net: Net
    come: Port
    go: Port


class Wired(NamedTuple):
    """A net before anything has a place: its channel, its trunk, and what it joins above and below."""

    channel: int
    trunk: str
    tops: dict[str, None]
    bottoms: dict[str, None]


class Turn(NamedTuple):
    """A wire's way through one channel: which of the nets, and what it comes from and goes to."""

    net: int
    come: str
    come_on_top: bool
    go: str
    go_on_top: bool


class Wiring(NamedTuple):
    """The nets of a sketch in its rows, and each wire's way through them: the same for all places."""

    nets: tuple[Wired, ...]
    turns: tuple[tuple[Turn, ...], ...]


@lru_cache(512)
def wiring(sketch: Sketch, own: Rows) -> Wiring:
    """Which lines share strokes in which channel."""
    found: dict[tuple[int, bool, str], int] = {}
    made: list[Wired] = []
    turns = []
    for wire in sketch.wires:
        way = []
        for channel, come, go in _steps(own, wire):
            name = (channel, wire.arrow, wire.head if wire.arrow else wire.tail)
            if name not in found:
                found[name] = len(made)
                made.append(Wired(channel, go if wire.arrow else come, {}, {}))
            net = made[found[name]]
            on_top = []
            for key in (come, go):
                row = own.passes[key].row if key in own.passes else own.rows[key]
                on_top.append(row <= channel)
                (net.tops if row <= channel else net.bottoms)[key] = None
            way.append(Turn(found[name], come, on_top[0], go, on_top[1]))
        turns.append(tuple(way))
    return Wiring(tuple(made), tuple(turns))


def nets(
    sketch: Sketch, rows: Layers, boxes: Mapping[str, Box], centres: Mapping[str, float]
) -> tuple[dict[int, list[Net]], list[list[Hop]]]:
    """The nets of each channel, and the hops of each wire."""
    joined, turns = wiring(sketch, rows.own)
    spans = {key: _span(x, boxes.get(key)) for key, x in centres.items()}
    made = []
    channels: dict[int, list[Net]] = {}
    for channel, trunk, tops, bottoms in joined:
        net = Net(trunk, {key: Port(*spans[key]) for key in tops}, {key: Port(*spans[key]) for key in bottoms})
        made.append(net)
        channels.setdefault(channel, []).append(net)
    hops = []
    for way in turns:
        found = []
        for number, come, come_on_top, go, go_on_top in way:
            net = made[number]
            enter = (net.tops if come_on_top else net.bottoms)[come]
            leave = (net.tops if go_on_top else net.bottoms)[go]
            found.append(Hop(joined[number].channel, net, enter, leave))
        hops.append(found)
    return channels, hops


def _steps(rows: Rows, wire: Wire) -> Iterator[tuple[int, str, str]]:
    """The channels that a wire goes through, with the keys where it comes in and goes out of each."""
    tail, head = rows.rows[wire.tail], rows.rows[wire.head]
    if head == tail + 1:
        yield tail, wire.tail, wire.head
    elif head > tail:
        names = [wire.tail, *(Pass(wire.head, False, row).key for row in range(tail + 1, head)), wire.head]
        for row, (come, go) in enumerate(pairwise(names), tail):
            yield row, come, go
    else:
        names = [Pass(wire.head, True, row).key for row in range(tail, head - 1, -1)]
        yield tail, wire.tail, names[0]
        for row, (come, go) in zip(range(tail - 1, head - 1, -1), pairwise(names), strict=True):
            yield row, come, go
        yield head - 1, names[-1], wire.head


def _span(x: float, part: Box | None) -> tuple[float, float, float, bool]:
    """What a port of something in this place is made of."""
    if part is None:
        return x, x, x, False
    if part.spec.style == "stack":
        x += RAIL - part.width / 2
        return x, x, x, True
    reach = max(part.width / 2 - INSET, 0.0)
    return x, x - reach, x + reach, True
