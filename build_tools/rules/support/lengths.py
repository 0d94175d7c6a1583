"""Texts that are wider than their place on a chart or a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.findings import Finding, Sentence, say
from build_tools.model.prose import TextKind, prose_of
from build_tools.model.settings import Settings
from build_tools.model.text import width
from build_tools.model.tree import Tree

_LIMITS = {
    TextKind.QUESTION: "question",
    TextKind.ANSWER: "answer",
    TextKind.OUTCOME: "answer",
    TextKind.ACTION: "action",
    TextKind.SAY: "action",
    TextKind.STEP: "action",
    TextKind.BRING: "bring",
    TextKind.GUARD: "guard",
    TextKind.TITLE: "title",
    TextKind.SUMMARY: "summary",
    TextKind.ALIAS: "alias",
}
"""The setting that bounds each kind's texts."""


def too_long(tree: Tree, settings: Settings, names: Mapping[TextKind, Sentence], help_: Sentence) -> Iterator[Finding]:
    """Every text of some kinds that is wider than its kind's limit; each kind comes with what to call it."""
    prose = prose_of(tree)
    limits: dict[TextKind, int] = {kind: getattr(settings.limits, _LIMITS[kind]) for kind in names}
    if all(prose.longest.get(kind, 0) <= limit for kind, limit in limits.items()):
        return
    for kind, text, _ in prose.texts:
        limit = limits.get(kind)
        if limit and len(text.value) > limit and (wide := width(text.value)) > limit:
            message = say(
                "this {what} is {wide} characters wide; more than {limit} do not fit",
                what=names[kind],
                wide=wide,
                limit=limit,
            )
            yield Finding(text.span, message, help_)
