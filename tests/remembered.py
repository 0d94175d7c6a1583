"""Rules that remember what they have found in the real trees, to judge one changed file among them quickly.

What a rule reads of the forest is watched: where none of it has changed, it would come to the same again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from build_tools.analysis.graph.tree_graph import closure
from build_tools.build.trade import all_rules, assemble
from build_tools.findings import Finding
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.memo import take_over
from build_tools.model.values import FILE as VALUES
from build_tools.rules import LinkedCheck, Rule

V = TypeVar("V")
H = TypeVar("H", bound=Collection[str])


class Read(NamedTuple):
    """Something of a forest that was looked at: a part, one item of it, or which items there are."""

    part: str
    item: object = None


class _Watched(Generic[H]):
    """Some items, which notes when somebody asks which there are."""

    def __init__(self, part: str, held: H, log: set[Read]) -> None:
        self._part, self._held, self._log = part, held, log

    def __iter__(self) -> Iterator[str]:
        self._log.add(Read(self._part))
        return iter(self._held)

    def __len__(self) -> int:
        self._log.add(Read(self._part))
        return len(self._held)


class _WatchedMapping(_Watched[Mapping[str, V]], Mapping[str, V]):
    """A mapping that notes which of its items are looked at."""

    def __getitem__(self, key: str) -> V:
        self._log.add(Read(self._part, key))
        return self._held[key]


class _WatchedSet(_Watched[Set[str]], Set[str]):
    """A set that notes what is asked for in it."""

    def __contains__(self, item: object) -> bool:
        self._log.add(Read(self._part, item))
        return item in self._held


_PARTS = tuple(field.name for field in fields(Forest))
_MAPPINGS = ("trees", "sources")
_SETS = ("broken", "unknown_trees")
_WATCHED = frozenset((*_PARTS, *_SETS))


class _WatchedForest(Forest):
    """A forest that notes what of it is read; what is worked out from it, is worked out anew, and so watched too."""

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in _WATCHED:
            return found
        log: set[Read] = self.__dict__["log"]
        if name in _MAPPINGS:
            return _WatchedMapping(name, found, log)
        if name in _SETS:
            return _WatchedSet(name, found, log)
        log.add(Read(name))
        return found


def watched(forest: Forest) -> tuple[Forest, set[Read]]:
    """A forest like it, and the set that will hold what is read of it."""
    log: set[Read] = set()
    seen = object.__new__(_WatchedForest)
    seen.__dict__.update({part: getattr(forest, part) for part in _PARTS})
    seen.__dict__["unknown_trees"] = forest.unknown_trees
    seen.__dict__["log"] = log
    return seen, log


def news(before: Forest, after: Forest) -> frozenset[Read]:
    """What somebody who reads the one would find otherwise in the other."""
    found: set[Read] = set()
    for part in (*_PARTS, "unknown_trees"):
        old, new = getattr(before, part), getattr(after, part)
        if old is new or (part not in _MAPPINGS and old == new):
            continue
        if part in _MAPPINGS:
            found |= {Read(part, key) for key in {*old, *new} if old.get(key) is not new.get(key)}
            found |= {Read(part)} if list(old) != list(new) else set()
        elif part in _SETS:
            found |= {Read(part), *(Read(part, item) for item in old ^ new)}
        else:
            found.add(Read(part))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a rule has found, by tree where it looks at each, and who has read what for it."""

    found: Mapping[str, tuple[Finding, ...]]
    readers: Mapping[Read, Set[str]]

    def stale(self, new: Iterable[Read]) -> set[str]:
        """What is to be looked at again."""
        return {key for read in new for key in self.readers.get(read, ())}


def remembering(forest: Forest, but: Container[str] = ()) -> tuple[Rule, ...]:
    """All rules but some; each looks again only where something has changed that it has read."""
    last: list[tuple[Forest, frozenset[Read]]] = []

    def changes(after: Forest) -> frozenset[Read]:
        if not last or last[0][0] is not after:
            last[:] = [(after, news(forest, after))]
        return last[0][1]

    return tuple(_remembering(rule, forest, changes) for rule in all_rules() if rule.name not in but)


def _remembering(rule: Rule, forest: Forest, changes: Callable[[Forest], frozenset[Read]]) -> Rule:
    each = rule.each
    if each is None:
        whole = _known(forest, {"": rule.check})
        return replace(rule, check=lambda after: rule.check(after) if whole.stale(changes(after)) else whole.found[""])
    known = _known(forest, {key: partial(_of_tree, each, key) for key in forest.trees})
    loud = {key for key, found in known.found.items() if found}

    def check(after: Forest) -> Iterator[Finding]:
        stale = known.stale(changes(after)) | (after.trees.keys() - known.found)
        for key in [key for key in after.trees if key in stale or key in loud] if stale or loud else ():
            yield from each(after.trees[key], after) if key in stale else known.found[key]

    return replace(rule, check=check)


def _of_tree(each: LinkedCheck, key: str, forest: Forest) -> Iterable[Finding]:
    return each(forest.trees[key], forest)


def _known(forest: Forest, asked: Mapping[str, Callable[[Forest], Iterable[Finding]]]) -> _Known:
    found: dict[str, tuple[Finding, ...]] = {}
    readers: dict[Read, set[str]] = {}
    for key, ask in asked.items():
        seen, log = watched(forest)
        found[key] = tuple(ask(seen))
        for read in log:
            readers.setdefault(read, set()).add(key)
    return _Known(found, readers)


def with_file(forest: Forest, source: Source) -> Forest:
    """The forest with one of its trees, or its safety rules, read from another text."""
    files = (SITE, VALUES)  # who may be named in a tree, and by what names texts are filled
    alone = assemble(
        [source, *(forest.sources[path] for path in files if path in forest.sources and path != source.path)]
    )
    mine = {key for key, tree in forest.trees.items() if tree.path == source.path}
    changed = replace(
        forest,
        trees={key: alone.trees.get(key, tree) for key, tree in forest.trees.items() if key not in mine or alone.trees},
        safety=alone.safety if source.path == SAFETY else forest.safety,
        sources={**forest.sources, source.path: alone.sources[source.path]},
        faults=alone.faults,
        broken=alone.broken,
        silences=(*(s for s in forest.silences if s.span.path != source.path), *alone.silences),
    )
    carry(forest, changed)
    return changed


def carry(before: Forest, after: Forest) -> None:
    """Take over what is worked out by tree, but of trees that have changed, or lead to one that has."""
    users: dict[str, list[str]] = {}
    for key, tree in after.trees.items():
        for _, ref in tree.refs():
            users.setdefault(ref.tree, []).append(key)
    keys = {*before.trees, *after.trees}
    changed = [key for key in keys if before.trees.get(key) is not after.trees.get(key)]
    stale = closure({key: users.get(key, ()) for key in {*keys, *users}}, changed)
    take_over(before, after, after.trees.keys() - stale)


UNRECORDED = ("edition-not-recorded",)
"""That an edition is not on record is no fault of a tree: every change of a card makes it so."""
SAFETY, SITE = "trees/safety.yml", "trees/site.yml"
