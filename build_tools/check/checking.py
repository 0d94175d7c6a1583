"""A check as the command makes it: read, judge, mend where that was asked for, and judge again."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools.build.trade import all_rules, assemble, findings_of, kept_in
from build_tools.check.fixes import mend
from build_tools.check.kept import same_meaning
from build_tools.check.scope import Scope
from build_tools.findings import Finding, Severity, Span
from build_tools.load.source import Source
from build_tools.model.forest import Forest, tree_id
from build_tools.reports.checked import Checked

_ROUNDS = 10
"""How often mends are looked for again; one may uncover another."""


@dataclass(frozen=True, slots=True)
class Result:
    """One scope's findings, and the files that mending changed."""

    scope: Scope
    forest: Forest
    findings: tuple[Finding, ...]
    changed: Mapping[Path, tuple[Source, str]]
    """By absolute path, what was read and what is to be written."""
    fixed: int


def load(scope: Scope) -> Forest:
    """What a scope's files hold, sound or not."""
    return assemble(scope.read())


def check(
    scope: Scope,
    given: tuple[Path, bytes] | None,
    *,
    fix: bool,
    least: Severity,
    today: dt.date | None = None,
    profile: str = "",
) -> Result:
    """Check one scope on a day, leaving out what is less severe than `least`; nothing is written.

    With `profile`, what is judged is that one's edition.
    A mend is kept only where it changes the wording of prose and nothing that a tree means.
    """
    sources = {source.path: source for source in scope.read(given)}
    before = dict(sources)
    forest, findings = _judge(sources.values(), scope, least, today, profile)
    fixed, refused = 0, set[str]()
    for _ in range(_ROUNDS if fix else 0):
        fixes = [
            f.fix for f in findings if f.fix and f.fix.span.path not in refused and scope.may_mend(f.fix.span.path)
        ]
        mended = mend(sources, fixes)
        if not mended:
            break
        tried = sources | {path: change.source for path, change in mended.items()}
        after, left = _judge(tried.values(), scope, least, today, profile)
        if bad := [path for path in mended if not _same(forest, after, path)]:
            refused.update(bad)
            continue
        sources, forest, findings = tried, after, left
        fixed += sum(change.edits for change in mended.values())
    changed = {scope.root / path: (before[path], s.text) for path, s in sources.items() if s.text != before[path].text}
    return Result(scope, forest, tuple(findings), changed, fixed)


def _same(before: Forest, after: Forest, path: str) -> bool:
    """Whether a mended file is the same tree as it was; a file that holds no sound tree is none to mend."""
    old, new = (forest.trees.get(tree_id(path)) for forest in (before, after))
    return old is not None and new is not None and same_meaning(old, new)


def together(results: Sequence[Result], *, from_top: bool = False) -> Checked:
    """What all scopes came to, every file under the name that the person at the terminal would write.

    With `from_top`, under its name from the top of the repository.
    """
    findings: list[Finding] = []
    sources: dict[str, Source] = {}
    files: list[str] = []
    for result in results:
        shown = result.scope.located if from_top else result.scope.shown
        findings += [_renamed(finding, shown) for finding in result.findings]
        sources |= {shown(path): source for path, source in result.forest.sources.items()}
        files += [shown(path) for path in result.forest.sources if result.scope.wants(path)]
    manual = {rule.code: rule.doc for rule in all_rules()}
    return Checked(tuple(findings), sources, tuple(files), manual, sum(result.fixed for result in results))


def _judge(
    sources: Iterable[Source], scope: Scope, least: Severity, today: dt.date | None, profile: str
) -> tuple[Forest, list[Finding]]:
    with _all_kept():
        forest = assemble(sources, today, profile)
        found = findings_of(forest, None if scope.bare else kept_in(scope.root), least)
    told = {Severity.ERROR, least}
    return forest, [f for f in found if f.severity in told and scope.wants(f.span.path)]


@contextmanager
def _all_kept() -> Iterator[None]:
    """Let Python not look for garbage: all that is made here is kept, and looking takes half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            # To and fro, so that it counts as old: else all of it is looked through as soon as that is allowed again.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _renamed(finding: Finding, shown: Callable[[str], str]) -> Finding:
    def at(span: Span) -> Span:
        return span._replace(path=shown(span.path))

    related = tuple(place._replace(span=at(place.span)) for place in finding.related)
    fix = finding.fix._replace(span=at(finding.fix.span)) if finding.fix else None
    return replace(finding, span=at(finding.span), related=related, fix=fix)
