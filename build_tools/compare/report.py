"""A comparison in words: for a terminal, and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.compare import steps
from build_tools.compare.cards import AGAIN, GONE, LAYOUT, LOST, NEW
from build_tools.compare.comparison import Comparison, TreeChange
from build_tools.compare.diagram import diagram
from build_tools.compare.paths import ELSEWHERE, Choice, Parting
from build_tools.locales import Locale
from build_tools.model.tree import Ask, Run, Tree
from build_tools.targets.labels import edge_label, says

_SIGNS = {steps.ADDED: "+", steps.REMOVED: "-", steps.CHANGED: "~", NEW: "+", GONE: "-", AGAIN: "~", LAYOUT: "~"}


class ReportLine(NamedTuple):
    """One line: `depth` 0 is the summary, 1 a heading, 2 a tree's, 3 and more what is told below."""

    depth: int
    sign: str
    text: str
    more: str = ""
    """Something to stand below it that is no line: a diagram."""


def text(found: Comparison) -> str:
    """For a terminal, each line with its sign."""
    return "".join(f"{_indent(line)}{line.sign + ' ' if line.sign else ''}{line.text}\n" for line in _lines(found))


def _indent(line: ReportLine) -> str:
    before = "\n" if line.depth in (1, 2) else ""
    return before + "  " * max(0, line.depth - 2)


def markdown(found: Comparison) -> str:
    """For a pull request: headings, lists, and a diagram of each tree that changed, which GitHub and GitLab draw."""
    written: list[str] = []
    for line in _lines(found, diagrams=True):
        if line.depth == 0:
            written += [line.text, ""]
        elif line.depth <= 2:
            written += ["", f"{'#' * (line.depth + 1)} {_safe(line.text)}", ""]
        else:
            sign = f"**{line.sign}** " if line.sign else ""
            written.append(f"{'  ' * (line.depth - 3)}- {sign}{_safe(line.text)}")
        if line.more:
            written += ["", "<details><summary>±</summary>", "", "```mermaid", line.more, "```", "", "</details>"]
    return "\n".join(written) + "\n"


def _safe(text: str) -> str:
    """Text that no Markdown reader takes for markup of its own."""
    return text.replace("<", "&lt;").replace("*", r"\*").replace("_", r"\_").replace("|", r"\|")


def _lines(found: Comparison, *, diagrams: bool = False) -> Iterator[ReportLine]:
    words = found.after.locale
    yield from _summary(found, words)
    if found.facts or found.breaches:
        yield ReportLine(1, "", words.text("diff.heading.proof"))
        yield from _proof(found, words)
    if found.trees:
        yield ReportLine(1, "", words.text("diff.heading.trees"))
        for change in found.trees:
            yield from _tree(found, change, words, diagrams=diagrams)
    if found.cards:
        yield ReportLine(1, "", words.text("diff.heading.cards"))
        for card in found.cards:
            yield ReportLine(3, _SIGNS[card.kind], words.text(f"diff.card.{card.kind}", **card._asdict()))
    if found.codes:
        yield ReportLine(1, "", words.text("diff.heading.codes"))
        for code in found.codes:
            sign = "!" if code.kind == LOST else "~"
            yield ReportLine(3, sign, words.text(f"diff.code.{code.kind}", **code._asdict()))
    if found.findings or found.mended:
        yield ReportLine(1, "", words.text("diff.heading.findings"))
        for finding in found.findings:
            place = f"{finding.span.path}:{finding.span.line}"
            said = words.text("diff.finding", code=finding.code, place=place, message=finding.message)
            yield ReportLine(3, "!" if finding.severity.value == "error" else "+", said)
        if found.mended:
            yield ReportLine(3, "-", words.text("diff.fewer", count=found.mended))


