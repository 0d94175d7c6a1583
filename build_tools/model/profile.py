"""A profile: the guide as one acquirer's or chain's own edition, `profiles/<name>.yml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Annotated, Any, NamedTuple, TypeAlias, cast
from unicodedata import category

from pydantic import Field

from build_tools.findings import Finding, Sentence, fault, say
from build_tools.load import nodes
from build_tools.load.reader import Document
from build_tools.load.source import Source
from build_tools.model import fields
from build_tools.model.text import width
from build_tools.model.tree import Text
from build_tools.model.values import FILE, Value, ValueName, Values
from build_tools.schema.nearest import did_you_mean
from build_tools.schema.shape import Absent, Form, Shape, Words
from build_tools.schema.validate import validate

FOLDER = "profiles"

Colour = Annotated[str, Field(pattern=r"^#([0-9a-f]{3}|[0-9a-f]{6})$")]


def _absent(alias: str) -> Any:
    """A key that may be left out, under its name in the file."""
    return Field(default=None, alias=alias)


class OwnColours(Shape):
    """The colours that an edition may have of its own."""

    brand: Colour = Absent
    brand_soft: Colour = _absent("brand-soft")
    on_brand: Colour = _absent("on-brand")
    button: Colour = Absent
    on_button: Colour = _absent("on-button")
    link: Colour = Absent
    accent: Colour = Absent


class ColoursShape(Shape):
    """The same by day and in the dark."""

    light: OwnColours = Absent
    dark: OwnColours = Absent


class ProfileShape(Shape):
    """`profiles/<name>.yml`, as far as any trade knows it."""

    name: Words
    title: Words = Absent
    site: Annotated[str, Field(pattern=r"^https?://[^\s\"'<>\\^`{|}]+$")] = Absent
    logo: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.svg$")] = Absent
    colours: ColoursShape = Absent
    values: dict[ValueName, Words] = Absent
    terms: dict[Words, Words] = Absent


BOX = 12
"""So wide a text, in full-width characters, still fits into a box of a card."""

PROFILE: Form[Any] = Form(ProfileShape, ProfileShape)

Computed: TypeAlias = Callable[[Any, nodes.Mapping], Mapping[str, Text]]
"""What a trade's own part of a profile gives: the whole as it was read → values by name, each with its place."""


class ProfileKind(NamedTuple):
    """What a profile of a site may hold, and the values that follow from its trade's part."""

    form: Form[Any] = PROFILE
    computed: Computed = lambda _, __: {}


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile as it was read."""

    id: str
    source: Source
    name: str
    """Whose edition it is."""
    title: str
    """What the site and the cards are called; empty: as ever."""
    site: str
    """Where it is published; empty: where the guide is."""
    logo: Text | None
    colours: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    """By scheme and by what each means."""
    values: Mapping[str, Text] = field(default_factory=dict)
    """What it gives by name, with the place where it says so."""
    terms: Mapping[str, Text] = field(default_factory=dict)
    shaped: Any = None
    """The whole file, for the trade's own part."""

    @property
    def given(self) -> dict[str, str]:
        """The words of its values."""
        return {name: text.value for name, text in self.values.items()}

    @property
    def reworded(self) -> dict[str, str]:
        """Its words for terms."""
        return {term: text.value for term, text in self.terms.items()}

    @property
    def logo_path(self) -> str:
        """The file of its logo; empty where it has none."""
        return f"{FOLDER}/{self.logo.value}" if self.logo else ""


def profile_id(path: str) -> str | None:
    """The profile that a file holds; None for other files."""
    pure = PurePosixPath(path)
    return pure.stem if pure.parent == PurePosixPath(FOLDER) and pure.suffix == ".yml" else None


