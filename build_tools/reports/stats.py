"""How large each tree is and what a walk through it costs, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import isfinite
from typing import Any

from build_tools import terminal
from build_tools.analysis.cost.cost import Cost, costs
from build_tools.analysis.cost.effort import LOOK, UNSTATED, Range
from build_tools.analysis.cost.questions_first import questions_first
from build_tools.model.forest import Forest
from build_tools.model.tree import Outcome, Tree

_HEAD = ("tree", "nodes", "ends", "questions", "worst", "to help", "minutes", "range", "worst", "resolved")
_NOTE = (
    "Expected first, then the longest way; `+` marks ways that go round, counted once. `run` and `goto` are walked\n"
    "along; `to help` counts the questions before the first action or end, at the worst.\n"
    f"A question takes {LOOK:g} minutes, an action without `minutes` {UNSTATED:g}."
)


def table(forest: Forest) -> str:
    """A line a tree, in order of display, and what the figures mean."""
    rows = [_row(*figures) for figures in _figures(forest)]
    return f"{terminal.table(_HEAD, rows)}\n{_NOTE}\n"


def data(forest: Forest) -> str:
    """The same as JSON, under `trees`; what has no bound is null."""
    found = [_entry(*figures) for figures in _figures(forest)]
    return json.dumps({"trees": found}, ensure_ascii=False, indent=2) + "\n"


def _figures(forest: Forest) -> Iterator[tuple[Tree, Cost, int]]:
    for key, cost in costs(forest).items():
        yield forest.trees[key], cost, questions_first(forest.trees[key], forest)


def _row(tree: Tree, cost: Cost, before: int) -> tuple[str, ...]:
    mean, more = cost.expected, "+" if cost.loops else ""
    return (
        tree.id,
        str(len(tree.nodes)),
        str(sum(1 for _ in tree.ends())),
        _number(mean.questions.mid),
        f"{cost.longest.questions}{more}",
        str(before),
        _number(mean.minutes.mid),
        f"{_number(mean.minutes.low)}-{_number(mean.minutes.high)}",
        f"{_number(cost.longest.minutes)}{more}",
        f"{mean.outcomes.get(Outcome.RESOLVED, Range(0, 0, 0)).mid:.0%}",
    )


def _entry(tree: Tree, cost: Cost, before: int) -> dict[str, Any]:
    mean, longest = cost.expected, cost.longest
    return {
        "id": tree.id,
        "title": tree.title.value,
        "nodes": len(tree.nodes),
        "ends": sum(1 for _ in tree.ends()),
        "expected": {
            "steps": _bounded(mean.steps.mid),
            "questions": _bounded(mean.questions.mid),
            "minutes": _bounded(mean.minutes.mid),
            "minutes_range": [_bounded(mean.minutes.low), _bounded(mean.minutes.high)],
            "outcomes": {outcome.value: round(share.mid, 4) for outcome, share in mean.outcomes.items()},
        },
        "worst": {"steps": longest.steps, "questions": longest.questions, "minutes": round(longest.minutes, 2)},
        "questions_before_help": before,
        "loops": cost.loops,
    }


def _bounded(value: float) -> float | None:
    return round(value, 2) if isfinite(value) else None


def _number(value: float) -> str:
    return f"{value:.1f}" if isfinite(value) else "∞"
