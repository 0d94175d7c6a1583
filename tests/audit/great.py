"""A tree as large as nobody should write one: questions in questions, shared ends, ways that meet again, and loops."""

from __future__ import annotations

from random import Random

_ASKED = ("屏幕亮着吗？", "末笔查得到这笔吗？", "签购单上的金额和顾客说的一样吗？", "换网以后，通讯测试通过了吗？")
_DONE = ("装一卷新纸，合上纸仓盖", "重新签到一次", "请店长到场，核对小票和后台的明细", "拔下电源，等一分钟再插上")
_SAID = ("把签购单交给顾客，店里留一份。", "报收单机构，问清受理编号。", "这台先停用，换备用机收款。")
_LABELS = ("是的", "不是", "看不清，或不确定", "提示超时")


def great(nodes: int, seed: int) -> str:
    """The YAML of a tree with so many nodes; some of its ways lead to a shared end, across, or back to a question."""
    random = Random(seed)
    kinds = ["ask"]
    ways: list[list[int]] = [[]]
    open_ = [0]
    while len(kinds) < nodes:
        place = open_.pop(random.randrange(min(3, len(open_)))) if open_ else random.choice(_asked(kinds))
        for _ in range(random.randint(2, 3) if kinds[place] == "ask" else 1):
            kind = random.choices(("ask", "do", "end"), (5, 3, 2 if len(open_) > 2 else 0))[0]
            ways[place].append(len(kinds))
            kinds.append(kind)
            ways.append([])
            if kind != "end":
                open_.append(len(kinds) - 1)
    if "end" not in kinds:
        kinds.append("end")
        ways.append([])
    ends = [place for place, kind in enumerate(kinds) if kind == "end"]
    for place, kind in enumerate(kinds):
        while len(ways[place]) < {"ask": 2, "do": 1, "end": 0}[kind]:
            ways[place].append(random.choice(ends))
        if kind == "ask" and random.random() < 0.3:
            ways[place].append(random.choice([*_asked(kinds)[:place:5], *ends, place // 2]))
    return "\n".join([*_HEAD, *(_line(random, *node) for node in enumerate(zip(kinds, ways, strict=True)))]) + "\n"


_HEAD = ("title: 一棵很大的树", "summary: 只为试卡片能不能分页。", "reviewed: 2026-11-01", "start: n0", "nodes:")


def _asked(kinds: list[str]) -> list[int]:
    return [place for place, kind in enumerate(kinds) if kind == "ask"]


def _line(random: Random, place: int, node: tuple[str, list[int]]) -> str:
    kind, ways = node
    if kind == "end":
        return f"  n{place}: {{end: stop, say: {random.choice(_SAID)}}}"
    if kind == "do":
        return f"  n{place}: {{do: {random.choice(_DONE)}, next: n{ways[0]}}}"
    answers = ", ".join(f"{label}: n{way}" for label, way in zip(_LABELS, dict.fromkeys(ways), strict=False))
    return f"  n{place}: {{ask: {random.choice(_ASKED)}, answers: {{{answers}}}}}"
