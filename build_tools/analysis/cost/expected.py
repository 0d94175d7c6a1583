"""What a walk costs on average from every place of the forest, and how often it comes to each outcome.

Where estimates are intervals, so are the results: the least and the most that any values within them could give.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from build_tools.analysis.cost.effort import NodeCost, Range, effort
from build_tools.analysis.cost.shares import least, mean, most, shares
from build_tools.analysis.graph.calls import Entry, entry_of, return_target
from build_tools.analysis.graph.components import components
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Answer, Ask, Do, End, Goto, Outcome, Run, Tree

_ROUNDS = 500
"""How often a loop is gone round before its mean is taken to have no bound."""
_MOST = 40_000
"""Places that are looked at in doing so, were the loop larger than any tree should be."""
_NEAR = 1e-7


@dataclass(frozen=True, slots=True)
class Expected:
    """From one place on."""

    steps: Range
    questions: Range
    minutes: Range
    outcomes: Mapping[Outcome, Range]

    def figures(self) -> tuple[float, ...]:
        """All the numbers, for seeing whether anything still changes."""
        return (*self.steps, *self.questions, *self.minutes, *(part for o in self.outcomes.values() for part in o))


_ZERO = Range(0, 0, 0)
_ALWAYS = Range(1, 1, 1)
_NOTHING = Expected(_ZERO, _ZERO, _ZERO, {})


@memoized
def expected(forest: Forest) -> Mapping[Entry, Expected]:
    """Every node of every tree; a place that leads nowhere costs nothing more."""
    found: dict[Entry, Expected] = {}
    for members, loop in components(forest):
        if not loop:
            found[members[0]] = _expect(forest, found, members[0])
            continue
        last: list[tuple[float, ...]] = []
        for _ in range(min(_ROUNDS, 2 + _MOST // len(members))):
            former, last = last, []
            for at in reversed(members):
                found[at] = _expect(forest, found, at)
                last.append(found[at].figures())
            if former and all(map(_near, former, last)):
                break
        else:
            for at, before in zip(reversed(members), former, strict=True):
                found[at] = _unbounded(found[at], before)
    return found


def _near(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= _NEAR * (1 + abs(x)) for x, y in zip(a, b, strict=True))


def _unbounded(last: Expected, before: tuple[float, ...]) -> Expected:
    """With what still grows taken for endless."""
    grown = [inf if abs(x - y) > _NEAR * (1 + abs(x)) else x for x, y in zip(last.figures(), before, strict=True)]
    return Expected(Range(*grown[:3]), Range(*grown[3:6]), Range(*grown[6:9]), last.outcomes)


def _expect(forest: Forest, found: Mapping[Entry, Expected], at: Entry) -> Expected:
    tree = forest.trees[at[0]]
    node = tree.nodes[at[1]]

    def on(key: str) -> Expected:
        return found.get((tree.id, key), _NOTHING)

    match node:
        case Ask():
            return _joined(effort(node), [(s, on(a.to.value)) for s, a in _answers(tree, node)])
        case Do():
            following = tree.nodes.get(node.next.value)
            if isinstance(following, Ask) and node.fixes:
                ways = [(s, on(a.to.value)) for s, a in _answers(tree, following, node)]
                return _joined(effort(node), [(_ALWAYS, _joined(effort(following), ways))])
            return _joined(effort(node), [(_ALWAYS, on(node.next.value))])
        case End():
            return Expected(_ALWAYS, _ZERO, _ZERO, {node.outcome: _ALWAYS})
        case Run() | Goto():
            entry = entry_of(forest, node)
            called = found.get(entry, _NOTHING) if entry else _NOTHING
            if isinstance(node, Goto):
                return called
            back = [(share, return_target(node, outcome)) for outcome, share in called.outcomes.items()]
            return _joined(called, [(share, on(to.value)) for share, to in back if to])


def _answers(tree: Tree, node: Ask, after: Do | None = None) -> list[tuple[Range, Answer]]:
    return list(zip(shares(tree, node, after), node.answers, strict=True))


def _joined(own: NodeCost | Expected, ways: Sequence[tuple[Range, Expected]]) -> Expected:
    """A place's own cost, and the mean of what comes after it."""
    outcomes = {
        outcome: _mean([(share, on.outcomes.get(outcome, _ZERO)) for share, on in ways])
        for outcome in Outcome
        if any(outcome in on.outcomes for _, on in ways)
    }
    return Expected(
        _plus(own.steps, _mean([(share, on.steps) for share, on in ways])),
        _plus(own.questions, _mean([(share, on.questions) for share, on in ways])),
        _plus(own.minutes, _mean([(share, on.minutes) for share, on in ways])),
        outcomes,
    )


def _mean(ways: Sequence[tuple[Range, Range]]) -> Range:
    if not ways:
        return _ZERO
    low, mid, high = ([(share, value[part]) for share, value in ways] for part in range(3))
    return Range(least(low), mean(mid), most(high))


def _plus(own: int | Range, more: Range) -> Range:
    return Range(*(a + b for a, b in zip(Range(own, own, own) if isinstance(own, int) else own, more, strict=True)))
