"""What each file of `trees/` may hold: one definition validates it and gives editors its JSON Schema."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, TypeAdapter

from build_tools.schema.described import NOTHING, JsonSchema, Shown, described

T = TypeVar("T")

SCHEMA_ID = "tree.schema.json"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _form(value: Any) -> str:
    """Which form of a value that may be written short or long this is."""
    return "<long>" if isinstance(value, dict | list) else "<short>"


def verb_of(node: Any) -> str | None:
    """The union tag of a node: its verb in angle brackets, where it has exactly one."""
    verbs = VERBS.keys() & node if isinstance(node, dict) else set()
    return f"<{verbs.pop()}>" if len(verbs) == 1 else None


Absent: Any = Field(default=None)
"""A key that may be left out, but not left empty."""

Empty: Any = Field(default_factory=list, json_schema_extra={"default": []})
"""A list that may be left out; made by a factory, because pydantic copies a default deeply, each time."""

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, Field(pattern=ID, max_length=60)]
TreeId = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
TreeRef = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+(#[a-z0-9-]+)?$")]
SEEN = (
    r"[^\s\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0]"
)
"""A text without such a character is empty to whoever reads it: all others are blanks, or cannot be seen."""
Words = Annotated[str, Field(min_length=1, pattern=SEEN)]
_Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
_Shares = Annotated[list[_Share], Field(min_length=2, max_length=2)]
_Minutes = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]
_MinuteRange = Annotated[list[_Minutes], Field(min_length=2, max_length=2)]
Share = Annotated[
    Annotated[_Share, Tag("<short>")] | Annotated[_Shares, Tag("<long>")],
    Discriminator(_form),
]
Minutes = Annotated[
    Annotated[_Minutes, Tag("<short>")] | Annotated[_MinuteRange, Tag("<long>")],
    Discriminator(_form),
]
Marks = list[Id]
Guard = Words
_Values = Annotated[list[Id], Field(min_length=1)]
Values = Annotated[Annotated[Id, Tag("<short>")] | Annotated[_Values, Tag("<long>")], Discriminator(_form)]
"""One value of a fact, or those of which one holds."""


class Shape(BaseModel):
    """What a file holds: nothing but the keys that are named, and nothing taken for something else.

    What checks it is built for the first file of the kind: few projects have a file of every kind.
    """

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


class _NodeShape(Shape):
    guard: Guard = Absent
    hint: Words = Absent
    picture: Id = Absent
    steps: list[Words] = Empty
    tell: Words = Absent
    marks: Marks = Empty
    sources: list[Id] = Empty


class LongAnswer(Shape):
    """An answer written out: where it leads, what must be true first, how often it is taken, what it settles."""

    to: Id
    guard: Guard = Absent
    share: Share = Absent
    marks: Marks = Empty


AnswerShape = Annotated[
    Annotated[Id, Tag("<short>")] | Annotated[LongAnswer, Tag("<long>")],
    Discriminator(_form),
]


class AskShape(_NodeShape):
    """A question that is answered by looking."""

    ask: Words
    answers: dict[Words, AnswerShape]


class DoShape(_NodeShape):
    """An action."""

    do: Words
    who: Words = Absent
    minutes: Minutes = Absent
    fixes: Share = Absent
    next: Id


class RunShape(_NodeShape):
    """Another tree, walked to its end, and back."""

    run: TreeId
    then: dict[Literal["resolved", "escalate", "stop", "otherwise"], Id]


class GotoShape(_NodeShape):
    """On to another tree, for good."""

    goto: TreeRef


class EndShape(_NodeShape):
    """The end of a walk."""

    end: Literal["resolved", "escalate", "stop"]
    say: Words
    to: Words = Absent
    bring: list[Words] = Empty


VERBS = {"ask": AskShape, "do": DoShape, "run": RunShape, "goto": GotoShape, "end": EndShape}


NodeShape = Annotated[
    Annotated[AskShape, Tag("<ask>")]
    | Annotated[DoShape, Tag("<do>")]
    | Annotated[RunShape, Tag("<run>")]
    | Annotated[GotoShape, Tag("<goto>")]
    | Annotated[EndShape, Tag("<end>")],
    Discriminator(verb_of, custom_error_type="verb", custom_error_message="a node has exactly one verb"),
]


class ExampleShape(Shape):
    """A walk that tests make."""

    title: Words
    answers: list[Words]
    ends: Annotated[str, Field(pattern=r"^([a-z0-9-]+/[a-z0-9-]+#)?[a-z0-9-]+$")]


class TreeShape(Shape):
    """One tree."""

    title: Words
    summary: Words
    aliases: list[Words] = Empty
    was: list[TreeId] = Empty
    reviewed: dt.date
    sources: list[Id] = Empty
    enter: dict[Id, Values] = Absent
    outcomes: dict[Literal["resolved", "escalate", "stop"], Words] = Absent
    start: Id
    nodes: dict[Id, NodeShape]
    examples: list[ExampleShape] = Empty


class CategoryShape(Shape):
    """`trees/<category>/index.yml`."""

    title: Words
    description: Words
    order: int


class FactShape(Shape):
    """One fact of `trees/safety.yml`: what may be known of it, and what is known at the start of a walk."""

    start: Values
    values: Annotated[dict[Id, Words], Field(min_length=1)]


class MarkShape(Shape):
    """One mark of `trees/safety.yml`: what it asks of the facts, and what it makes of them."""

    needs: dict[Id, Values] = Absent
    sets: dict[Id, Values] = Absent
    never: Literal[True] = Absent
    because: Words = Absent


class SafetyShape(Shape):
    """`trees/safety.yml`."""

    facts: dict[Id, FactShape]
    marks: dict[Id, MarkShape]


class RoleShape(Shape):
    """One role of `trees/site.yml`."""

    name: Words
    default: bool = False
    telephone: bool = False


class SiteShape(Shape):
    """`trees/site.yml`: what every page and card says."""

    warning: Words = Absent
    advice: Words = Absent
    boxes: list[Words] = Empty
    roles: dict[Id, RoleShape]
    start: TreeId = Absent
    urgent: dict[Words, TreeId] = Absent
    common: list[TreeId] = Empty
    queries: Words = Absent
    short: Words = Absent
    handbook: Words = Absent
    blanks: list[Words] = Empty


class SourceShape(Shape):
    """One entry of `docs/data/sources.yml`."""

    title: Words
    publisher: Words
    date: Words = Absent
    checked: dt.date
    confidence: Literal["high", "medium", "low"]
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] = Absent
    note: Words = Absent


class TermShape(Shape):
    """One entry of `docs/data/glossary.yml`."""

    means: Words
    not_: Annotated[list[Words], Field(alias="not")] = Empty


class PageShape(Shape):
    """The front matter of a page of `docs/`."""

    title: Words = Absent
    description: Words = Absent
    reviewed: dt.date = Absent
    sources: list[Words] = Empty
    trees: list[Words] = Empty
    explains: dict[Words, Words] = Absent
    sheet: bool = False


Phrase = Annotated[str, Field(min_length=1, max_length=60, pattern=SEEN)]


@dataclass(frozen=True)
class Form(Generic[T]):
    """The shape of one kind of file, and of the entries it holds."""

    whole: type[T]
    entry: type[BaseModel]
    inside: Mapping[str, type[BaseModel]] = field(default_factory=dict)
    """The shapes of the entries of its lists, by the list's key."""

    @cached_property
    def adapter(self) -> TypeAdapter[T]:
        """What holds data against the shape."""
        return TypeAdapter(self.whole)


