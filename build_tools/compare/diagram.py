"""A tree that changed as a Mermaid diagram, which code hosts draw inside a comment."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.compare.comparison import TreeChange
from build_tools.compare.union import union
from build_tools.model.forest import Forest
from build_tools.targets import labels

_STYLES = (
    "classDef added stroke-width:4px",
    "classDef removed stroke-dasharray:8 5",
    "classDef changed stroke-width:3px,stroke-dasharray:2 3",
)
_ESCAPED = {ord(char): f"#{ord(char)};" for char in '"#<>&`'}


def diagram(change: TreeChange, forest: Forest) -> str:
    """Marks are words and edges, not colours."""
    return "\n".join(_lines(change, forest))


def _lines(change: TreeChange, forest: Forest) -> Iterator[str]:
    both = union(change)
    mark = forest.locale.part("diff.mark")
    names = {key: f"n{number}" for number, key in enumerate(both.tree.nodes)}
    yield "flowchart TD"
    for key, node in both.tree.nodes.items():
        state = both.nodes.get(key, "")
        said = f"{labels.symbol(node, forest.locale)} {labels.says(node, forest)}"
        label = f"{mark[state]}: {said}" if state else said
        yield f'  {names[key]}["{label.translate(_ESCAPED)}"]{f":::{state}" if state else ""}'
    for key, node in both.tree.nodes.items():
        for place, edge in enumerate(node.edges()):
            if edge.to not in names:
                continue
            state = both.answers.get((key, place), "")
            words = labels.edge_label(node, edge.label, forest) if edge.label else ""
            said = f"{mark[state]}: {words}" if state else words
            arrow = "-.->" if state == "removed" else "==>" if state == "added" else "-->"
            yield f"  {names[key]} {arrow}" + (f'|"{said.translate(_ESCAPED)}"| ' if said else " ") + names[edge.to]
    yield from (f"  {style}" for style in _STYLES)
