"""A project's files → forest; a file's place says what it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple, cast

from build_tools.findings import Finding, Sentence, Span, fault, say
from build_tools.load import nodes, reader
from build_tools.load.silence import Silence, page_silences, silences
from build_tools.load.source import Source
from build_tools.model.bind import bind_tree
from build_tools.model.bind_safety import bind_safety
from build_tools.model.data_file import DataFile, Reader, shaped
from build_tools.model.filling import Filling
from build_tools.model.forest import Category, CitedSource, Forest, tree_id
from build_tools.model.history import HISTORIES, HISTORY, History, card_id
from build_tools.model.memo import memoized
from build_tools.model.pages import read_page
from build_tools.model.profile import FOLDER, Profile, ProfileKind, profile_id, read_profile
from build_tools.model.safety import Safety
from build_tools.model.settings import SETTINGS, Settings, read_settings
from build_tools.model.site import CONFIGURATION, Role, Site, read_configuration, read_site
from build_tools.model.synonyms import QUESTIONS, SYNONYMS
from build_tools.model.tree import Do, End, Tree
from build_tools.model.values import FILE, Values, read_values
from build_tools.schema import shape
from build_tools.schema.nearest import did_you_mean, nearest
from build_tools.schema.validate import bad_id, validate

_NAME = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9]+(-[a-z0-9]+)*")
"""What may be a file's name on Windows too, where the guide is unpacked from a stick."""
_LONGEST = 60
"""Characters of such a name."""
_DATA = {"sources.yml": "cited_sources"}
"""The files of docs/data that have a part of their own in the forest."""
_READERS: dict[str, Reader] = {
    "glossary": shaped(shape.GLOSSARY),
    "synonyms": shaped(SYNONYMS),
    "questions": shaped(QUESTIONS),
}
"""Words: what they mean, and what the finder reads beside trees and pages."""


_FILLED = {"tree", "category", "site", "safety", "page", "data"}
"""What texts with names in them may stand in …"""
_AS_WRITTEN = {"synonyms", "questions", "coverage"}
"""… but for what people say, and what others have written."""
_GLOSSARY = "docs/data/glossary.yml"
_DEFAULT_KIND = ProfileKind()


def assemble(
    sources: Iterable[Source],
    today: dt.date | None = None,
    readers: Mapping[str, Reader] | None = None,
    kind: ProfileKind = _DEFAULT_KIND,
    profile: str = "",
) -> Forest:
    """Make the forest of a project's files; a file's place says what it is.

    Rules on dates need to know `today`. `readers` are for further files of docs/data, by name, and `kind` says what
    profiles may hold. With `profile`, all texts have that one's values; there must be such a profile.
    """
    gathered = _Gathered({**_READERS, **(readers or {})}, profile)
    files = {source.path: source for source in sources}
    gathered.edition(files, kind)
    files = {path: gathered.filled(source) for path, source in files.items()}
    for source in files.values():
        if found := gathered.add(source):
            gathered.broken.add(source.path)
            gathered.faults += found
    categories = gathered.categories
    order = {category.id: (category.order, category.id) for category in categories.values()}
    last = (max((key[0] for key in order.values()), default=0) + 1, "")
    settings = gathered.settings
    gathered.faults += gathered.unknown_roles()
    return Forest(
        trees=dict(sorted(gathered.trees.items(), key=lambda item: (*order.get(item[1].category, last), item[0]))),
        categories=dict(sorted(categories.items(), key=lambda item: order[item[0]])),
        safety=gathered.safety,
        cited_sources=gathered.cited_sources,
        sources=files,
        faults=tuple(gathered.faults),
        broken=frozenset(gathered.broken),
        pages=gathered.pages,
        data=gathered.data,
        files=gathered.files,
        histories=gathered.histories,
        silences=tuple(gathered.silences),
        site=gathered.own_site(),
        values=gathered.values,
        profiles=gathered.profiles,
        profile=gathered.profiles.get(profile),
        fill=gathered.fill,
        settings=replace(settings, today=settings.today or today, language=_language(gathered, files)),
    )


_CHINESE = re.compile("[\u3400-\u9fff]")


def _language(gathered: _Gathered, files: Mapping[str, Source]) -> str:
    """The site's language without its region; of trees without a site around them, that of their titles."""
    if CONFIGURATION in files:
        return re.split("[-_]", gathered.site.language.lower())[0]
    return "zh" if any(_CHINESE.search(tree.title.value) for tree in gathered.trees.values()) else "en"


