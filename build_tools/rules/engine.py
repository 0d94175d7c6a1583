"""Run the rules, stamp what they find, leave out what has been answered, sort it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from build_tools.findings import Diagnostic, Severity
from build_tools.model.forest import Forest
from build_tools.rules import Finding, Rule
from build_tools.rules.support.silencing import Silencer

UNUSED = "unused-noqa"


def check(forest: Forest, rules: Iterable[Rule]) -> list[Diagnostic]:
    """Every finding in the forest, sorted by place; rules that need all files are silent while one is broken."""
    known = {rule.code: rule for rule in rules}
    running = [rule for rule in known.values() if _runs(rule, forest)]
    silencer = Silencer(forest, known.values())
    found = [_stamp(rule, finding) for rule in running for finding in _found(rule, forest, known)]
    kept = {diagnostic: None for diagnostic in found if not silencer.silences(diagnostic)}
    told = [_set(diagnostic, forest) for diagnostic in _causes(kept, running)]
    for rule in running:
        if rule.name == UNUSED and not forest.broken:
            told += [_stamp(rule, finding) for finding in silencer.unused(running)]
    return sorted(told, key=lambda diagnostic: diagnostic.sort_key)


def _found(rule: Rule, forest: Forest, known: Mapping[str, Rule]) -> Iterator[Finding]:
    yield from rule.check(forest)
    if rule.on_rules:
        yield from rule.on_rules(forest, known)


def _runs(rule: Rule, forest: Forest) -> bool:
    if (rule.needs_all and forest.broken) or rule.language not in (None, forest.settings.language):
        return False
    return not (rule.may_silence and any(code.value == rule.code for code in forest.settings.ignore))


def _causes(found: Iterable[Diagnostic], rules: Iterable[Rule]) -> Iterator[Diagnostic]:
    """The findings that follow from no other: a rule says of which others its own are mostly consequences."""
    after = {rule.name: frozenset(rule.after) for rule in rules if rule.after}
    causes = {name for names in after.values() for name in names}
    there: dict[str, set[str]] = {}
    found = list(found)
    for diagnostic in found:
        if diagnostic.name in causes:
            for path in _paths(diagnostic):
                there.setdefault(path, set()).add(diagnostic.name)
    for diagnostic in found:
        before = after.get(diagnostic.name)
        if not before or not any(before & there.get(path, set()) for path in _paths(diagnostic)):
            yield diagnostic


def _paths(diagnostic: Diagnostic) -> set[str]:
    return {diagnostic.span.path, *(related.span.path for related in diagnostic.related)}


def _stamp(rule: Rule, finding: tuple[object, ...]) -> Diagnostic:
    stamped = Diagnostic(rule.code, rule.name, rule.severity, *finding)  # type: ignore[arg-type]
    help_ = stamped.help or f"`trees explain {rule.code}` says why, and how it is mended"
    return stamped if stamped.help else replace(stamped, help=help_)


def _set(diagnostic: Diagnostic, forest: Forest) -> Diagnostic:
    """With the severity that the project has set."""
    setting = forest.settings.severity.get(diagnostic.code)
    return replace(diagnostic, severity=Severity(setting[0])) if setting else diagnostic
