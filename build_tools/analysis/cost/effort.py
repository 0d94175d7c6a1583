"""What one node costs by itself, in steps, questions and minutes."""

from __future__ import annotations

from typing import NamedTuple

from build_tools.model.tree import Ask, Do, End, Interval, Node

LOOK = 0.5
"""Minutes that a question takes: to read it, to look, to tap."""
UNSTATED = 1.0
"""Minutes of an action that does not say."""


class Range(NamedTuple):
    """A value that is only known roughly: at least, as estimated, at most."""

    low: float
    mid: float
    high: float

    @classmethod
    def of(cls, interval: Interval | None, default: float) -> Range:
        """An author's estimate, reckoned with by its middle; `default` where there is none."""
        return cls(interval.low, middle(interval), interval.high) if interval else cls(default, default, default)


def middle(interval: Interval) -> float:
    """The point that an interval is reckoned with."""
    return (interval.low + interval.high) / 2


class NodeCost(NamedTuple):
    """What passing a node adds to a walk. A step is what somebody stops at: a question, an action, an end."""

    steps: int
    questions: int
    minutes: Range


_NONE = NodeCost(0, 0, Range(0, 0, 0))


def effort(node: Node) -> NodeCost:
    """The node's own; `run` and `goto` cost what the trees cost that they name."""
    match node:
        case Ask():
            return NodeCost(1, 1, Range(LOOK, LOOK, LOOK))
        case Do():
            return NodeCost(1, 0, Range.of(node.minutes, UNSTATED))
        case End():
            return NodeCost(1, 0, Range(0, 0, 0))
        case _:
            return _NONE