TREE = Form(TreeShape, TreeShape, {"examples": ExampleShape})
CATEGORY = Form(CategoryShape, CategoryShape)
SAFETY = Form(SafetyShape, SafetyShape, {"facts": FactShape, "marks": MarkShape})
SITE = Form(SiteShape, SiteShape, {"roles": RoleShape})
GLOSSARY = Form(dict[Phrase, TermShape], TermShape)
PAGE = Form(PageShape, PageShape)
SOURCES = Form(dict[Id, SourceShape], SourceShape)


def file_schema(form: Form[Any], words: Mapping[str, str], shown: Shown = NOTHING) -> JsonSchema:
    """The JSON Schema of one kind of file, for editors: its keys described in `words`, with what files hold there."""
    return {"$schema": DRAFT, **described(_without_nulls(form.adapter.json_schema()), words, shown)}


def tree_schema(
    words: Mapping[str, str], roles: Iterable[str] = (), marks: Iterable[str] = (), shown: Shown = NOTHING
) -> JsonSchema:
    """The JSON Schema of a tree file; its roles and marks are those of the site."""
    schema = file_schema(TREE, words, shown)
    shapes = schema["$defs"]
    if names := list(roles):
        for shape, key in (("DoShape", "who"), ("EndShape", "to")):
            shapes[shape]["properties"][key]["enum"] = names
    for shape in shapes.values():
        if "marks" in shape.get("properties", {}) and (known := list(marks)):
            shape["properties"]["marks"]["items"] = {"enum": known}
    shapes["AskShape"]["properties"]["answers"]["minProperties"] = 2
    shapes["EndShape"] |= {
        "if": {"properties": {"end": {"const": "escalate"}}, "required": ["end"]},
        "then": {"required": ["to"]},
    }
    return {"$schema": DRAFT, "$id": SCHEMA_ID, **schema}


def _without_nulls(value: Any) -> Any:
    """Drop `default: null` (an absent key has no default) and the titles that only repeat a key."""
    if isinstance(value, dict):
        named = value.get("type") is None or "properties" not in value
        return {
            k: _without_nulls(v)
            for k, v in value.items()
            if not (k == "default" and v is None) and not (k == "title" and named and isinstance(v, str))
        }
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value
