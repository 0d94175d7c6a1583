"""A tree that changed as a flowchart: the site's own, with what is new, gone or changed marked by words and edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from build_tools.compare.comparison import Comparison, TreeChange
from build_tools.compare.union import Union, union
from build_tools.model.forest import Forest
from build_tools.targets.artifact import Artifact
from build_tools.targets.layout.draw.drawing import draw
from build_tools.targets.layout.search.score import Room
from build_tools.targets.layout.search.search import Effort, search
from build_tools.targets.layout.sketch.sketch import Sketch, Spec
from build_tools.targets.layout.sketch.whole_tree import whole_tree
from build_tools.targets.web import chart

_ROOM = Room(1000.0, 1600.0)
_EFFORT = Effort(40, 2)
_CSS = """
.added .box { stroke-width: 4; }
.removed .box { stroke-dasharray: 9 5; } .removed text { text-decoration: line-through; }
.changed .box { stroke-width: 3; stroke-dasharray: 2 3; }
</style>"""
_BOX = re.compile(r'(<a id="box-(?P<node>[a-z0-9-]+)(?:\.(?P<answer>\d+))?" class=")(?P<style>[a-z]+)"')


def charts(found: Comparison) -> Iterator[Artifact]:
    """A chart for each tree whose steps changed, by its id."""
    for change in found.trees:
        if change.changes or not (change.before and change.after):
            forest = found.after if change.after else found.before
            yield Artifact(f"{change.id}.svg", _drawn(change, forest))


def _drawn(change: TreeChange, forest: Forest) -> bytes:
    both = union(change)
    sketch = whole_tree(both.tree, forest)
    specs = tuple(_marked(spec, both, forest) for spec in sketch.specs)
    made = chart.chart(both.tree, draw(search(_with(sketch, specs), _ROOM, _EFFORT).plan), forest.locale).decode()
    made = made.replace("</style>", _CSS.lstrip(), 1)
    return _BOX.sub(partial(_styled, both), made).encode()


def _with(sketch: Sketch, specs: tuple[Spec, ...]) -> Sketch:
    return replace(sketch, specs=specs)


def _marked(spec: Spec, both: Union, forest: Forest) -> Spec:
    state = _state(both, spec.node, spec.answer)
    return spec._replace(text=f"{forest.locale.text(f'diff.mark.{state}')}: {spec.text}") if state else spec


def _styled(both: Union, box: re.Match[str]) -> str:
    answer = None if box["answer"] is None else int(box["answer"])
    state = _state(both, box["node"], answer)
    return f'{box[1]}{box["style"]}{f" {state}" if state else ""}"'


def _state(both: Union, key: str, answer: int | None) -> str:
    if answer is None:
        return both.nodes.get(key, "")
    return both.answers.get((key, answer), "")
