"""All trees, what they share, and how they link."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import cast

from build_tools.load import reader
from build_tools.load.source import Fault, Source, Span
from build_tools.model import shape
from build_tools.model.bind import bind_tree
from build_tools.model.tree import Goto, Ref, Run, Tree
from build_tools.model.validate import validate

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Category:
    """A folder of trees: what the home page calls it, and its place there."""

    id: str
    title: str
    description: str
    order: int
    span: Span


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """`require` must lie on every path to `before`; `never` must lie on none. One of the two is set."""

    before: str | None
    require: str | None
    never: str | None
    because: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact comes from, and when somebody last looked."""

    id: str
    title: str
    publisher: str
    date: str | None
    checked: dt.date
    confidence: str
    url: str | None
    note: str | None
    span: Span


@dataclass(frozen=True)
class Forest:
    """Everything that the rules judge and the targets draw. Mappings are in their order of display."""

    trees: Mapping[str, Tree] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    safety: tuple[SafetyRule, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Every file by its path, for excerpts."""
    faults: tuple[Fault, ...] = ()
    broken: frozenset[str] = frozenset()
    """Paths of the files that have faults; what they would have held is unknown."""

    @cached_property
    def unknown_trees(self) -> frozenset[str]:
        """Ids of trees whose file exists but is broken: naming one is no fault of its own."""
        return frozenset(tree_id(path) for path in self.broken)

    @cached_property
    def callers(self) -> Mapping[str, tuple[tuple[Tree, Run | Goto], ...]]:
        """For each tree id, the nodes of other trees that name it, in order of display."""
        found: dict[str, list[tuple[Tree, Run | Goto]]] = {}
        for tree in self.trees.values():
            for node, ref in tree.refs():
                found.setdefault(ref.tree, []).append((tree, node))
        return {key: tuple(value) for key, value in found.items()}

    def in_category(self, category: str) -> Iterator[Tree]:
        """The trees of one category in order of display."""
        return (tree for tree in self.trees.values() if tree.category == category)

    def resolves(self, ref: Ref) -> bool:
        """Whether the place exists, as far as can be known."""
        if ref.tree in self.unknown_trees:
            return True
        tree = self.trees.get(ref.tree)
        return tree is not None and (ref.node is None or ref.node in tree.nodes)


def tree_id(path: str) -> str:
    """`trees/receipt/receipt-missing.yml` → `receipt/receipt-missing`."""
    return "/".join(PurePosixPath(path).with_suffix("").parts[-2:])


def grow(sources: Iterable[Source]) -> Forest:
    """Make the forest of a project's files; a file's place says what it is."""
    files = {source.path: source for source in sources}
    trees: dict[str, Tree] = {}
    categories: dict[str, Category] = {}
    safety: tuple[SafetyRule, ...] = ()
    origins: dict[str, Origin] = {}
    faults: list[Fault] = []
    broken: set[str] = set()
    for path, source in files.items():
        role = _role(path)
        if role == "other":
            continue
        if role == "stray":
            faults.append(_stray(source))
            continue
        root, found = reader.read(source)
        if root is not None:
            match role:
                case "tree":
                    tree, found = bind_tree(tree_id(path), source, root)
                    if tree and not found:
                        trees[tree.id] = tree
                case "category":
                    category, found = _category(path, root)
                    if category:
                        categories[category.id] = category
                case "safety":
                    safety, found = _safety(root)
                case "sources":
                    origins, found = _origins(root)
        if found:
            broken.add(path)
            faults += found
    order = {category.id: (category.order, category.id) for category in categories.values()}
    last = (max((key[0] for key in order.values()), default=0) + 1, "")
    return Forest(
        trees=dict(sorted(trees.items(), key=lambda item: (*order.get(item[1].category, last), item[0]))),
        categories=dict(sorted(categories.items(), key=lambda item: order[item[0]])),
        safety=safety,
        origins=origins,
        sources=files,
        faults=tuple(faults),
        broken=frozenset(broken),
    )


def _role(path: str) -> str:
    pure = PurePosixPath(path)
    parts = pure.parts
    if pure.name == "sources.yml" and parts[-2:-1] == ("data",):
        return "sources"
    if parts[0] == "docs":
        return "other"
    inside = parts[1:] if parts[0] == "trees" else parts[-2:]
    if inside == ("safety.yml",):
        return "safety"
    names = [part.removesuffix(".yml") for part in inside]
    if len(inside) != 2 or pure.suffix != ".yml" or not all(_NAME.fullmatch(name) for name in names):
        return "stray"
    return "category" if names[1] == "index" else "tree"


def _stray(source: Source) -> Fault:
    span = Span(source.path, 1, 1, 1, 1)
    message = "a tree's place is trees/<category>/<name>.yml, in lower-case letters, digits and single hyphens"
    return Fault("bad-path", span, message, "move or rename the file; its place is its id")


def _category(path: str, root: reader.Node) -> tuple[Category | None, list[Fault]]:
    value, faults = validate(shape.CATEGORY, root)
    if value is None:
        return None, faults
    folder = PurePosixPath(path).parts[-2]
    return Category(folder, value.title, value.description, value.order, root.span), faults


def _safety(root: reader.Node) -> tuple[tuple[SafetyRule, ...], list[Fault]]:
    value, faults = validate(shape.SAFETY, root)
    if value is None:
        return (), faults
    spans = [item.span for item in cast(reader.Sequence, root).items]
    rules = tuple(
        SafetyRule(rule.before, rule.require, rule.never, rule.because, span)
        for rule, span in zip(value, spans, strict=True)
    )
    bad = [rule for rule in rules if (rule.never is None) == (rule.before is None or rule.require is None)]
    help_ = "write `before` and `require`, or `never`"
    return rules, [Fault("missing-key", r.span.start, "the rule says neither or both", help_) for r in bad]


def _origins(root: reader.Node) -> tuple[dict[str, Origin], list[Fault]]:
    value, faults = validate(shape.SOURCES, root)
    if value is None:
        return {}, faults
    mapping = cast(reader.Mapping, root)
    return {
        key: Origin(key, s.title, s.publisher, s.date, s.checked, s.confidence, s.url, s.note, mapping.key(key).span)
        for key, s in value.items()
    }, faults
