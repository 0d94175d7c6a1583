"""Renaming a tree, a node or an answer: every place that names it, worked out before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname

from build_tools.analysis.examples.example_runs import example_runs
from build_tools.edit.links import base_of, links
from build_tools.edit.names import Named, Refused, is_node_id, is_tree_id, named
from build_tools.edit.plan import PlannedChange, mentions
from build_tools.edit.references import references
from build_tools.edit.scalars import scalar
from build_tools.findings import Fix, Span
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.text import distinct
from build_tools.model.tree import Answer, Ask, Node, Tree


def rename(forest: Forest, old: str, new: str) -> PlannedChange:
    """What has to be written so that `old` is called `new`. Raises Refused where that cannot be."""
    if forest.broken:
        raise Refused(f"`{min(forest.broken)}` cannot be read, and may name it; mend that first: trees check")
    what = named(forest, old)
    if what.answer and isinstance(what.node, Ask):
        return _answer(forest, what.tree, what.node, what.answer, new)
    if what.node:
        return _node(forest, what.tree, what.node, new.rpartition("#")[2])
    return _tree(forest, what, new)


def _tree(forest: Forest, what: Named, new: str) -> PlannedChange:
    old, path = what.tree.id, what.tree.path
    place = f"{dirname(dirname(path))}/{new}.yml".lstrip("/")
    if not is_tree_id(new):
        raise Refused(f"`{new}` is no tree's id: category/name, in lower-case letters, digits and single hyphens")
    if new in forest.trees or place in forest.sources:
        raise Refused(f"there is a tree `{new}` already")
    if forest.categories and new.partition("/")[0] not in forest.categories:
        raise Refused(
            f"there is no category `{new.partition('/')[0]}`; begin it with trees/{new.partition('/')[0]}/index.yml"
        )
    heir = forest.successors.get(new)
    if heir not in (None, old):
        raise Refused(f"`{new}` is the former id of `{heir}`, and old cards lead there by it")
    edits = [
        Fix(ref.span, _quoted(forest, ref.span, _place(new, ref.node))) for ref in references(forest) if ref.tree == old
    ]
    for source in forest.sources.values():
        base = base_of(source.path) or ""
        moved = dirname(place) if source.path == path else base
        for link in links(source):
            own = link.place == f"trees/{old}"
            if link.ending and (own or moved != base):
                to = f"trees/{new}" if own else link.place
                edits.append(Fix(link.span, link.written(moved, to, link.anchor)))
    edits += _was(forest, what.tree, new)
    spans = [edit.span for edit in edits]
    return PlannedChange(tuple(edits), {path: place}, tuple(mentions(_prose(forest), old, spans)))


def _was(forest: Forest, tree: Tree, new: str) -> Iterator[Fix]:
    """The former id in the tree's `was`, where cards were printed under it; an id that is taken up again leaves it."""
    if any(text.value == new for text in tree.was):
        kept = [text.value for text in tree.was if text.value != new]
        first, last = tree.was[0].span, tree.was[-1].span
        line = tree.source.line(first.line)
        if line[: first.col - 1].rstrip().endswith("["):
            ids = ", ".join([*kept, *([tree.id] if tree.id in forest.histories else [])])
            yield Fix(Span(first.path, first.line, first.col, last.end_line, last.end_col), ids)
        else:
            span = next(text.span for text in tree.was if text.value == new)
            yield Fix(span, tree.id)
        return
    if tree.id not in forest.histories:
        return
    if tree.was:
        end = tree.was[-1].span
        before = tree.source.line(end.line)[: end.col - 1]
        more = f", {tree.id}" if before.lstrip() != "- " else f"\n{before}{tree.id}"
        yield Fix(Span(end.path, end.end_line, end.end_col, end.end_line, end.end_col), more)
        return
    number = tree.reviewed_span.line
    yield Fix(Span(tree.path, number, 1, number, 1), f"was: [{tree.id}]\n")


def _node(forest: Forest, tree: Tree, node: Node, new: str) -> PlannedChange:
    old = node.id.value
    if not is_node_id(new):
        raise Refused(f"`{new}` is no node's id: lower-case letters, digits and single hyphens")
    if new in tree.nodes:
        raise Refused(f"`{tree.id}` has a node `{new}` already")
    own = [tree.start.span] if tree.start.value == old else []
    own += [node.id.span]
    own += [edge.span for other in tree.nodes.values() for edge in other.edges() if edge.to == old]
    own += [example.ends.span for example in tree.examples if example.ends.value == old]
    edits = [Fix(span, _quoted(forest, span, new)) for span in own]
    edits += [
        Fix(ref.span, _quoted(forest, ref.span, _place(tree.id, new)))
        for ref in references(forest)
        if (ref.tree, ref.node) == (tree.id, old)
    ]
    for source in forest.sources.values():
        for link in links(source):
            if (link.place, link.anchor) == (f"trees/{tree.id}", old):
                base = base_of(source.path) or ""
                written = link.written(base, link.place, new) if link.ending else f"#{new}"
                edits.append(Fix(link.span, written))
    return PlannedChange(tuple(edits))


def _answer(forest: Forest, tree: Tree, node: Ask, answer: Answer, new: str) -> PlannedChange:
    if not new.strip():
        raise Refused("an answer has words")
    twin = next(
        (a.label.value for a in node.answers if a is not answer and distinct(a.label.value) == distinct(new)), None
    )
    if twin:
        raise Refused(f"`{tree.id}#{node.id.value}` has an answer `{twin}` already")
    spans = [answer.label.span, *_walked(forest, tree, node, answer)]
    edits = tuple(Fix(span, _quoted(forest, span, new)) for span in spans)
    return PlannedChange(edits, {}, tuple(mentions(_prose(forest), answer.label.value, spans)))


def _walked(forest: Forest, tree: Tree, node: Ask, answer: Answer) -> Iterator[Span]:
    """Where examples take the answer, in whatever tree they begin."""
    place = tree.id, node.id.value
    for run in example_runs(forest):
        for stop, given, said in zip(run.walk.asked, run.walk.given, run.example.answers, strict=False):
            if given is answer and (stop.stand.tree, stop.stand.node) == place:
                yield said.span


def _prose(forest: Forest) -> list[Source]:
    """What people read: trees, pages, and the tables of docs/data, but for recorded editions."""
    kept = ("trees/", "docs/")
    return [
        s for path, s in forest.sources.items() if path.startswith(kept) and not path.startswith("docs/data/editions/")
    ]


def _place(tree: str, node: str | None) -> str:
    return f"{tree}#{node}" if node else tree


def _quoted(forest: Forest, span: Span, text: str) -> str:
    line = forest.sources[span.path].line(span.line)
    return scalar(text, line[span.col - 1 : span.end_col - 1])
