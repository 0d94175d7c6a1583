"""Wires → nets: which lines share strokes in which channel, and the ports they go through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from build_tools.targets.layout.place.layers import Layers, Pass
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


def nets(
    sketch: Sketch, rows: Layers, boxes: Mapping[str, Box], centres: Mapping[str, float]
) -> tuple[dict[int, list[Net]], list[list[Hop]]]:
    """The nets of each channel, and the hops of each wire."""
    found: dict[tuple[int, bool, str], Net] = {}
    channels: dict[int, list[Net]] = {}
    hops: list[list[Hop]] = []
    for wire in sketch.wires:
        way = []
        for channel, come, go in _steps(rows, wire):
            name = (channel, wire.arrow, wire.head if wire.arrow else wire.tail)
            net = found.get(name)
            if net is None:
                net = found[name] = Net(go if wire.arrow else come)
                channels.setdefault(channel, []).append(net)
            ports = []
            for key in (come, go):
                row = rows.passes[key].row if key in rows.passes else rows.rows[key]
                side = net.tops if row <= channel else net.bottoms
                port = side.get(key)
                if port is None:
                    port = side[key] = _port(key, boxes, centres)
                ports.append(port)
            way.append(Hop(channel, net, *ports))
        hops.append(way)
    return channels, hops


def _steps(rows: Layers, wire: Wire) -> Iterator[tuple[int, str, str]]:
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


def _port(key: str, boxes: Mapping[str, Box], centres: Mapping[str, float]) -> Port:
    x = centres[key]
    part = boxes.get(key)
    if part is None:
        return Port(x, x, x, False)
    if part.spec.style == "stack":
        x += RAIL - part.width / 2
        return Port(x, x, x, True)
    reach = max(part.width / 2 - INSET, 0.0)
    return Port(x, x - reach, x + reach, True)