@dataclass(slots=True)
class _Gathered:
    """What the files have held so far."""

    readers: Mapping[str, Reader]
    profile: str = ""
    values: Values = field(default_factory=Values)
    profiles: dict[str, Profile] = field(default_factory=dict)
    fill: Filling | None = None
    trees: dict[str, Tree] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    safety: Safety = field(default_factory=Safety)
    cited_sources: dict[str, CitedSource] = field(default_factory=dict)
    pages: dict[str, Source] = field(default_factory=dict)
    data: dict[str, nodes.Node] = field(default_factory=dict)
    files: dict[str, DataFile] = field(default_factory=dict)
    histories: dict[str, History] = field(default_factory=dict)
    silences: list[Silence] = field(default_factory=list)
    site: Site = field(default_factory=Site)
    settings: Settings = field(default_factory=Settings)
    faults: list[Finding] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def edition(self, files: Mapping[str, Source], kind: ProfileKind) -> None:
        """Read what the names in all other files stand for."""
        if source := files.get(FILE) or files.get(PurePosixPath(FILE).name):
            self.silences += () if source.fault else silences(source)
            self.values, found = _values(source)
            self._note(source, found)
        paths = [path for path in files if profile_id(path)]
        terms = list(_terms(files)) if paths else []
        known = None if self.broken else self.values
        for source in map(files.__getitem__, paths):
            if document := self._read(source):
                read, found = read_profile(source, document, kind, known, terms)
                self._note(source, found)
                if read:
                    self.profiles[read.id] = read
        own = self.profiles.get(self.profile)
        if own:
            self.fill = Filling(self.values, own.given, own.reworded, terms)
        elif self.values.declared:
            self.fill = Filling(self.values)

    def filled(self, source: Source) -> Source:
        """A file with what its texts are filled with as they are read."""
        role = _role(source.path, self.profile)
        wanted = role in _FILLED and not (role == "data" and PurePosixPath(source.path).stem in _AS_WRITTEN)
        fill = self.fill if wanted else None
        return source if source.fill == fill else _filled(source, fill)

    def own_site(self) -> Site:
        """What the site is called and knows, in the edition that was asked for."""
        own = self.profiles.get(self.profile)
        if own is None:
            return self.site
        declared = self.values.declared
        known = {box: words for key, words in own.given.items() if key in declared for box in declared[key].boxes}
        return replace(self.site, name=own.title or self.site.name, known=known)

    def _read(self, source: Source) -> reader.Document | None:
        """A file's document; what keeps it from being read is noted."""
        self.silences += () if source.fault else silences(source)
        document, found = reader.read(source)
        self._note(source, found)
        return document

    def _note(self, source: Source, found: list[Finding]) -> None:
        if found:
            self.broken.add(source.path)
            self.faults += found

    def add(self, source: Source) -> list[Finding]:
        """Take one file in; what keeps it out comes back."""
        role = _role(source.path, self.profile)
        logo = any(source.path == profile.logo_path for profile in self.profiles.values())
        if source.fault and (logo or role not in ("other", "configuration")):
            return [source.fault]
        match role:
            case "other" | "values" | "profile":
                return []
            case "configuration":
                self.site = read_configuration(source, self.site)
                return []
            case "page":
                self.pages[source.path] = source
                self.silences += _page_silences(source)
                return read_page(source)[1]
            case "settings":
                self.settings, found = read_settings(source)
                self.faults += found
                return []
            case "stray":
                return [_stray(source)]
        self.silences += _silences(source)
        match role:
            case "site":
                document, found = _site(source)
                if document:
                    self.site, found = read_site(document, self.site)
                return found
            case "tree":
                tree, found = _tree(source)
                if tree and not found:
                    self.trees[tree.id] = tree
                return found
            case "data":
                return self._add_data(PurePosixPath(source.path).stem, source)
        document, found = reader.read(source)
        return found if document is None else self._add_document(role, source, document)

    def _add_document(self, role: str, source: Source, document: reader.Document) -> list[Finding]:
        found: list[Finding] = []
        match role:
            case "category":
                category, found = _category(source.path, document)
                if category:
                    self.categories[category.id] = category
            case "safety":
                self.safety, found = bind_safety(document)
            case "cited_sources":
                self.cited_sources, found = _cited_sources(document)
            case "history":
                history, found = validate(HISTORY, document)
                if history:
                    self.histories[card_id(source.path, self.profile) or ""] = history
        return found

    def _add_data(self, name: str, source: Source) -> list[Finding]:
        data = _data(source, self.readers.get(name))
        if data.root:
            self.data[name] = data.root
        if data.read:
            self.files[name] = data.read
        return data.found

    def unknown_roles(self) -> list[Finding]:
        """Steps given to somebody whom the site's list of roles does not have."""
        roles = self.site.roles
        named = [
            said
            for tree in self.trees.values()
            for node in tree.nodes.values()
            if (said := node.who if isinstance(node, Do) else node.to if isinstance(node, End) else None)
        ]
        if not roles:
            return [bad_id(said.value, said.span) for said in named if not re.fullmatch(shape.ID, said.value)]
        return [
            fault(
                "unknown-value",
                said.span,
                say("`{said}` is no role of trees/site.yml", said=said.value[:60]),
                _role_meant(said.value, roles),
            )
            for said in named
            if said.value not in roles
        ]


def _filled(source: Source, fill: Filling | None) -> Source:
    """A file with what its texts are filled with: the same again, where that is the same."""
    last: Source | None = source.__dict__.get("filled")
    if last is None or last.fill != fill:
        last = source.__dict__["filled"] = replace(source, fill=fill)
    return last


@memoized
def _silences(source: Source) -> tuple[Silence, ...]:
    return tuple(silences(source))


