"""Run the rules, stamp what they find, sort it."""

from __future__ import annotations

from collections.abc import Iterable

from build_tools.diagnostics import Diagnostic
from build_tools.model.forest import Forest
from build_tools.rules import Rule, all_rules


def check(forest: Forest, rules: Iterable[Rule] | None = None) -> list[Diagnostic]:
    """Every finding in the forest, sorted by place; rules that need all files are silent while one is broken."""
    found = [
        Diagnostic(rule.code, rule.name, rule.severity, *finding)
        for rule in (all_rules() if rules is None else rules)
        if not (rule.needs_all and forest.broken)
        for finding in rule.check(forest)
    ]
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)
