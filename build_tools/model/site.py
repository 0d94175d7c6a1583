"""What a site calls itself and what it says on every page and card: `trees/site.yml`, and the head of `mkdocs.yml`."""

from __future__ import annotations

from collections import abc
from dataclasses import dataclass, field, replace
from typing import cast

import yaml

from build_tools.findings import Finding
from build_tools.load.nodes import Mapping
from build_tools.load.reader import Document
from build_tools.load.source import Source
from build_tools.model import fields
from build_tools.model.tree import Text
from build_tools.schema.shape import SITE
from build_tools.schema.validate import validate

FILE = "trees/site.yml"
CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who acts, or who is asked for help."""

    id: str
    name: str
    telephone: bool = False
    """Whether whoever uses the guide has this role's number, and is offered to call it."""


@dataclass(frozen=True, slots=True)
class Site:
    """What trees do not say and every face of them needs; empty texts are left out."""

    name: str = ""
    short: str = ""
    """The name where there is little room; empty where the whole name will do."""
    description: str = ""
    """What the site is for, in a sentence or two."""
    language: str = "en"
    warning: str = ""
    """The one sentence that hangs above everything."""
    advice: str = ""
    """What the warning means, in a sentence."""
    boxes: tuple[str, ...] = ()
    """What is written into the boxes of a card, and kept on a device: numbers and names."""
    known: abc.Mapping[str, str] = field(default_factory=dict)
    """What an edition prints in boxes, so that nobody need write it."""
    roles: abc.Mapping[str, Role] = field(default_factory=dict)
    default_role: str = ""
    """Who does what a tree gives to nobody else."""
    start: str = ""
    """The tree to begin with where nothing is found."""
    urgent: abc.Mapping[str, str] = field(default_factory=dict)
    """Where somebody may be in danger: what it looks like → the tree that helps. Told before all else."""
    common: tuple[str, ...] = ()
    """The commonest troubles, which the home page offers first: ids of trees."""
    queries: str = ""
    """What the finder's empty box shows as an example."""
    handbook: str = ""
    """The title of the book of all cards."""
    blanks: tuple[str, ...] = ()
    """What is written by hand on the book's cover."""
    trees: tuple[Text, ...] = ()
    """Every tree that the file names, where it does."""

    def role(self, id_: str) -> str:
        """A role's name; one that is not declared is called by its id."""
        return self.roles[id_].name if id_ in self.roles else id_


def read_site(document: Document, site: Site) -> tuple[Site, list[Finding]]:
    """A site with the values of its `site.yml`; as it was where that has faults."""
    value, faults = validate(SITE, document)
    if value is None:
        return site, faults
    given = value.model_dump(exclude={"roles"}, exclude_none=True)
    roles = {key: Role(key, role.name, role.telephone) for key, role in value.roles.items()}
    default = next((key for key, role in value.roles.items() if role.default), "")
    lists = {key: tuple(texts) for key, texts in given.items() if isinstance(texts, list)}
    top = cast(Mapping, document.root)
    start = top.maybe("start")
    urgent = (fields.scalar_text(tree) for _, tree in fields.entries(top, "urgent"))
    trees = (*([start] if start else []), *urgent, *top.texts("common"))
    return replace(site, **{**given, **lists}, roles=roles, default_role=default, trees=trees), faults


class _Tolerant(yaml.CSafeLoader):
    """Reads what MkDocs reads, whatever its tags mean."""


_Tolerant.add_multi_constructor("", lambda *_: None)


def read_configuration(source: Source, site: Site) -> Site:
    """A site with what its `mkdocs.yml` calls it; MkDocs itself tells what is wrong with that."""
    try:
        value = yaml.load(source.text, Loader=_Tolerant)
    except (yaml.YAMLError, RecursionError, ValueError):
        return site
    if not isinstance(value, dict):
        return site
    name, told, theme = value.get("site_name"), value.get("site_description"), value.get("theme")
    language = theme.get("language") if isinstance(theme, dict) else None
    return replace(
        site,
        name=name if isinstance(name, str) else site.name,
        description=told if isinstance(told, str) else site.description,
        language=language if isinstance(language, str) else site.language,
    )
