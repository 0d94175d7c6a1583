"""A step that settles or needs a fact has its condition or its prohibition in the `hint` alone.

Why: a hint is shown on screen only; the card on the wall does not have it. What keeps money from moving twice belongs
in the `guard`, which every face shows, or in the step's own words.

Bad:
    nodes:
      last:
        ask: 查末笔，扣了吗？
        hint: 对金额和时间。机器还挂着待冲正的，后台写“成功”也不算数。
        answers: {没扣: {to: again, marks: [found-unpaid]}, 扣了: stop, 查不了: stop}
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
      stop: {end: stop, say: 别再刷。}

Good:
    nodes:
      last:
        ask: 查末笔，扣了吗？
        guard: 挂着待冲正的不算数
        hint: 对金额和时间。
        answers: {没扣: {to: again, marks: [found-unpaid]}, 扣了: stop, 查不了: stop}
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
      stop: {end: stop, say: 别再刷。}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.prose import part
from build_tools.model.text import bare
from build_tools.model.tree import Ask, Node, Text, Tree
from build_tools.rules import linked_rule
from build_tools.rules.support.precedence import SAFETY

_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")
_CONDITION = re.compile(
    r"别(?<![特分区个级类辨差识鉴告离]别)(?![的人家处样国行管致])"  # “别再刷”, not “别的”, “特别”
    r"|不要|不能|不可以?|不许|不得(?!不)|不准|不算|不再"
    r"|不(?:(?<![^，、：”]不)|(?<![^更也就都]不)(?<![^，、：”].不))(?![是同一确会了在到清明对知齐够平行好动成止等]|用[急报])"
    r"|才(?<=[^刚方]才)(?![能可]看|知|[^，。]{1,4}的)|除非|只有[^，]{1,12}才|必须|之前(?<=[退收刷交付扣]之前)|先[^，]{1,10}[，、]?再"
)
"""Each begins with its own character and looks back from there: places where none stands are passed over quickly."""
_CODE = re.compile(r"`([0-9A-Z]{2})`")
_SAME = 0.6
"""The share of a sentence's pairs of characters that stand in print too, from which on it stands there."""


@linked_rule(severity=Severity.WARNING, after=SAFETY)
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """The first such sentence of a step that has no guard, nor any of its answers; in a question, codes count too."""
    known = forest.safety.marks
    for node in tree.nodes.values():
        if not node.hint:
            continue
        answers = node.answers if isinstance(node, Ask) else ()
        carried = [*node.marks, *(mark for answer in answers for mark in answer.marks)]
        guarded = node.guard or any(answer.guard for answer in answers)
        if not guarded and any(mark.value in known for mark in carried):
            for found in _SENTENCE.finditer(node.hint.value):
                codes = isinstance(node, Ask) and _CODE.search(found[0])
                if (codes or _CONDITION.search(found[0])) and not _stands(found[0], node):
                    yield _finding(tree, node.hint, found, node)
                    break


def _finding(tree: Tree, hint: Text, found: re.Match[str], node: Node) -> Finding:
    span = part(tree.source, hint, found.start(), found.end()) or hint.span
    message = say("`{node}` is about money or trust, and this stands in its hint alone", node=node.id.value)
    return Finding(span, message, say("say it in a `guard`, or in the step's own words"))


def _stands(sentence: str, node: Node) -> bool:
    pairs = _pairs(sentence)
    answers = node.answers if isinstance(node, Ask) else ()
    printed = _pairs("".join([node.text.value, *(answer.label.value for answer in answers)]))
    return not pairs or len(pairs & printed) >= _SAME * len(pairs)


def _pairs(text: str) -> frozenset[str]:
    words = bare(text)
    return frozenset(words[place : place + 2] for place in range(len(words) - 1))
