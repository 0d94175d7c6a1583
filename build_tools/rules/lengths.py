"""Texts that are wider than their place on a chart or a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.model.forest import Forest
from build_tools.model.prose import Role, proses
from build_tools.model.tree import Tree
from build_tools.model.words import width
from build_tools.rules import Finding


def too_long(tree: Tree, forest: Forest, limits: Mapping[Role, tuple[str, int]], help_: str) -> Iterator[Finding]:
    """Every text of a role that is wider than the role's limit; each role comes with what to call it."""
    for role, text, _ in proses(forest)[tree.id].said:
        if role in limits:
            name, limit = limits[role]
            if len(text.value) > limit and (wide := width(text.value)) > limit:
                yield Finding(text.span, f"this {name} is {wide} characters wide; more than {limit} do not fit", help_)
