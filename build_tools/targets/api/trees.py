"""A tree as JSON, for chat bots and hotlines; the schema is published beside it."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter
from pydantic_core import to_json
from typing_extensions import TypedDict

from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, Do, End, Goto, Interval, Node, Run, Tree
from build_tools.schema.described import JsonSchema
from build_tools.targets import labels, paths
from build_tools.targets.inline import html, plain


class WayData(TypedDict):
    """One way out of a node: its answer or outcome as a key (nothing after a `do`), and what it `says`."""

    label: str
    says: str
    to: str
    guard: str | None
    share: list[float] | None
    marks: list[str]


class NodeData(TypedDict):
    """One node; `guard` must be true before it is taken; `hint` and `steps` are HTML fragments, the rest is plain."""

    kind: str
    text: str
    guard: str | None
    hint: str | None
    steps: list[str]
    tell: str | None
    marks: list[str]
    sources: list[str]
    who: str | None
    minutes: list[float] | None
    fixes: list[float] | None
    ref: str | None
    outcome: str | None
    bring: list[str]
    ways: list[WayData]


class TreeData(TypedDict):
    """One tree; the paths are relative to the site's root."""

    id: str
    title: str
    summary: str
    aliases: list[str]
    category: str
    reviewed: str
    sources: list[str]
    page: str
    chart: str
    card: str
    start: str
    nodes: dict[str, NodeData]


class EntryData(TypedDict):
    """One line of the list of trees."""

    id: str
    title: str
    summary: str
    category: str
    reviewed: str
    data: str
    page: str


class ListData(TypedDict):
    """All trees in order of display."""

    trees: list[EntryData]


def _who(node: Node, forest: Forest) -> str | None:
    """The role that acts, or that is asked for help."""
    if isinstance(node, Do):
        return node.who.value if node.who else forest.site.default_role or None
    return node.to.value if isinstance(node, End) and node.to else None


def tree_data(tree: Tree, forest: Forest) -> TreeData:
    """Everything that a walk through the tree needs."""
    return {
        "id": tree.id,
        "title": plain(tree.title.value),
        "summary": plain(tree.summary.value),
        "aliases": [plain(alias.value) for alias in tree.aliases],
        "category": tree.category,
        "reviewed": tree.reviewed.isoformat(),
        "sources": [source.value for source in tree.sources],
        "page": paths.page(tree.id),
        "chart": paths.chart(tree.id),
        "card": paths.card(tree.id),
        "start": tree.start.value,
        "nodes": {key: _node(node, forest) for key, node in tree.nodes.items()},
    }


def _node(node: Node, forest: Forest) -> NodeData:
    do = node if isinstance(node, Do) else None
    end = node if isinstance(node, End) else None
    return {
        "kind": node.kind.value,
        "text": labels.says(node, forest),
        "guard": plain(node.guard.value) if node.guard else None,
        "hint": html(node.hint.value) if node.hint else None,
        "steps": [html(step.value) for step in node.steps],
        "tell": plain(node.tell.value) if node.tell else None,
        "marks": [mark.value for mark in node.marks],
        "sources": [source.value for source in node.sources],
        "who": _who(node, forest),
        "minutes": _interval(do.minutes) if do else None,
        "fixes": _interval(do.fixes) if do else None,
        "ref": str(node.ref) if isinstance(node, Run | Goto) else None,
        "outcome": end.outcome.value if end else None,
        "bring": [plain(item.value) for item in end.bring] if end else [],
        "ways": [_answer(a) for a in node.answers] if isinstance(node, Ask) else _ways(node, forest),
    }


def _answer(answer: Answer) -> WayData:
    return {
        "label": plain(answer.label.value),
        "says": plain(answer.label.value),
        "to": answer.to.value,
        "guard": plain(answer.guard.value) if answer.guard else None,
        "share": _interval(answer.share),
        "marks": [mark.value for mark in answer.marks],
    }


def _ways(node: Node, forest: Forest) -> list[WayData]:
    return [
        {
            "label": edge.label,
            "says": plain(labels.edge_label(node, edge.label, forest)),
            "to": edge.to,
            "guard": None,
            "share": None,
            "marks": [],
        }
        for edge in node.edges()
    ]


def _interval(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval else None


def list_data(forest: Forest) -> ListData:
    """The list of all trees."""
    return {
        "trees": [
            {
                "id": tree.id,
                "title": plain(tree.title.value),
                "summary": plain(tree.summary.value),
                "category": tree.category,
                "reviewed": tree.reviewed.isoformat(),
                "data": paths.data(tree.id),
                "page": paths.page(tree.id),
            }
            for tree in forest.trees.values()
        ]
    }


@cache
def schema_file() -> bytes:
    """The file that holds the schema: it is the same for every site."""
    return encode(schema())


def schema() -> JsonSchema:
    """The JSON Schema of one tree's file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **TypeAdapter(TreeData).json_schema()}


def encode(value: object) -> bytes:
    """JSON as it is published: readable, and the same bytes for the same value."""
    return to_json(value, indent=1) + b"\n"
