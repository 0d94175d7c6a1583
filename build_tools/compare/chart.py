"""A tree that changed as a flowchart: the site's own, with what is new, gone or changed marked by words and edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from build_tools.compare.comparison import Comparison, TreeChange
from build_tools.compare.union import Union, union
from build_tools.model.forest import Forest
from build_tools.targets.artifact import Artifact
from build_tools.targets.layout.draw.drawing import draw
from build_tools.targets.layout.search.score import Room
from build_tools.targets.layout.search.screen import on_screen
from build_tools.targets.layout.sketch.sketch import Spec
from build_tools.targets.layout.sketch.whole_tree import whole_tree
from build_tools.targets.web import chart

_ROOM = Room(1000.0, 1600.0)
_CSS = """\
.added .box { stroke-width: 4; }
.removed .box { stroke-dasharray: 9 5; } .removed text { text-decoration: line-through; }
.changed .box { stroke-width: 3; stroke-dasharray: 2 3; }
"""


def charts(found: Comparison) -> Iterator[Artifact]:
    """A chart for each tree whose steps changed, by its id."""
    for change in found.trees:
        if change.changes or not (change.before and change.after):
            forest = found.after if change.after else found.before
            yield Artifact(f"{change.id}.svg", _drawn(change, forest))


def _drawn(change: TreeChange, forest: Forest) -> bytes:
    both = union(change)
    sketch = whole_tree(both.tree, forest)
    said = replace(sketch, specs=tuple(_told(spec, both, forest) for spec in sketch.specs))
    return chart.chart(both.tree, draw(on_screen(said, _ROOM)), forest.locale, partial(_state, both), _CSS)


def _told(spec: Spec, both: Union, forest: Forest) -> Spec:
    state = _state(both, spec)
    return spec._replace(text=f"{forest.locale.text(f'diff.mark.{state}')}: {spec.text}") if state else spec


def _state(both: Union, spec: Spec) -> str:
    """What became of a box's step or answer; empty where it is as it was."""
    return both.nodes.get(spec.node, "") if spec.answer is None else both.answers.get((spec.node, spec.answer), "")
