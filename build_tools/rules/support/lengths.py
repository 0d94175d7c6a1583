"""Texts that are wider than their place on a chart or a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.model.prose import Role, prose_of
from build_tools.model.settings import Settings
from build_tools.model.text import width
from build_tools.model.tree import Tree
from build_tools.rules import Finding

_LIMITS = {
    Role.QUESTION: "question",
    Role.ANSWER: "answer",
    Role.OUTCOME: "answer",
    Role.ACTION: "action",
    Role.SAY: "action",
    Role.STEP: "action",
    Role.BRING: "bring",
    Role.GUARD: "guard",
    Role.TITLE: "title",
    Role.SUMMARY: "summary",
    Role.ALIAS: "alias",
}
"""The setting that bounds each role's texts."""


def too_long(tree: Tree, settings: Settings, names: Mapping[Role, str], help_: str) -> Iterator[Finding]:
    """Every text of some roles that is wider than its role's limit; each role comes with what to call it."""
    prose = prose_of(tree)
    limits: dict[Role, int] = {role: getattr(settings.limits, _LIMITS[role]) for role in names}
    if all(prose.longest.get(role, 0) <= limit for role, limit in limits.items()):
        return
    for role, text, _ in prose.said:
        limit = limits.get(role)
        if limit and len(text.value) > limit and (wide := width(text.value)) > limit:
            message = f"this {names[role]} is {wide} characters wide; more than {limit} do not fit"
            yield Finding(text.span, message, help_)
