"""Values that texts name: `trees/values.yml` declares each, with the neutral wording and that of who knows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, cast

from pydantic import Field

from build_tools.findings import Finding, Span, fault, say
from build_tools.load import nodes
from build_tools.load.reader import Document
from build_tools.load.source import Source
from build_tools.schema.nearest import did_you_mean
from build_tools.schema.shape import Absent, Empty, Form, Shape, Words
from build_tools.schema.validate import validate

FILE = "trees/values.yml"
NAMED = re.compile(r"\{\{(?P<name>[^{}\n]*)\}\}")
"""A name in a text."""

ValueName = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=40)]
ValueKind = Literal["words", "telephone", "address"]


class ValueShape(Shape):
    """One value of `trees/values.yml`."""

    means: Words
    neutral: str = Absent
    said: list[Words] = Empty
    kind: ValueKind = "words"
    longest: Annotated[int, Field(ge=1)] = Absent
    boxes: list[Words] = Empty
    label: Words = Absent


VALUES = Form(dict[ValueName, ValueShape], ValueShape)


@dataclass(frozen=True, slots=True)
class Value:
    """One declared value, and where that is."""

    name: str
    neutral: str | None
    """What a text says while nobody has given it; None where no text may name it."""
    said: tuple[str, ...]
    """Wordings in which other values stand by name: the first of which all are given is taken."""
    kind: ValueKind
    longest: int | None
    """How wide it may be, in full-width characters."""
    boxes: tuple[str, ...]
    """The boxes of cards and devices that hold it."""
    label: str
    """What the foot of every page calls it; empty where it is not there."""
    span: Span

    def worded(self, given: Mapping[str, str]) -> str | None:
        """What a text says that names it, where so much is given."""
        if self.name in given:
            return given[self.name]
        known = (words for words in self.said if all(name in given for name in names(words)))
        if (words := next(known, None)) is not None:
            return NAMED.sub(lambda found: given[found["name"]], words)
        return self.neutral


@dataclass(frozen=True)
class Values:
    """All values by name."""

    declared: Mapping[str, Value] = field(default_factory=dict)

    def words(self, given: Mapping[str, str]) -> dict[str, str]:
        """What stands in texts for each name, where so much is given."""
        found = ((name, value.worded(given)) for name, value in self.declared.items())
        return {name: words for name, words in found if words is not None}


def names(text: str) -> list[str]:
    """The names in a text, in order."""
    return [found["name"] for found in NAMED.finditer(text)] if "{{" in text else []


_QUOTED = re.compile(r'"((?:[^"\\\n{]|\{(?!\{))*\{\{[^"\\\n]*)"')


def as_said(source: Source) -> str:
    """A file's whole text as it is read: values for their names, without the quotes that only the braces need."""
    if source.fill is None:
        return source.text
    return source.fill(_QUOTED.sub(r"\1", source.text) if source.path.endswith(".yml") else source.text)


def read_values(document: Document) -> tuple[Values, list[Finding]]:
    """The values of the file; none where it has faults."""
    shaped, faults = validate(VALUES, document)
    if shaped is None:
        return Values(), faults
    top = cast(nodes.Mapping, document.root)
    declared = {
        name: Value(
            name, s.neutral, tuple(s.said), s.kind, s.longest, tuple(s.boxes), s.label or "", top.key(name).span
        )
        for name, s in shaped.items()
    }
    return Values(declared), [*_unsaid(declared, top)]


def _unsaid(declared: Mapping[str, Value], top: nodes.Mapping) -> Iterator[Finding]:
    """Wordings that speak of what nobody can give: a name that is not there, or another wording."""
    for name in declared:
        said = cast(nodes.Mapping, top.get(name)).get("said")
        for item in said.items if isinstance(said, nodes.Sequence) else ():
            for other in names(cast(nodes.Scalar, item).value):
                if other not in declared:
                    help_ = did_you_mean(other, declared) or say("declare it here, too")
                    message = say("`{name}` is no value of {file}", name=other, file=FILE)
                    yield fault("unknown-name", item.span, message, help_)
                elif declared[other].said:
                    message = say("`{name}` is made of other values itself", name=other)
                    yield fault("unknown-name", item.span, message, say("name the values that a profile gives"))