@memoized
def _page_silences(source: Source) -> tuple[Silence, ...]:
    page, _ = read_page(source)
    return (*page_silences(source.path, page.said, page.line), *silences(page.front))


@memoized
def _values(source: Source) -> tuple[Values, list[Finding]]:
    document, found = reader.read(source)
    return read_values(document) if document else (Values(), found)


_site = memoized(reader.read)


@memoized
def _tree(source: Source) -> tuple[Tree | None, list[Finding]]:
    """What a tree's file holds, and what is wrong with it."""
    document, found = reader.read(source)
    return bind_tree(tree_id(source.path), source, document) if document else (None, found)


class _Data(NamedTuple):
    """What a data file holds, as it is and as somebody reads it, and what is wrong with it."""

    root: nodes.Node | None
    read: DataFile | None
    found: list[Finding]
    reader: Reader | None


def _data(source: Source, by: Reader | None) -> _Data:
    """A data file read: the same again, where the same one reads it."""
    last: _Data | None = source.__dict__.get("data")
    if last is None or last.reader is not by:
        document, faults = reader.read(source)
        read, found = by(document) if document and by else (None, [])
        last = _Data(document.root if document else None, read, [*faults, *found], by)
        source.__dict__["data"] = last
    return last


def _role_meant(said: str, roles: Mapping[str, Role]) -> Sentence:
    """Help for a role that is not there; its name may stand where its id belongs."""
    ids = {role.name: key for key, role in roles.items()}
    if called := nearest(said, ids):
        return say("did you mean `{name}`?", name=ids[called])
    return did_you_mean(said, roles) or say(
        "write one of: {names}", names=", ".join(f"{ids[name]} ({name})" for name in ids)
    )


def _terms(files: Mapping[str, Source]) -> Iterator[str]:
    """The words that the glossary explains."""
    if _GLOSSARY in files and (document := reader.read(files[_GLOSSARY])[0]) and isinstance(document.data, dict):
        yield from map(str, document.data)


@lru_cache(maxsize=10_000)
def _role(path: str, profile: str = "") -> str:
    pure = PurePosixPath(path)
    parts = pure.parts
    if parts[0] == FOLDER:
        return _profile_role(pure, profile)
    if path == SETTINGS:
        return "settings"
    if path == CONFIGURATION:
        return "configuration"
    if pure.suffix == ".md":
        return "page"
    if pure.suffix == ".svg":
        return "other"
    if pure.is_relative_to(HISTORIES):
        return ("other" if profile else "history") if card_id(path) else "stray"
    if parts[-2:-1] == ("data",):
        return _DATA.get(pure.name, "data")
    inside = parts[1:] if parts[0] == "trees" else parts[-2:]
    if inside in (("safety.yml",), ("site.yml",), ("values.yml",)):
        return pure.stem
    names = [part.removesuffix(".yml") for part in inside]
    if len(inside) != 2 or pure.suffix != ".yml" or not all(map(is_name, names)):
        return "stray"
    return "category" if names[1] == "index" else "tree"


def _profile_role(path: PurePosixPath, profile: str) -> str:
    """What a file below `profiles/` is: a profile, its logo, or the record of the cards that it has printed."""
    if path.suffix == ".svg":
        return "other"
    name = path.parts[1].removesuffix(".yml")
    if path.suffix != ".yml" or not is_name(name):
        return "stray"
    if len(path.parts) == 2:
        return "profile"
    if card_id(str(path), name) is None:
        return "stray"
    return "history" if name == profile else "other"


def is_name(text: str) -> bool:
    """Whether a tree's file, or its folder, may be called so."""
    return bool(_NAME.fullmatch(text)) and len(text) <= _LONGEST


def _stray(source: Source) -> Finding:
    span = Span(source.path, 1, 1, 1, 1)
    if source.path.startswith(f"{FOLDER}/"):
        message = say("a profile's place is profiles/<name>.yml, in lower-case letters, digits and single hyphens")
        return fault("bad-path", span, message, say("move or rename the file; its logo is an .svg beside it"))
    message = say("a tree's place is trees/<category>/<name>.yml, in lower-case letters, digits and single hyphens")
    help_ = say(
        "move or rename the file; its place is its id: {most} characters at most, no name of Windows' own",
        most=_LONGEST,
    )
    return fault("bad-path", span, message, help_)


def _category(path: str, document: reader.Document) -> tuple[Category | None, list[Finding]]:
    value, faults = validate(shape.CATEGORY, document)
    if value is None:
        return None, faults
    folder = PurePosixPath(path).parts[-2]
    return Category(folder, value.title, value.description, value.order, document.root.span), faults


def _cited_sources(document: reader.Document) -> tuple[dict[str, CitedSource], list[Finding]]:
    value, faults = validate(shape.SOURCES, document)
    if value is None:
        return {}, faults
    mapping = cast(nodes.Mapping, document.root)
    return {
        key: CitedSource(
            key, s.title, s.publisher, s.date, s.checked, s.confidence, s.url, s.note, mapping.key(key).span
        )
        for key, s in value.items()
    }, faults
