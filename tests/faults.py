"""Single faults put into a sound tree, as authors make them: what is written where, and the lines that are to blame."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

from build_tools.analysis.examples.example_runs import example_runs
from build_tools.analysis.examples.walk import walk
from build_tools.check.fixes import mend
from build_tools.findings import Fix, Span
from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, Do, End, Example, Goto, Node, Outcome, Run, Text, Tree

NODE = (Ask, Do, Run, Goto, End)


class Fault(NamedTuple):
    """A tree's text with one fault; a finding is on the right line if it names one of `lines`."""

    text: str
    lines: frozenset[int]


class Ground(NamedTuple):
    """Where a fault is put."""

    forest: Forest
    tree: Tree
    random: Random

    def node(self, *kinds: type, where: Callable[[Node], bool] = lambda _: True) -> Node | None:
        found = [node for node in self.tree.nodes.values() if isinstance(node, kinds) and where(node)]
        return self.random.choice(found) if found else None

    def answer(self, where: Callable[[Ask, Answer], bool] = lambda *_: True) -> tuple[Ask, Answer] | None:
        asks = [node for node in self.tree.nodes.values() if isinstance(node, Ask)]
        found = [(ask, answer) for ask in asks for answer in ask.answers if where(ask, answer)]
        return self.random.choice(found) if found else None


Make = Callable[[Ground], Fault | None]
KINDS: dict[str, Make] = {}


def kind(name: str) -> Callable[[Make], Make]:
    def add(make: Make) -> Make:
        KINDS[name] = make
        return make

    return add


# How a text is changed.


def written(tree: Tree, *edits: tuple[Span, str], blame: Iterable[int] = ()) -> Fault:
    """Write something else in place of stretches; without `blame`, their own lines are to blame."""
    done = mend({tree.path: tree.source}, [Fix(span, text) for span, text in edits])
    text = done[tree.path].source.text
    return Fault(text, frozenset(blame or (span.line for span, _ in edits)))


def inserted(tree: Tree, line: int, text: str, blame: Iterable[int] = ()) -> Fault:
    """Put a line before a line."""
    lines = tree.source.text.split("\n")
    lines[line - 1 : line - 1] = [text]
    return Fault("\n".join(lines), frozenset(blame or [line]))


def removed(tree: Tree, first: int, last: int, blame: Iterable[int]) -> Fault:
    """Take lines away."""
    lines = tree.source.text.split("\n")
    del lines[first - 1 : last]
    return Fault("\n".join(lines), frozenset(blame))


def replaced(tree: Tree, line: int, old: str, new: str) -> Fault | None:
    """Write something else on a line."""
    lines = tree.source.text.split("\n")
    if old not in lines[line - 1]:
        return None
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    return Fault("\n".join(lines), frozenset([line]))


