"""Answers that lead straight to an end, stacked as a list beside their question instead of spread out below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from build_tools.targets.layout.sketch.boxes import Box, box
from build_tools.targets.layout.sketch.sketch import Sketch, Spec, Wire

RAIL = 7.0
"""How far the upright stroke is from a stack's left edge; in points, as all lengths here."""
BRANCH = 12.0
"""How far the upright stroke is from the answers."""
REACH = 20.0
"""The length of the arrow from an answer to its end."""
BETWEEN = 8.0
"""Between one row of a stack and the next."""
WIDER = 2.0
"""How many em more a line may have here, where height is scarcer than width."""


class StackRow(NamedTuple):
    """One row of a stack: an answer and where it leads; `y` is the row's middle from the stack's top."""

    answer: Box
    end: Box
    y: float


@dataclass(frozen=True, slots=True)
class Stack:
    """The rows of a stack, and its answers' common width."""

    rows: tuple[StackRow, ...]
    column: float
    ends: float
    """The width of the widest of the boxes that its answers lead to."""
    size: Box
    """The box that stands for the whole stack while places are found."""


@lru_cache(256)
def stackable(sketch: Sketch) -> dict[str, tuple[str, ...]]:
    """For each question, its answers that lead to an end of their own off the main line, if there are two at least."""
    main_line = set(sketch.main_line)
    found = {}
    for key in (spec.key for spec in sketch.specs if spec.key in sketch.fans):
        answers = tuple(
            answer for answer in sketch.successors[key] if answer not in main_line and _alone(sketch, answer)
        )
        if len(answers) > 1:
            found[key] = answers
    return found


def _alone(sketch: Sketch, answer: str) -> bool:
    ends = sketch.successors[answer]
    return len(ends) == 1 and not sketch.successors[ends[0]] and len(sketch.predecessors[ends[0]]) == 1


@lru_cache(1024)
def with_stacks(
    sketch: Sketch, chosen: frozenset[str], limit: float, answer_limit: float
) -> tuple[Sketch, Mapping[str, Stack]]:
    """The sketch with the stacks of the `chosen` questions in one piece each, and what is in them."""
    able = {key: answers for key, answers in stackable(sketch).items() if key in chosen} if chosen else {}
    if not able:
        return sketch, {}
    stacks = {_named(key): stack(sketch, key, limit, answer_limit) for key in able}
    return folded(sketch, frozenset(able)), stacks


@lru_cache(256)
def folded(sketch: Sketch, chosen: frozenset[str]) -> Sketch:
    """The sketch in which each stack is one box, whatever its size."""
    if not chosen:
        return sketch
    able = stackable(sketch)
    names = [key for key in able if key in chosen]
    gone = {part: key for key in names for a in able[key] for part in (a, sketch.successors[a][0])}
    kept: dict[str, Spec] = {}
    for spec in sketch.specs:
        stacked = _spec(gone[spec.key]) if spec.key in gone else spec
        kept.setdefault(stacked.key, stacked)
    wires = [wire for wire in sketch.wires if wire.tail not in gone and wire.head not in gone]
    wires += [Wire(key, _named(key), False) for key in names]  # exits go to the right
    return replace(sketch, specs=tuple(kept.values()), wires=tuple(wires))


def _named(key: str) -> str:
    return f"stack.{key}"


def _spec(key: str) -> Spec:
    return Spec(_named(key), key, None, "stack", "", None, "")


@lru_cache(4096)
def stack(sketch: Sketch, key: str, limit: float, answer_limit: float) -> Stack:
    """The stack of a question's answers, whose text and that of their ends is so many em wide."""
    specs = {spec.key: spec for spec in sketch.specs}
    answers = stackable(sketch)[key]
    pairs = [
        (box(specs[a], answer_limit + WIDER), box(specs[sketch.successors[a][0]], limit + 2 * WIDER)) for a in answers
    ]
    column = max(answer.width for answer, _ in pairs)
    rows = []
    y = 0.0
    for answer, end in pairs:
        height = max(answer.height, end.height)
        rows.append(StackRow(answer, end, y + height / 2))
        y += height + BETWEEN
    ends = max(end.width for _, end in pairs)
    width = RAIL + BRANCH + column + REACH + ends
    rough = sum(answer.rough + end.rough for answer, end in pairs)
    return Stack(tuple(rows), column, ends, Box(_spec(key), (), width, y - BETWEEN, 0.0, rough))
