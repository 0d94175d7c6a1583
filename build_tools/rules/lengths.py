"""Texts that are wider than their place on a chart or a card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.model.once import once
from build_tools.model.prose import Role, proses
from build_tools.model.settings import Limits
from build_tools.model.tree import Text, Tree
from build_tools.model.words import width
from build_tools.rules import Finding


class _Long(NamedTuple):
    role: Role
    text: Text
    width: int
    limit: int


def too_long(tree: Tree, forest: Forest, names: dict[Role, str], help_: str) -> Iterator[Finding]:
    """Every text of some roles that is wider than its role's limit; each role comes with what to call it."""
    for role, text, wide, limit in _long(forest).get(tree.id, ()):
        if role in names:
            message = f"this {names[role]} is {wide} characters wide; more than {limit} do not fit"
            yield Finding(text.span, message, help_)


@once
def _long(forest: Forest) -> dict[str, list[_Long]]:
    """All such texts by tree, in one pass for all rules."""
    limits = _limits(forest.settings.limits)
    found: dict[str, list[_Long]] = {}
    for key, prose in proses(forest).items():
        for role, text, _ in prose.said:
            limit = limits.get(role)
            if limit and len(text.value) > limit and (wide := width(text.value)) > limit:
                found.setdefault(key, []).append(_Long(role, text, wide, limit))
    return found


def _limits(limit: Limits) -> dict[Role, int]:
    return {
        Role.QUESTION: limit.question,
        Role.ANSWER: limit.answer,
        Role.OUTCOME: limit.answer,
        Role.ACTION: limit.action,
        Role.SAY: limit.action,
        Role.STEP: limit.action,
        Role.BRING: limit.bring,
        Role.TITLE: limit.title,
        Role.SUMMARY: limit.summary,
        Role.ALIAS: limit.alias,
    }