def typo(word: str, random: Random) -> str:
    """The word with two letters swapped, or one doubled where that changes nothing."""
    at = random.randrange(len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return swapped if swapped != word else word[:at] + word[at] + word[at:]


def body(tree: Tree, node: Node) -> range:
    """The lines of a node."""
    first = node.id.span.line
    lines = tree.source.lines
    last = first
    while last < len(lines) and (not lines[last].strip() or lines[last].startswith("    ")):
        last += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return range(first, last + 1)


def key_line(tree: Tree, node: Node, key: str) -> int | None:
    """The line of a node that a key stands on."""
    return next((n for n in body(tree, node) if re.match(rf"    {key}:", tree.source.line(n))), None)


def targets(tree: Tree) -> list[Text]:
    """Every place that names a node."""
    found = []
    for node in tree.nodes.values():
        if isinstance(node, Ask):
            found += [answer.to for answer in node.answers]
        elif isinstance(node, Do):
            found.append(node.next)
        elif isinstance(node, Run):
            found += [to for _, to in node.then]
    return found


# The kinds.


def _typo_in(texts: list[Text], ground: Ground) -> Fault | None:
    texts = [text for text in texts if len(text.value) > 2]
    if not texts:
        return None
    text = ground.random.choice(texts)
    new = typo(text.value, ground.random)
    return None if new in ground.tree.nodes else written(ground.tree, (text.span, new))


@kind("answer leads to a misspelt node")
def _(ground: Ground) -> Fault | None:
    return _typo_in([a.to for n in ground.tree.nodes.values() if isinstance(n, Ask) for a in n.answers], ground)


@kind("next names a misspelt node")
def _(ground: Ground) -> Fault | None:
    return _typo_in([n.next for n in ground.tree.nodes.values() if isinstance(n, Do)], ground)


@kind("then names a misspelt node")
def _(ground: Ground) -> Fault | None:
    return _typo_in([to for n in ground.tree.nodes.values() if isinstance(n, Run) for _, to in n.then], ground)


@kind("start names a misspelt node")
def _(ground: Ground) -> Fault | None:
    return _typo_in([ground.tree.start], ground)


@kind("run or goto names a misspelt tree")
def _(ground: Ground) -> Fault | None:
    node = ground.node(Run, Goto)
    if not isinstance(node, Run | Goto):
        return None
    tree, _, key = str(node.ref).partition("#")
    return written(ground.tree, (node.ref.span, typo(tree, ground.random) + (f"#{key}" if key else "")))


@kind("goto names a misspelt node of a tree")
def _(ground: Ground) -> Fault | None:
    node = ground.node(Goto, where=lambda node: isinstance(node, Goto) and bool(node.ref.node))
    if not isinstance(node, Goto) or not node.ref.node:
        return None
    return written(ground.tree, (node.ref.span, f"{node.ref.tree}#{typo(node.ref.node, ground.random)}"))


@kind("misspelt key of a node")
def _(ground: Ground) -> Fault | None:
    node = ground.node(*NODE)
    lines = (
        [n for n in body(ground.tree, node)[1:] if re.match(r"    [a-z]+:", ground.tree.source.line(n))] if node else []
    )
    if not lines:
        return None
    line = ground.random.choice(lines)
    key = ground.tree.source.line(line).strip().partition(":")[0]
    return replaced(ground.tree, line, f"{key}:", f"{typo(key, ground.random)}:") if len(key) > 2 else None


@kind("misspelt key of the tree")
def _(ground: Ground) -> Fault | None:
    lines = [n for n, line in enumerate(ground.tree.source.lines, 1) if re.match(r"[a-z]+:", line)]
    line = ground.random.choice(lines)
    key = ground.tree.source.line(line).partition(":")[0]
    return replaced(ground.tree, line, f"{key}:", f"{typo(key, ground.random)}:")


@kind("missing key of a node")
def _(ground: Ground) -> Fault | None:
    node = ground.node(End, Do)
    line = key_line(ground.tree, node, "say" if isinstance(node, End) else "next") if node else None
    return removed(ground.tree, line, line, [node.id.span.line]) if node and line else None


@kind("duplicate key of a node")
def _(ground: Ground) -> Fault | None:
    node = ground.node(*NODE, where=lambda node: bool(node.hint and node.hint.span.line == node.hint.span.end_line))
    line = key_line(ground.tree, node, "hint") if node else None
    return inserted(ground.tree, line, ground.tree.source.line(line), [line, line + 1]) if line else None


@kind("node id used twice")
def _(ground: Ground) -> Fault | None:
    first, second = ground.node(*NODE), ground.node(*NODE)
    if not first or not second or first is second:
        return None
    return written(ground.tree, (second.id.span, first.id.value), blame=[first.id.span.line, second.id.span.line])


@kind("tab in the indentation")
def _(ground: Ground) -> Fault | None:
    node = ground.node(*NODE)
    return (
        replaced(ground.tree, body(ground.tree, node)[1], "    ", "\t")
        if node and len(body(ground.tree, node)) > 1
        else None
    )


@kind("quote not closed")
def _(ground: Ground) -> Fault | None:
    node = ground.node(*NODE, where=lambda node: not isinstance(node, Run | Goto))
    line = node.text.span.line if node else 0
    return replaced(ground.tree, line, ": ", ': "') if node and '"' not in ground.tree.source.line(line) else None


@kind("colon in text without quotes")
def _(ground: Ground) -> Fault | None:
    node = ground.node(Ask, Do, End)
    if not node or node.text.span.end_col - node.text.span.col != len(node.text.value):
        return None
    return written(ground.tree, (node.text.span, f"注意: {node.text.value}"))


@kind("answer that YAML reads as a truth value or a number")
def _(ground: Ground) -> Fault | None:
    found = ground.answer()
    return (
        written(ground.tree, (found[1].label.span, ground.random.choice(["yes", "no", "05", "on"]))) if found else None
    )


@kind("empty text")
def _(ground: Ground) -> Fault | None:
    node = ground.node(Ask, Do, End)
    return written(ground.tree, (node.text.span, '""')) if node else None


@kind("id with bad characters")
def _(ground: Ground) -> Fault | None:
    text = ground.random.choice(targets(ground.tree))
    return written(ground.tree, (text.span, text.value.title().replace("-", "_")))


@kind("unknown outcome")
def _(ground: Ground) -> Fault | None:
    node = ground.node(End)
    line = key_line(ground.tree, node, "end") if isinstance(node, End) else None
    return replaced(ground.tree, line, node.outcome.value, "finished") if line and isinstance(node, End) else None


@kind("unknown person to turn to")
def _(ground: Ground) -> Fault | None:
    node = ground.node(End, where=lambda node: isinstance(node, End) and bool(node.to))
    return written(ground.tree, (node.to.span, "acquire")) if isinstance(node, End) and node.to else None


@kind("share out of range")
def _(ground: Ground) -> Fault | None:
    found = ground.answer(lambda _, answer: answer.share is not None)
    return written(ground.tree, (found[1].share.span, "20")) if found and found[1].share else None


@kind("shares that sum over one")
def _(ground: Ground) -> Fault | None:
    found = ground.answer(
        lambda ask, a: a.share is not None and a.share.high < 0.5 and sum(b.share is not None for b in ask.answers) > 1
    )
    if not found or not found[1].share:
        return None
    return written(ground.tree, (found[1].share.span, "0.99"), blame=[found[0].id.span.line, found[1].share.span.line])


@kind("minutes below nothing")
def _(ground: Ground) -> Fault | None:
    node = ground.node(Do, where=lambda node: isinstance(node, Do) and bool(node.minutes))
    return written(ground.tree, (node.minutes.span, "-1")) if isinstance(node, Do) and node.minutes else None


@kind("answer led to another node")
def _(ground: Ground) -> Fault | None:
    found = ground.answer()
    others = [key for key in ground.tree.nodes if found and key not in {edge.to for edge in found[0].edges()}]
    return written(ground.tree, (found[1].to.span, ground.random.choice(others))) if found and others else None


@kind("next led to another node")
def _(ground: Ground) -> Fault | None:
    node = ground.node(Do)
    others = [key for key in ground.tree.nodes if isinstance(node, Do) and key != node.next.value]
    return (
        written(ground.tree, (node.next.span, ground.random.choice(others)))
        if isinstance(node, Do) and others
        else None
    )


@kind("start led to another node")
def _(ground: Ground) -> Fault | None:
    others = [key for key in ground.tree.nodes if key != ground.tree.start.value]
    return written(ground.tree, (ground.tree.start.span, ground.random.choice(others)))


@kind("all answers lead to one node")
def _(ground: Ground) -> Fault | None:
    ask = ground.node(Ask)
    if not isinstance(ask, Ask):
        return None
    to = ground.random.choice(ask.answers).to.value
    edits = [(answer.to.span, to) for answer in ask.answers if answer.to.value != to]
    return written(ground.tree, *edits, blame=body(ground.tree, ask)) if edits else None


@kind("safety mark taken from an answer")
def _(ground: Ground) -> Fault | None:
    needed = [answer for example in ground.tree.examples if (answer := _settles(ground, example))]
    if not needed:
        return None
    answer = ground.random.choice(needed)
    return replaced(ground.tree, answer.label.span.line, "found-unpaid", "")


def _settles(ground: Ground, example: Example) -> Answer | None:
    """The only answer of an example by which a payment that it comes to later is allowed."""
    taken = walk(ground.forest, ground.tree, [answer.value for answer in example.answers])
    checks = [(stand, a) for stand, a in taken.taken if any(m.value == "found-unpaid" for m in a.marks)]
    end = taken.stop.node if taken.stop else None
    if not end or not any(mark.value == "charge-again" for mark in end.marks) or len(checks) != 1:
        return None
    _, answer = checks[0]
    here = {ground.tree.id} == {stand.tree for stand, _ in taken.taken}
    alone = not any(mark.value == "found-unpaid" for n in ground.tree.nodes.values() for mark in n.marks)
    return answer if here and alone and [mark.value for mark in answer.marks] == ["found-unpaid"] else None


@kind("misspelt mark")
def _(ground: Ground) -> Fault | None:
    found = ground.answer(lambda _, a: bool(a.marks))
    return (
        written(ground.tree, (found[1].marks[0].span, typo(found[1].marks[0].value, ground.random))) if found else None
    )


@kind("another payment before anything is checked")
def _(ground: Ground) -> Fault | None:
    node = ground.tree.nodes[ground.tree.start.value]
    if node.marks:
        return None
    return inserted(ground.tree, _after_verb(node), "    marks: [charge-again]")


@kind("a step that never may be")
def _(ground: Ground) -> Fault | None:
    node = ground.node(*NODE, where=lambda node: not node.marks)
    return inserted(ground.tree, _after_verb(node), "    marks: [factory-reset]") if node else None


def _after_verb(node: Node) -> int:
    return node.text.span.line + 1 if not isinstance(node, End) else node.id.span.line + 2


@kind("escalation without whom to turn to")
def _(ground: Ground) -> Fault | None:
    node = ground.node(End, where=lambda node: isinstance(node, End) and node.outcome is Outcome.ESCALATE)
    line = key_line(ground.tree, node, "to") if node else None
    return removed(ground.tree, line, line, [node.id.span.line]) if node and line else None


@kind("escalation without what to bring")
def _(ground: Ground) -> Fault | None:
    node = ground.node(End, where=lambda node: isinstance(node, End) and node.outcome is Outcome.ESCALATE)
    line = key_line(ground.tree, node, "bring") if node else None
    return removed(ground.tree, line, line, [node.id.span.line]) if node and line else None


@kind("answer taken away")
def _(ground: Ground) -> Fault | None:
    found = ground.answer(lambda ask, _: len(ask.answers) > 2)
    if not found:
        return None
    line = found[1].label.span.line
    return removed(ground.tree, line, line, body(ground.tree, found[0]))


@kind("node taken away")
def _(ground: Ground) -> Fault | None:
    node = ground.node(*NODE, where=lambda node: node.id.value != ground.tree.start.value)
    if not node:
        return None
    lines = body(ground.tree, node)
    gone = removed(ground.tree, lines[0], lines[-1], [])
    named = re.compile(rf"(?<![a-z0-9-]){re.escape(node.id.value)}(?![a-z0-9-])")
    blame = [n for n, line in enumerate(gone.text.split("\n"), 1) if named.search(line)]
    return gone._replace(lines=frozenset(blame))


@kind("node that nothing leads to")
def _(ground: Ground) -> Fault | None:
    node = ground.node(*NODE)
    line = node.id.span.line if node else 1
    return inserted(ground.tree, line, "  lost-here: {end: stop, say: 到此为止，等店长来。}")


@kind("node with two verbs")
def _(ground: Ground) -> Fault | None:
    node = ground.node(Ask, Do)
    return inserted(ground.tree, node.id.span.line + 1, "    end: stop", body(ground.tree, node)) if node else None


@kind("node without a verb")
def _(ground: Ground) -> Fault | None:
    node = ground.node(Ask, Do)
    line = node.text.span.line if node else 0
    return removed(ground.tree, line, line, [node.id.span.line]) if node else None


@kind("second document")
def _(ground: Ground) -> Fault | None:
    node = ground.node(*NODE)
    line = node.id.span.line if node else 1
    return inserted(ground.tree, line, "---", [line, line + 1])


@kind("answer twice in one question")
def _(ground: Ground) -> Fault | None:
    found = ground.answer()
    if not found or len(found[0].answers) < 2:
        return None
    other = ground.random.choice([answer for answer in found[0].answers if answer is not found[1]])
    lines = [found[1].label.span.line, other.label.span.line]
    return written(ground.tree, (found[1].label.span, other.label.value), blame=lines)


@kind("example taken away")
def _(ground: Ground) -> Fault | None:
    counts = Counter((s.tree, s.node, a.label.value) for t in example_runs(ground.forest) for s, a in t.walk.taken)
    own = {t.example.title.span.line: t for t in example_runs(ground.forest) if t.tree is ground.tree}
    needed = [
        line
        for line, trial in own.items()
        if any(s.tree == ground.tree.id and counts[s.tree, s.node, a.label.value] == 1 for s, a in trial.walk.taken)
    ]
    if len(own) < 2 or not needed:
        return None
    line = ground.random.choice(needed)
    gone = removed(ground.tree, line, line, [])
    answers = [a for n in ground.tree.nodes.values() if isinstance(n, Ask) for a in n.answers]
    return gone._replace(lines=frozenset(answer.label.span.line for answer in answers))


@kind("misspelt answer in an example")
def _(ground: Ground) -> Fault | None:
    example = ground.random.choice(ground.tree.examples)
    answer = ground.random.choice(example.answers)
    return written(ground.tree, (answer.span, answer.value + "吧"))


@kind("wrong end of an example")
def _(ground: Ground) -> Fault | None:
    example = ground.random.choice(ground.tree.examples)
    others = [end.id.value for end in ground.tree.ends() if end.id.value != example.ends.value]
    return written(ground.tree, (example.ends.span, ground.random.choice(others))) if others else None


@kind("answer reworded, examples not")
def _(ground: Ground) -> Fault | None:
    found = ground.answer()
    if not found:
        return None
    return written(ground.tree, (found[1].label.span, found[1].label.value[:6] + "呢"))


@kind("keys out of order")
def _(ground: Ground) -> Fault | None:
    node = ground.node(Do, where=lambda node: bool(node.hint))
    if not isinstance(node, Do) or not (line := key_line(ground.tree, node, "next")):
        return None
    gone = removed(ground.tree, line, line, [])
    lines = gone.text.split("\n")
    lines.insert(node.id.span.line, f"    next: {node.next.value}")
    return Fault("\n".join(lines), frozenset(body(ground.tree, node)))
