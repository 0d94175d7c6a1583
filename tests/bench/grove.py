"""Any number of sound trees of 20 nodes, as a large project would hold them."""

from __future__ import annotations

from pathlib import Path

DIGITS = "零一二三四五六七八九"
LEVELS = 6
CATEGORIES = 10

SAFETY = """\
facts:
  payment: {start: unknown, values: {unknown: 不知道付没付, unpaid: 查清没付, pending: 还可能付成, paid: 查清付了}}
  refund: {start: unknown, values: {unknown: 不知道退没退, none: 没在退, asked: 正在退, done: 退完了}}
  machine: {start: unknown, values: {unknown: 没查过, suspect: 可疑, trusted: 没问题}}
marks:
  found-unpaid: {sets: {payment: unpaid}}
  found-paid: {sets: {payment: paid}}
  nothing-refunded: {sets: {refund: none}}
  machine-cleared: {sets: {machine: trusted}}
  charge-again:
    needs: {payment: unpaid, machine: trusted}
    sets: {payment: unknown, refund: none}
    because: 没查清就重刷，会让顾客付两次。
  refund:
    needs: {payment: paid, refund: none}
    sets: {refund: asked}
    because: 没查清就退，店里会白退一次。
  hand-over-goods:
    needs: {payment: paid}
    because: 没确认收到钱就交货，货和钱可能两空。
  factory-reset:
    never: true
    because: 恢复出厂会清掉密钥。
"""
_SETTLES = ("found-paid", "found-unpaid, machine-cleared", "found-paid, nothing-refunded")
"""What an answer settles before each of these steps."""
_NEEDS = ("hand-over-goods", "charge-again", "refund")


def plant(root: Path, count: int) -> list[Path]:
    """Write a project of `count` trees into an empty folder; its files come back."""
    trees = root / "trees"
    for category in range(CATEGORIES):
        folder = trees / f"c{category}"
        folder.mkdir(parents=True)
        index = f"title: 第{DIGITS[category]}类\ndescription: 第{DIGITS[category]}类的现象。\norder: {category}\n"
        (folder / "index.yml").write_text(index, "utf-8")
    (trees / "safety.yml").write_text(SAFETY, "utf-8")
    for number in range(count):
        (trees / _id(number)).with_suffix(".yml").write_text(tree(number), "utf-8")
    return sorted(trees.rglob("*.yml"))


def _id(number: int) -> str:
    return f"c{number % CATEGORIES}/t{number}"


def said(number: int) -> str:
    """A number in words, so that no two trees share their texts."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def tree(number: int) -> str:
    """One tree: a question, an action, a question, ...; every fourth one runs another, every fourth goes on to one."""
    name = said(number)
    lines = [
        "# yaml-language-server: $schema=../tree.schema.json",
        f"title: 第{name}号机器没反应",
        f"summary: 第{name}号机器按了没反应，带你一步步查清是哪里不对，再请人来看。",
        f"aliases: [{name}号没反应, {name}号按了没动静, {name}号死机了, {name}号不动了, {name}号怎么按都没用]",
        "reviewed: 2026-11-01",
        "start: ask0",
        "nodes:",
    ]
    for level in range(LEVELS):
        lines += _level(level, number)
    return "\n".join([*lines, *_ends(number), "", "examples:", *_examples(number)]) + "\n"


def _runs(number: int) -> str | None:
    return _id(number - 1) if number % 4 == 1 else None


def _goes_on(number: int) -> str | None:
    return _id(number - 2) if number % 4 == 2 else None


def _examples(number: int) -> list[str]:
    lines = []
    further = _goes_on(number)
    for level in range(LEVELS):
        way = ", ".join(["没好"] * level + (["不确定"] if level == LEVELS - 1 and _runs(number) else []))
        before = f"{way}, " if way else ""
        lost = f"[{before}不确定, 好了], ends: {further}#done0" if further else f"[{before}不确定], ends: call"
        lines.append(f"  - {{title: 第{DIGITS[level]}步就好了, answers: [{before}好了], ends: done{level}}}")
        lines.append(f"  - {{title: 第{DIGITS[level]}步说不准, answers: {lost}}}")
    lines.append(f"  - {{title: 都没用, answers: [{way}, 没好], ends: follow-up}}")
    if _runs(number):
        lines.append(f"  - {{title: 别的机器好了, answers: [{'没好, ' * (LEVELS - 1)}好了], ends: done{LEVELS - 1}}}")
    return lines


def _level(level: int, number: int) -> list[str]:
    name, step = said(number), DIGITS[level]
    following = f"do{level}" if level < LEVELS - 1 else "register"
    lines = [
        f"  ask{level}:",
        f"    ask: {name}号机器第{step}处的灯亮了吗？",
        f"    hint: 看{step}号灯，亮了就选**好了**；灯在机器背面，靠近充电口，看不清的选“不确定”。",
        "    tell: 请您稍等，我看一下机器。",
        "    answers:",
        f"      好了: {{to: done{level}, share: 0.5, marks: [{_SETTLES[level % 3]}]}}",
        f"      没好: {{to: {following}, share: 0.4}}",
        "      不确定: call",
        "",
    ]
    if level == LEVELS - 2 and (called := _runs(number)):
        then = f"{{resolved: done{level + 1}, escalate: ask{level + 1}}}"
        lines += [f"  do{level}:", f"    run: {called}", f"    then: {then}", ""]
    elif level < LEVELS - 1:
        lines += [
            f"  do{level}:",
            f"    do: 按住{name}号机器的第{step}个键，等灯亮",
            "    hint: 按住不放，听到“嘀”的一声再松手。",
            "    minutes: [1, 3]",
            f"    next: ask{level + 1}",
            "",
        ]
    return lines


def _ends(number: int) -> list[str]:
    name, further = said(number), _goes_on(number)
    lines: list[str] = []
    for level in range(LEVELS):
        marks = [f"    marks: [{_NEEDS[level % 3]}]"] if level < LEVELS - 1 else []
        words = f"{name}号机器第{DIGITS[level]}处好了，把货和小票交给顾客。"
        lines += [
            f"  done{level}:",
            "    end: resolved",
            f"    say: {words}",
            *marks,
            "",
        ]
    lines += ["  register:", f"    do: 记下{name}号机器的编号和顾客的电话", "    minutes: 2", "    next: follow-up", ""]
    for key, words in (("call", "，先停用"), ("follow-up", "")):
        if key == "call" and further:
            lines += ["  call:", f"    goto: {further}", ""]
            continue
        lines += [
            f"  {key}:",
            "    end: escalate",
            f"    say: 请收单机构来看{name}号机器{words}。",
            "    to: acquirer",
            "    bring: [商户号, 终端号, 机身序列号, 屏幕提示]",
            "",
        ]
    return lines