def _summary(found: Comparison, words: Locale) -> Iterator[ReportLine]:
    kinds = [change.kind for change in found.trees]
    if not (found.trees or found.cards or found.codes or found.facts or found.breaches or found.findings):
        yield ReportLine(0, "", words.text("diff.same"))
        return
    yield ReportLine(
        0,
        "",
        words.text(
            "diff.summary",
            changed=kinds.count(steps.CHANGED),
            added=kinds.count(steps.ADDED),
            removed=kinds.count(steps.REMOVED),
            again=sum(card.kind == AGAIN for card in found.cards),
            codes=len(found.codes),
        ),
    )
    broken = sum(breach.broken for breach in found.breaches)
    if broken:
        yield ReportLine(0, "!", words.text("diff.broken", count=broken))
    elif found.breaches:
        yield ReportLine(0, "", words.text("diff.mended", count=len(found.breaches)))
    else:
        yield ReportLine(0, "", words.text("diff.safe"))


def _proof(found: Comparison, words: Locale) -> Iterator[ReportLine]:
    for fact in found.facts:
        name = fact.fact or words.text("diff.never")
        (before, after), (broken_before, broken_after) = fact.places, fact.broken
        yield ReportLine(
            3,
            "!" if broken_after > broken_before else "~",
            words.text(
                "diff.fact",
                fact=name,
                before=before,
                after=after,
                broken_before=broken_before,
                broken_after=broken_after,
            ),
        )
    for breach in found.breaches:
        key = "diff.breach.new" if breach.broken else "diff.breach.gone"
        said = words.text(key, place=breach.place, because=breach.because)
        yield ReportLine(3, "!" if breach.broken else "-", said)
        if breach.broken:
            yield ReportLine(4, "", words.text("diff.walk", walk=" ⟶ ".join(breach.walk)))


def _tree(found: Comparison, change: TreeChange, words: Locale, *, diagrams: bool) -> Iterator[ReportLine]:
    kind = (
        words.text("diff.tree.moved", former=change.former) if change.former else words.text(f"diff.tree.{change.kind}")
    )
    drawn = diagram(change, found.after) if diagrams and change.changes else ""
    yield ReportLine(2, "", f"{change.id} 《{change.tree.title.value}》: {kind}", drawn)
    if change.figures and change.before:
        figures = (
            words.text("diff.figures", name=words.text(f"diff.figure.{name}"), before=before, after=after)
            for name, before, after in change.figures
        )
        yield ReportLine(3, "~", "; ".join(figures))
    for one in change.changes:
        where = f"`{one.node}` " if one.node else ""
        said = " ⟶ ".join(f"“{part}”" for part in (one.before, one.after) if part)
        note = f" ({words.text('diff.screen')})" if one.screen else ""
        yield ReportLine(3, _SIGNS[one.kind], f"{where}{words.text(f'diff.part.{one.part}')}{note}: {said}")
    if change.paths.partings:
        yield ReportLine(3, "", words.text("diff.paths", before=change.paths.before, after=change.paths.after))
        for parting in change.paths.partings:
            yield ReportLine(4, _sign(parting), _parting(found, change, parting, words))


def _sign(parting: Parting) -> str:
    return "~" if parting.kind == ELSEWHERE else "+" if parting.kind == "new" else "-"


def _parting(found: Comparison, change: TreeChange, parting: Parting, words: Locale) -> str:
    way = " ⟶ ".join(_choice(found, change, choice) for choice in parting.way) or words.text("diff.path.from")
    return words.text(
        f"diff.path.{parting.kind}", count=parting.beyond, way=way, before=parting.before, after=parting.after
    )


def _choice(found: Comparison, change: TreeChange, choice: Choice) -> str:
    """A question and its answer; an outcome in the words of the tree that is called."""
    for tree, forest in ((change.after, found.after), (change.before, found.before)):
        node = tree.nodes.get(choice.node) if isinstance(tree, Tree) else None
        if isinstance(node, Ask | Run) and (isinstance(node, Run) or _has(node, choice.label)):
            return f"{says(node, forest)} → {edge_label(node, choice.label, forest)}"
    return choice.label


def _has(node: Ask, label: str) -> bool:
    return any(answer.label.value == label for answer in node.answers)
