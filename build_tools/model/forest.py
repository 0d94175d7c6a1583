"""All trees, what they share, and how they link."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import splitext

from build_tools.findings import Finding, Span
from build_tools.load import nodes
from build_tools.load.silence import Silence
from build_tools.load.source import Source
from build_tools.locales import Locale, locale
from build_tools.model.data_file import DataFile, Lead
from build_tools.model.history import History, joined
from build_tools.model.pictures import pictures
from build_tools.model.profile import Profile
from build_tools.model.safety import Safety
from build_tools.model.settings import Settings
from build_tools.model.site import Site
from build_tools.model.tree import Goto, Ref, Run, Tree
from build_tools.model.values import Values

CITED_SOURCES = "docs/data/sources.yml"


@dataclass(frozen=True, slots=True)
class Category:
    """A folder of trees: what the home page calls it, and its place there."""

    id: str
    title: str
    description: str
    order: int
    span: Span


@dataclass(frozen=True, slots=True)
class CitedSource:
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
    safety: Safety = field(default_factory=Safety)
    cited_sources: Mapping[str, CitedSource] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Every file by its path, for excerpts."""
    faults: tuple[Finding, ...] = ()
    broken: frozenset[str] = frozenset()
    """Paths of the files that have faults; what they would have held is unknown."""
    pages: Mapping[str, Source] = field(default_factory=dict)
    """Hand-written pages, by path."""
    data: Mapping[str, nodes.Node] = field(default_factory=dict)
    """The other files of docs/data as parsed YAML, by name: `glossary`, `synonyms`."""
    files: Mapping[str, DataFile] = field(default_factory=dict)
    """The same files as typed values, by the same names, where there is a reader for them."""
    histories: Mapping[str, History] = field(default_factory=dict)
    """The recorded editions of each card that was ever printed, by the id that it had then."""
    site: Site = field(default_factory=Site)
    values: Values = field(default_factory=Values)
    """What texts may name."""
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    """Every edition that there is a profile for, by name."""
    profile: Profile | None = None
    """The one whose values all texts here have; None in the neutral guide."""
    fill: Callable[[str], str] | None = field(default=None, compare=False)
    """What texts that stand elsewhere, as in the navigation, are filled with."""
    silences: tuple[Silence, ...] = ()
    settings: Settings = field(default_factory=Settings)

    @property
    def locale(self) -> Locale:
        """The words of the interface in the site's language."""
        return locale(self.site.language)

    @cached_property
    def pictures(self) -> Mapping[str, Source]:
        """The files of the drawings, by name."""
        return pictures(self.sources)

    @cached_property
    def unknown_trees(self) -> frozenset[str]:
        """Ids of trees whose file exists but is broken or misnamed: naming one is no fault of its own."""
        return frozenset(_slug(tree_id(path)) for path in self.broken)

    @cached_property
    def knows_cited_sources(self) -> bool:
        """Whether there is a list of sources to hold a name against."""
        return CITED_SOURCES in self.sources and CITED_SOURCES not in self.broken

    def leads(self) -> Iterator[Lead]:
        """Every row of a data file that leads to a tree."""
        return (lead for file in self.files.values() for lead in file.leads)

    @cached_property
    def callers(self) -> Mapping[str, tuple[tuple[Tree, Run | Goto], ...]]:
        """For each tree id, the nodes of other trees that name it, in order of display."""
        found: dict[str, list[tuple[Tree, Run | Goto]]] = {}
        for tree in self.trees.values():
            for node, ref in tree.refs():
                found.setdefault(ref.tree, []).append((tree, node))
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def successors(self) -> Mapping[str, str]:
        """For each id that a tree had formerly (`was:`), the id that it has now."""
        return {former.value: tree.id for tree in self.trees.values() for former in tree.was}

    def history(self, card: str) -> History | None:
        """The editions of a card under all the ids that it had; None where none was recorded."""
        tree = self.trees.get(card)
        ids = [card, *(former.value for former in tree.was)] if tree else [card]
        found = [self.histories[one] for one in ids if one in self.histories]
        return joined(found) if found else None

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
    return "/".join(splitext(path)[0].split("/")[-2:])


def _slug(name: str) -> str:
    """The id that a misnamed file was meant to have."""
    return "/".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in name.split("/"))
