"""The rules: a module each, `b203_unreachable_node.py` being rule B203, `unreachable-node`.

A module's docstring is the rule's manual (why, bad, good). Its `check` yields findings; the engine adds the rest.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from itertools import islice
from pkgutil import iter_modules

from build_tools.findings import Finding, Severity
from build_tools.model.forest import Forest
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree

MOST = 100
"""Findings of one rule in one tree, or with a suggestion; whoever has more will see the rest when these are mended."""
_MODULE = re.compile(r"b(\d{3})_(\w+)")


TreeCheck = Callable[[Tree, Settings], Iterable[Finding]]
LinkedCheck = Callable[[Tree, Forest], Iterable[Finding]]
ForestCheck = Callable[[Forest], Iterable[Finding]]
Keep = Callable[[Iterable[str], Callable[[], bytes]], bytes]
"""What gives back what was made once of the same texts, or has it made."""
DearCheck = Callable[[Forest, Keep], Iterable[Finding]]
CatalogueCheck = Callable[[Forest, Mapping[str, "Rule"]], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `check` sees the whole forest."""

    code: str
    name: str
    severity: Severity
    doc: str
    check: ForestCheck
    needs_all: bool = False
    """Whether the rule speaks of what is nowhere in the forest, and so must be silent while a file is unreadable."""
    may_silence: bool = True
    """Whether authors and projects may answer a finding by a comment or a setting."""
    after: tuple[str, ...] = ()
    """Rules whose findings in the same files come first: what this one finds there mostly follows from them."""
    each: LinkedCheck | None = None
    """The same check of one tree among all, where it looks at one at a time."""
    alone: bool = False
    """Whether it looks at no other tree then: what it finds in a tree is the same in any forest."""
    on_rules: CatalogueCheck | None = None
    """A further check, of what authors say about rules; it is given all of them by code."""
    dear: DearCheck | None = None
    """A check that takes seconds: made only where there is no error, and where what it comes to can be kept."""
    language: str | None = None
    """The language of the sites that it holds for; None: of all."""
    neutral: bool = False
    """Whether it asks where a fact comes from: a profile's values are its own word, so that editions are not asked."""


def forest_rule(
    *,
    severity: Severity = Severity.ERROR,
    needs_all: bool = False,
    may_silence: bool = True,
    after: tuple[str, ...] = (),
) -> Callable[[ForestCheck], Rule]:
    """Make a rule of a check over the forest; code and name come from the module's own name."""

    def make(check: ForestCheck) -> Rule:
        number, name, doc = _identity(check.__module__)
        return Rule(f"B{number}", name.replace("_", "-"), severity, doc, check, needs_all, may_silence, after)

    return make


def catalogue_rule(*, severity: Severity = Severity.ERROR) -> Callable[[CatalogueCheck], Rule]:
    """Make a rule of a check of what authors say about rules; nobody can silence it."""

    def make(check: CatalogueCheck) -> Rule:
        number, name, doc = _identity(check.__module__)
        name = name.replace("_", "-")
        return Rule(f"B{number}", name, severity, doc, lambda _: (), may_silence=False, on_rules=check)

    return make


def dear_rule(*, severity: Severity = Severity.ERROR) -> Callable[[DearCheck], Rule]:
    """Make a rule of a check that takes seconds; nobody can silence it."""

    def make(check: DearCheck) -> Rule:
        number, name, doc = _identity(check.__module__)
        name = name.replace("_", "-")
        return Rule(f"B{number}", name, severity, doc, lambda _: (), needs_all=True, may_silence=False, dear=check)

    return make


def tree_rule(
    *,
    severity: Severity = Severity.ERROR,
    may_silence: bool = True,
    after: tuple[str, ...] = (),
    language: str | None = None,
    neutral: bool = False,
) -> Callable[[TreeCheck], Rule]:
    """Make a rule of a check over one tree at a time that needs to see no other."""

    def make(check: TreeCheck) -> Rule:
        def each(tree: Tree, forest: Forest) -> Iterable[Finding]:
            return islice(check(tree, forest.settings), MOST)

        number, name, doc = _identity(check.__module__)
        name = name.replace("_", "-")
        rule = Rule(f"B{number}", name, severity, doc, _over_all(each), may_silence=may_silence, after=after, each=each)
        return replace(rule, alone=True, language=language, neutral=neutral)

    return make


def linked_rule(
    *, severity: Severity = Severity.ERROR, after: tuple[str, ...] = (), neutral: bool = False
) -> Callable[[LinkedCheck], Rule]:
    """Make a rule of a check over one tree at a time, with what it links to and what links to it."""

    def make(check: LinkedCheck) -> Rule:
        def each(tree: Tree, forest: Forest) -> Iterable[Finding]:
            return islice(check(tree, forest), MOST)

        number, name, doc = _identity(check.__module__)
        name = name.replace("_", "-")
        return Rule(f"B{number}", name, severity, doc, _over_all(each), after=after, each=each, neutral=neutral)

    return make


def _over_all(each: LinkedCheck) -> ForestCheck:
    """A check of every tree."""

    def over_all(forest: Forest) -> Iterable[Finding]:
        for tree in forest.trees.values():
            yield from each(tree, forest)

    return over_all


def fault_rule(module: str) -> Rule:
    """The rule of findings that reading the files has already made; they are under the rule's name.

    It cannot be silenced: what the file holds is not known, so the site would be built without it.
    """
    number, name, doc = _identity(module)
    name = name.replace("_", "-")

    def check(forest: Forest) -> Iterable[Finding]:
        return (finding for finding in forest.faults if finding.name == name)

    return Rule(f"B{number}", name, Severity.ERROR, doc, check, may_silence=False)


def told_by_engine(module: str) -> Rule:
    """A rule that no check finds: only the engine knows what became of the others' findings."""
    number, name, doc = _identity(module)
    return Rule(f"B{number}", name.replace("_", "-"), Severity.WARNING, doc, lambda _: (), may_silence=False)


def _identity(module: str) -> tuple[str, str, str]:
    match = _MODULE.fullmatch(module.rpartition(".")[2])
    if not match:
        raise ValueError(f"a rule's module is called b<three digits>_<name>, not {module}")
    return match[1], match[2], (sys.modules[module].__doc__ or "").strip()


@cache
def rules_of(*packages: str) -> tuple[Rule, ...]:
    """Every rule in some packages, by code. Raises ValueError where one comes after another that is not there."""
    names = [
        f"{package}.{info.name}"
        for package in packages
        for info in iter_modules(import_module(package).__path__)
        if _MODULE.fullmatch(info.name)
    ]
    rules = tuple(import_module(name).rule for name in sorted(names, key=lambda name: name.rpartition(".")[2]))
    check_order(rules)
    return rules


def check_order(rules: Iterable[Rule]) -> None:
    """Raise ValueError where a rule says that it comes after one that is not among them."""
    every = tuple(rules)
    known = {rule.name for rule in every}
    for rule in every:
        if lost := set(rule.after) - known:
            raise ValueError(f"{rule.code} comes after rules that are not there: {', '.join(sorted(lost))}")