def read_profile(
    source: Source, document: Document, kind: ProfileKind, values: Values | None, terms: Container[str]
) -> tuple[Profile | None, list[Finding]]:
    """A profile, and what is wrong in its file; `values` are unknown where their own file is broken.

    `terms` are those that the guide explains.
    """
    shaped, faults = validate(kind.form, document)
    if shaped is None:
        return None, faults
    top = cast(nodes.Mapping, document.root)
    said = {key.value: fields.scalar_text(text) for key, text in fields.entries(top, "values")}
    colours = {
        scheme.value: {key.value: fields.scalar_text(c) for key, c in cast(nodes.Mapping, own).entries.values()}
        for scheme, own in fields.entries(top, "colours")
    }
    profile = Profile(
        id=PurePosixPath(source.path).stem,
        source=source,
        name=shaped.name,
        title=shaped.title or "",
        site=shaped.site or "",
        logo=top.maybe("logo"),
        colours=colours,
        values={**kind.computed(shaped, top), **said},
        terms={key.value: fields.scalar_text(text) for key, text in fields.entries(top, "terms")},
        shaped=shaped,
    )
    unfit = _unfit_values(top, values) if values else ()
    return profile, [*_unseen(top), *unfit, *_unfit_terms(top, terms)]


_KINDS = {
    "words": re.compile(r'[^\s{}<>\[\]`*|\\"&](?:[^\n\r\t{}<>\[\]`*|\\"&]*[^\s{}<>\[\]`*|\\"&])?'),
    "telephone": re.compile(r"\+?\d(?:[ -]?\d){2,14}"),
    "address": re.compile(r'(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[^\s{}<>\[\]`*|\\"]*)?'),
}
_LIKE = {
    "words": say("this is to be plain words on one line, without signs of Markdown or HTML"),
    "telephone": say("this is to be a telephone number, as `95001` or `021-5555 0100`"),
    "address": say("this is to be a web address, as `www.bank.example`"),
}


_BLANKS = "\u115f\u1160\u3164\uffa0"
"""Letters, to Unicode; nothing at all, to whoever reads."""
_BREAKS = "\n\r\t"
"""Told of a value by its kind."""


def _unseen(top: nodes.Mapping) -> Iterator[Finding]:
    """What stands on every page and card, and cannot be seen or turns the direction of writing."""
    named = filter(None, (top.maybe(key) for key in ("name", "title")))
    terms, values = ([fields.scalar_text(node) for _, node in fields.entries(top, key)] for key in ("terms", "values"))
    for text in (*named, *terms, *values):
        unseen = (char for char in text.value if category(char)[0] == "C" or char in _BLANKS)
        found = next((char for char in unseen if text not in values or char not in _BREAKS), "")
        if found:
            message = say("character U+{code} cannot be seen", code=f"{ord(found):04X}")
            yield fault("unfit-value", text.span, message, say("take it out"))


def _unfit_values(top: nodes.Mapping, values: Values) -> Iterator[Finding]:
    for key, node in fields.entries(top, "values"):
        text, value = fields.scalar_text(node), values.declared.get(key.value)
        if value is None:
            help_ = did_you_mean(key.value, values.declared) or say("known: {names}", names=", ".join(values.declared))
            message = say("`{name}` is no value of {file}", name=key.value, file=FILE)
            yield fault("unknown-name", key.span, message, help_)
        elif found := _unfit(text.value, value):
            yield fault("unfit-value", text.span, found)


def _unfit(words: str, value: Value) -> Sentence | None:
    if not _KINDS[value.kind].fullmatch(words):
        return _LIKE[value.kind]
    if value.boxes and width(words) > BOX:
        return say(
            "`{name}` is {width} characters wide; a box of a card holds {most}",
            name=value.name,
            width=width(words),
            most=BOX,
        )
    if value.longest and width(words) > value.longest:
        return say(
            "`{name}` is {width} characters wide; there is room for {most}",
            name=value.name,
            width=width(words),
            most=value.longest,
        )
    return None


def _unfit_terms(top: nodes.Mapping, terms: Container[str]) -> Iterator[Finding]:
    for key, node in fields.entries(top, "terms"):
        text = fields.scalar_text(node)
        if key.value not in terms:
            message = say("`{name}` is no term of docs/data/glossary.yml", name=key.value)
            help_ = say("only words that the guide explains are worded differently")
            yield fault("unknown-name", key.span, message, help_)
        elif not _KINDS["words"].fullmatch(text.value):
            yield fault("unfit-value", text.span, _LIKE["words"])
