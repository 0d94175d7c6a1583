"""The space between two rows: every group of lines gets a level stroke of its own, in the order that crosses least.

The words are those of channel routing (Hashimoto and Stevens, Wire routing by optimizing channel assignment, 1971): a
channel lies between two rows, a net is a group of lines that belong together, a port is where one of them enters the
channel, a track is one of the level lanes that nets are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, permutations
from typing import NamedTuple

CLEAR = 6.0
"""Strokes of different groups stay this far apart."""
_FEW = 4
"""So many nets can be tried in every order."""


@dataclass(slots=True)
class Port:
    """Where a line leaves or meets a row: `x` is preferred, `low` to `high` allowed."""

    x: float
    low: float
    high: float
    box: bool
    """Whether a box is there, and not only a line that passes through the row."""


@dataclass(slots=True)
class Net:
    """Lines that share a stroke: all from one question, or all to one box."""

    trunk: str
    """The port that all the others lead to or come from."""
    tops: dict[str, Port] = field(default_factory=dict)
    bottoms: dict[str, Port] = field(default_factory=dict)
    left: float = 0.0
    right: float = 0.0
    level: bool = False
    """Whether the group needs a level stroke; else it is one upright line."""
    track: int = 0
    """Which level stroke from the top."""
    downs: tuple[float, ...] = ()
    """Where upright strokes lead down from its level stroke, to the row below; x in points."""
    ups: tuple[float, ...] = ()
    """Where upright strokes lead up from it, to the row above; x in points."""

    def settle(self) -> None:
        """Slide the ports along their boxes so that as many as can be are in one line with the trunk."""
        ports = [*self.tops.values(), *self.bottoms.values()]
        trunk = self.tops.get(self.trunk) or self.bottoms[self.trunk]
        if trunk.low < trunk.high:
            centre = trunk.x
            spots = {centre}
            for port in ports:
                if port.low <= trunk.high and port.high >= trunk.low:
                    spots.add(min(max(port.x, trunk.low), trunk.high))
                    spots.add(min(max(centre, port.low), port.high))
            if len(spots) > 1:
                spans = [(port.low, port.high) for port in ports]
                trunk.x = min(
                    (-sum([low <= spot <= high for low, high in spans]), abs(spot - centre), spot)
                    for spot in spots
                    if trunk.low <= spot <= trunk.high
                )[2]
        for port in ports:
            if port.low <= trunk.x <= port.high:
                port.x = trunk.x
        self.ups = tuple({port.x for port in self.tops.values()})
        self.downs = tuple({port.x for port in self.bottoms.values()})
        strokes = self.ups + self.downs
        self.left, self.right = min(strokes), max(strokes)
        self.level = self.right - self.left > 0.01


class Meeting(NamedTuple):
    """What is wrong in a channel: where lines cross, and how many run on top of each other."""

    crossings: list[tuple[Net, float]]
    """The net whose level stroke is crossed, and where."""
    touches: int


def arrange(nets: Sequence[Net]) -> int:
    """Give each net that needs one a track; returns how many tracks there are."""
    order = _order([net for net in nets if net.level])
    tracks = 0
    for place, net in enumerate(order):
        net.track = 1 + max((other.track for other in order[:place] if _near(net, other)), default=-1)
        tracks = max(tracks, net.track + 1)
    return tracks


def meetings(nets: Sequence[Net]) -> Meeting:
    """Where the nets of a channel cross or touch, once they have their tracks."""
    crossings: list[tuple[Net, float]] = []
    touches = 0
    for a in nets:
        for b in nets:
            if a is b or not _near(a, b):
                continue
            if a.level:
                if not b.level:
                    met = [b.left]
                else:
                    met = [*(b.downs if b.track < a.track else ()), *(b.ups if b.track > a.track else ())]
                crossings += [(a, x) for x in met if a.left - CLEAR < x < a.right + CLEAR]
            if not a.level or not b.level or a.track <= b.track:
                touches += _meet(a, b)
    return Meeting(crossings, touches)


def _meet(a: Net, b: Net) -> int:
    """How many upright strokes of `a`, and of the lower `b`, run side by side too close."""
    if a.level and b.level:
        if a.track == b.track:
            return 0
        pairs = [(x, y) for x in a.downs for y in b.ups]
    elif a.level:
        pairs = [(x, b.left) for x in (*a.downs, *a.ups)]
    else:
        pairs = [(a.left, b.left)] if not b.level and a.left < b.left else []
    return sum(abs(x - y) < CLEAR - 1 for x, y in pairs)


def _near(a: Net, b: Net) -> bool:
    return a.left - CLEAR < b.right and b.left - CLEAR < a.right


def _order(nets: list[Net]) -> list[Net]:
    """From top to bottom, with as few crossings and as little overlap as can be."""
    if len(nets) < 2:
        return nets
    over = {(id(a), id(b)): _cost(a, b) for a in nets for b in nets if a is not b}
    if not any(over.values()):
        return nets

    def total(chosen: Iterable[Net]) -> int:
        return sum(over[id(a), id(b)] for a, b in combinations(chosen, 2))

    if len(nets) <= _FEW:
        return list(min(permutations(nets), key=total))
    best, least = nets, total(nets)
    improved = True
    while improved:
        improved = False
        for place in range(len(best) - 1):
            tried = [*best[:place], best[place + 1], best[place], *best[place + 2 :]]
            if (cost := total(tried)) < least:
                best, least, improved = tried, cost, True
    return best


def _cost(upper: Net, lower: Net) -> int:
    """What it costs to have `upper` above `lower`: crossings, and a lot where upright strokes would meet."""
    if not _near(upper, lower):
        return 0
    crossed = sum(lower.left < x < lower.right for x in upper.downs)
    crossed += sum(upper.left < x < upper.right for x in lower.ups)
    return crossed + 100 * sum(abs(x - y) < CLEAR for x in upper.downs for y in lower.ups)
