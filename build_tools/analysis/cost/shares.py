"""How often each way out of a node is taken, from the authors' estimates."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.analysis.cost.effort import Range, middle
from build_tools.model.tree import Ask, Do, End, Interval, Outcome, Tree


def shares(tree: Tree, node: Ask, after: Do | None = None) -> list[Range]:
    """A share an answer, in order; the estimates together come to 1.

    Answers without an estimate divide evenly what the others leave. Where none has one, and the question comes right
    after an action that says how often it `fixes` the trouble, the one answer that leads to a resolved end gets that.
    """
    stated = [answer.share for answer in node.answers]
    if after and after.fixes and not any(stated) and (fixed := _fixed(tree, node)) is not None:
        stated[fixed] = after.fixes
    given = [share for share in stated if share]
    free = len(stated) - len(given)
    rest = _rest(given)
    found = [Range(s.low, middle(s), s.high) if s else Range(*(part / free for part in rest)) for s in stated]
    total = sum(share.mid for share in found)
    if total == 0:
        return [Range(0, 1 / len(found), 1) for _ in found]
    return [Range(share.low, share.mid / total, share.high) for share in found]


def least(parts: Sequence[tuple[Range, float]]) -> float:
    """The least mean of values whose shares lie where they say."""
    return _extreme(sorted(parts, key=lambda part: part[1]))


def most(parts: Sequence[tuple[Range, float]]) -> float:
    """The greatest such mean."""
    return _extreme(sorted(parts, key=lambda part: -part[1]))


def mean(parts: Sequence[tuple[Range, float]]) -> float:
    """The mean by the estimates themselves; what never happens costs nothing, however long it would take."""
    return sum(share.mid * value for share, value in parts if share.mid)


def _extreme(parts: Sequence[tuple[Range, float]]) -> float:
    """Every value gets its least share, then the first ones as much more as they may have until all is given away."""
    left = 1 - sum(share.low for share, _ in parts)
    total = weight = 0.0
    for share, value in parts:
        more = min(share.high - share.low, max(0.0, left))
        left -= more
        if share.low + more > 0:
            total += (share.low + more) * value
            weight += share.low + more
    return total / weight if weight else parts[0][1]


def _rest(given: Sequence[Interval]) -> Range:
    low = max(0.0, 1 - sum(share.high for share in given))
    mid = max(0.0, 1 - sum(middle(share) for share in given))
    return Range(low, mid, max(0.0, 1 - sum(share.low for share in given)))


def _fixed(tree: Tree, node: Ask) -> int | None:
    """The answer that says that the trouble is gone: the only one that leads to a resolved end."""
    ends = [tree.nodes.get(answer.to.value) for answer in node.answers]
    good = [number for number, end in enumerate(ends) if isinstance(end, End) and end.outcome is Outcome.RESOLVED]
    return good[0] if len(good) == 1 else None
