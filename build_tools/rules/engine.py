"""Run the rules, stamp what they find, leave out what has been answered, sort it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.rules import Keep, Rule
from build_tools.rules.support.silencing import Silencer

UNUSED = "unused-noqa"


def check(
    forest: Forest, rules: Iterable[Rule], keep: Keep | None = None, least: Severity = Severity.WARNING
) -> list[Finding]:
    """Every finding in the forest, sorted by place; rules that need all files are silent while one is broken.

    Those that take long are asked only where `keep` keeps what they come to, nothing else is an error, and what they
    find would be at least as severe as `least`.
    """
    known = {rule.code: rule for rule in rules}
    running = [rule for rule in known.values() if runs(rule, forest)]
    silencer = Silencer(forest, known.values())
    found = [_stamp(rule, finding) for rule in running for finding in _found(rule, forest, known)]
    kept = {finding: None for finding in found if not silencer.silences(finding)}
    told = [_set(finding, forest) for finding in _causes(kept, running)]
    for rule in running:
        if rule.name == UNUSED and not forest.broken:
            told += [_stamp(rule, finding) for finding in silencer.unused(running)]
    if keep and not any(finding.severity is Severity.ERROR for finding in told):
        wanted = (rule for rule in running if least is Severity.WARNING or _severity(rule, forest) is Severity.ERROR)
        told += [_set(_stamp(rule, f), forest) for rule in wanted if rule.dear for f in rule.dear(forest, keep)]
    return sorted(told, key=lambda finding: finding.sort_key)


def _found(rule: Rule, forest: Forest, known: Mapping[str, Rule]) -> Iterator[Finding]:
    yield from rule.check(forest)
    if rule.on_rules:
        yield from rule.on_rules(forest, known)


def runs(rule: Rule, forest: Forest) -> bool:
    """Whether a rule has anything to say of such a forest."""
    if (rule.needs_all and forest.broken) or (rule.neutral and forest.profile):
        return False
    if rule.language not in (None, forest.settings.language):
        return False
    return not (rule.may_silence and any(code.value == rule.code for code in forest.settings.ignore))


def _causes(found: Iterable[Finding], rules: Iterable[Rule]) -> Iterator[Finding]:
    """The findings that follow from no other: a rule says of which others its own are mostly consequences."""
    after = {rule.name: frozenset(rule.after) for rule in rules if rule.after}
    causes = {name for names in after.values() for name in names}
    there: dict[str, set[str]] = {}
    found = list(found)
    for finding in found:
        if finding.name in causes:
            for path in _paths(finding):
                there.setdefault(path, set()).add(finding.name)
    for finding in found:
        before = after.get(finding.name)
        if not before or not any(before & there.get(path, set()) for path in _paths(finding)):
            yield finding


def _paths(finding: Finding) -> set[str]:
    return {finding.span.path, *(related.span.path for related in finding.related)}


def _stamp(rule: Rule, finding: Finding) -> Finding:
    help_ = finding.help or say("`trees explain {code}` says why, and how it is mended", code=rule.code)
    return replace(finding, name=rule.name, code=rule.code, severity=rule.severity, help=help_)


def _severity(rule: Rule, forest: Forest) -> Severity:
    """How severe the findings of a rule are in this project."""
    setting = forest.settings.severity.get(rule.code)
    return Severity(setting[0]) if setting else rule.severity


def _set(finding: Finding, forest: Forest) -> Finding:
    """With the severity that the project has set."""
    setting = forest.settings.severity.get(finding.code)
    return replace(finding, severity=Severity(setting[0])) if setting else finding
