"""How many taps are left: what is told is true, and where it cannot be told, it is not."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from build_tools.analysis.cost.steps_left import steps_left
from build_tools.analysis.examples.walk import Stand, Stop, follow, start
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Do, Tree
from tests.forests import forest_of, forests

LOOP = """
start: look
nodes:
  look: {ask: 好了吗？, answers: {好了: done, 没好: again, 不确定: call}}
  again: {do: 再试一次, next: look}
  done: {end: resolved, say: 好了。}
  call: {do: 记下时间, next: stop}
  stop: {end: stop, say: 等人来。}
"""


def test_a_loop_has_a_least_and_no_most() -> None:
    left = steps_left(forest_of({"t/a": LOOP}))
    assert left["t/a", "look"] == (1, None)
    assert left["t/a", "again"] == (2, None)
    assert left["t/a", "call"] == (1, 1)
    assert left["t/a", "done"] == (0, 0)


def walked(forest: Forest, tree: Tree, chance: Random) -> int | None:
    """Taps of one walk at random to an end; None where it comes to none in forty."""
    stand: Stand | None = start(tree)
    taps = 0
    while stand and taps < 40:
        node = forest.trees[stand.tree].nodes.get(stand.node)
        if isinstance(node, Do | Ask) and node.edges():
            taps += 1
            stand = stand._replace(node=chance.choice(list(node.edges())).to)
            continue
        stop: Stop | None = follow(forest, stand)
        if stop is None:
            return None
        if stop.stand == stand:
            return taps
        stand = stop.stand
    return None


@given(forests(), st.integers(0, 2**32))
def test_no_walk_is_shorter_or_longer_than_told(forest: Forest, seed: int) -> None:
    tree = forest.trees["t/a"]
    if any(not isinstance(node, Do | Ask) and not hasattr(node, "outcome") for node in tree.nodes.values()):
        return  # walks through other trees have taps of their own on the way back
    left = steps_left(forest)["t/a", tree.start.value]
    taken = walked(forest, tree, Random(seed))
    if taken is not None:
        assert left.least <= taken
        assert left.most is None or taken <= left.most
