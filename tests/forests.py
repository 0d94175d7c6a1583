"""Small forests for tests: from text, or drawn at random with every kind of link between trees."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest

HEAD = "title: 试一试\nsummary: 试一试。\nreviewed: 2026-11-01\n"

SAFETY = """
facts:
  paid: {start: unknown, values: {unknown: 不知道付没付, unpaid: 查清没付, paid: 查清付了}}
  back: {start: [none, asked], values: {none: 没在退, asked: 正在退}}
marks:
  checked: {sets: {paid: unpaid}}
  paid: {sets: {paid: paid}}
  either: {sets: {paid: [unpaid, paid], back: none}}
  again: {needs: {paid: unpaid}, sets: {paid: unknown}, because: 没查清就重刷，会让顾客付两次。}
  refund: {needs: {paid: paid, back: none}, sets: {back: asked}, because: 退着的再退一次，店里白退一笔。}
  reset: {never: true, because: 会丢密钥。}
"""


def forest_of(trees: Mapping[str, str], safety: str = SAFETY, **more: str) -> Forest:
    """A forest of trees without their heads; each text begins with `start:`."""
    files = {f"trees/{key}.yml": HEAD + text for key, text in trees.items()}
    if safety:
        files["trees/safety.yml"] = safety
    grown = assemble([Source(path, text) for path, text in (files | more).items()])
    assert not grown.faults, grown.faults
    return grown


MARKS = ("again", "checked", "paid", "either", "refund", "reset", "again, checked", "either, refund", "", "", "")
ENTERS = ("", "", "{paid: unpaid}", "{paid: [unknown, paid]}", "{back: none, paid: paid}")
OUTCOMES = ("resolved", "escalate", "stop")


@st.composite
def forests(draw: st.DrawFn, *, recursive: bool = False, trees: int = 3, nodes: int = 5) -> Forest:
    """Trees `t/a`, `t/b`, ... whose nodes lead anywhere; unless `recursive`, `run` and `goto` name only later trees."""
    names = [f"t/{letter}" for letter in "abc"[: draw(st.integers(1, trees))]]
    sizes = {name: draw(st.integers(1, nodes)) for name in names}
    texts = {}
    for number, name in enumerate(names):
        others = names if recursive else names[number + 1 :]
        keys = [f"n{k}" for k in range(sizes[name])]
        enter = draw(st.sampled_from(ENTERS))
        lines = [f"enter: {enter}"] if enter else []
        lines += [f"start: {draw(st.sampled_from(keys))}", "nodes:"]
        lines += [f"  {key}: {draw(_node(keys, others, sizes))}" for key in keys]
        texts[name] = "\n".join(lines) + "\n"
    return forest_of(texts)


@st.composite
def _node(draw: st.DrawFn, keys: list[str], others: list[str], sizes: Mapping[str, int]) -> str:
    verb = draw(st.sampled_from(["ask", "ask", "do", "end", *(["run", "run", "goto"] if others else [])]))
    mark = draw(st.sampled_from(MARKS))
    marks = f", marks: [{mark}]" if mark else ""
    if verb == "ask":
        answers = ", ".join(f"{label}: {draw(_answer(keys))}" for label in "甲乙丙"[: draw(st.integers(1, 3))])
        return f"{{ask: 是哪一种？, answers: {{{answers}}}{marks}}}"
    if verb == "do":
        return f"{{do: 做一下, next: {draw(st.sampled_from(keys))}{marks}}}"
    if verb == "end":
        return f"{{end: {draw(st.sampled_from(OUTCOMES))}, say: 好。{marks}}}"
    there = draw(st.sampled_from(others))
    if verb == "goto":
        node = draw(st.one_of(st.just(""), st.integers(0, sizes[there] - 1).map(lambda n: f"#n{n}")))
        return f"{{goto: {there}{node}{marks}}}"
    named = draw(st.lists(st.sampled_from([*OUTCOMES, "otherwise"]), min_size=1, max_size=3, unique=True))
    then = ", ".join(f"{outcome}: {draw(st.sampled_from(keys))}" for outcome in named)
    return f"{{run: {there}, then: {{{then}}}{marks}}}"


@st.composite
def _answer(draw: st.DrawFn, keys: list[str]) -> str:
    mark = draw(st.sampled_from(MARKS))
    to = draw(st.sampled_from(keys))
    return f"{{to: {to}, marks: [{mark}]}}" if mark else to
