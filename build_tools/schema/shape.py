"""The shape of the files: one definition that validates them and gives the editor its JSON Schema."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, TypeAdapter

T = TypeVar("T")

SCHEMA_ID = "tree.schema.json"


def _form(value: Any) -> str:
    """Which form of a value that may be written short or long this is."""
    return "<long>" if isinstance(value, dict | list) else "<short>"


def verb_of(node: Any) -> str | None:
    """The union tag of a node: its verb in angle brackets, where it has exactly one."""
    verbs = [verb for verb in VERBS if isinstance(node, dict) and verb in node]
    return f"<{verbs[0]}>" if len(verbs) == 1 else None


Absent: Any = Field(default=None)
"""A key that may be left out, but not left empty."""

Empty: Any = Field(default_factory=list, json_schema_extra={"default": []})
"""A list that may be left out; made by a factory, because pydantic copies a default deeply, each time."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
TreeId = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
TreeRef = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+(#[a-z0-9-]+)?$")]
Words = Annotated[str, Field(min_length=1, pattern=r"\S")]
_Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
_Shares = Annotated[list[_Share], Field(min_length=2, max_length=2)]
_Minutes = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]
_MinuteRange = Annotated[list[_Minutes], Field(min_length=2, max_length=2)]
Share = Annotated[
    Annotated[_Share, Tag("<short>")] | Annotated[_Shares, Tag("<long>")],
    Discriminator(_form),
    Field(description="估计，0 到 1，或区间 [低, 高]"),
]
Minutes = Annotated[
    Annotated[_Minutes, Tag("<short>")] | Annotated[_MinuteRange, Tag("<long>")],
    Discriminator(_form),
    Field(description="估计的分钟数，或区间 [低, 高]"),
]
Marks = Annotated[list[Id], Field(description="这一步意味着什么，写 safety.yml 里的标记")]
Guard = Annotated[Words, Field(description="前提：走这一步之前必须成立的一句话，屏幕、流程图、卡片上都有")]
_Values = Annotated[list[Id], Field(min_length=1)]
Values = Annotated[Annotated[Id, Tag("<short>")] | Annotated[_Values, Tag("<long>")], Discriminator(_form)]
"""One value of a fact, or those of which one holds."""


class Shape(BaseModel):
    """What a file holds: nothing but the keys that are named, and nothing taken for something else."""

    model_config = ConfigDict(extra="forbid", strict=True)


class _Node(Shape):
    guard: Guard = Absent
    hint: Annotated[Words, Field(description="补充说明，只在屏幕上出现，可用行内 Markdown")] = Absent
    steps: Annotated[list[Words], Field(description="分步怎么做，一步一句，只在屏幕上出现")] = Empty
    tell: Annotated[Words, Field(description="对顾客怎么说，一字不改就能念")] = Absent
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


class AskShape(_Node):
    """问一句，看了就能答。"""

    ask: Annotated[Words, Field(description="问题，不超过 40 个字，以问号结尾")]
    answers: Annotated[dict[Words, AnswerShape], Field(description="回答 → 去哪个节点")]


class DoShape(_Node):
    """做一件事。"""

    do: Annotated[Words, Field(description="动作，不超过 60 个字")]
    who: Annotated[Id, Field(description="谁来做：site.yml 里的一个角色")] = Absent
    minutes: Minutes = Absent
    fixes: Share = Absent
    next: Annotated[Id, Field(description="做完去哪个节点")]


class RunShape(_Node):
    """先走完另一棵树，再回来。"""

    run: Annotated[TreeId, Field(description="那棵树：类别/名字")]
    then: Annotated[
        dict[Literal["resolved", "escalate", "stop", "otherwise"], Id],
        Field(description="那棵树的结果 → 回来去哪个节点"),
    ]


class GotoShape(_Node):
    """转到另一棵树，不再回来。"""

    goto: Annotated[TreeRef, Field(description="类别/名字，或 类别/名字#节点")]


class EndShape(_Node):
    """结束。"""

    end: Literal["resolved", "escalate", "stop"]
    say: Annotated[Words, Field(description="结束时要做的事，不超过 60 个字")]
    to: Annotated[Id, Field(description="找谁：site.yml 里的一个角色")] = Absent
    bring: Annotated[list[Words], Field(description="联系前准备好什么")] = Empty


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
    """测试会走一遍的样例。"""

    title: Words
    answers: Annotated[list[Words], Field(description="依次选的回答；借用别的树时，可写“→ 结果”代替在那棵树里的回答")]
    ends: Annotated[str, Field(pattern=r"^([a-z0-9-]+/[a-z0-9-]+#)?[a-z0-9-]+$")]


class TreeShape(Shape):
    """一棵排障树。"""

    title: Words
    summary: Words
    aliases: Annotated[list[Words], Field(description="大家平时怎么说这件事")] = Empty
    was: Annotated[list[TreeId], Field(description="以前用过的编号（类别/名字）：旧卡和旧链接会转到这里")] = Empty
    reviewed: dt.date
    sources: Annotated[list[Id], Field(description="docs/data/sources.yml 里的编号")] = Empty
    enter: Annotated[
        dict[Id, Values],
        Field(description="只在什么情形下进这棵树：safety.yml 里的事实 → 一个或几个值；不写就按最坏的算"),
    ] = Absent
    outcomes: Annotated[
        dict[Literal["resolved", "escalate", "stop"], Words],
        Field(description="这棵树的结果在借用它的树里怎么说，例如 resolved: 钱收到了"),
    ] = Absent
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

    name: Annotated[Words, Field(description="这个角色叫什么")]
    default: Annotated[bool, Field(description="没写 who 的动作由谁做；只有一个")] = False
    telephone: Annotated[bool, Field(description="有没有电话可打：结尾会给出拨号按钮")] = False


class SiteShape(Shape):
    """`trees/site.yml`: what every page and card says."""

    warning: Annotated[Words, Field(description="每页每卡上面的一句警告")] = Absent
    advice: Annotated[Words, Field(description="警告的意思，一句话")] = Absent
    boxes: Annotated[list[Words], Field(description="卡片上要填写的格子")] = Empty
    roles: Annotated[dict[Id, RoleShape], Field(description="谁来做、找谁")]
    start: Annotated[TreeId, Field(description="什么都找不到时，从哪棵树开始")] = Absent
    common: Annotated[list[TreeId], Field(description="首页先列的几棵树")] = Empty
    queries: Annotated[Words, Field(description="搜索框里的例子")] = Absent
    handbook: Annotated[Words, Field(description="手册的书名")] = Absent
    blanks: Annotated[list[Words], Field(description="手册封面上要填写的格子")] = Empty


class SourceShape(Shape):
    """One entry of `docs/data/sources.yml`."""

    title: Words
    publisher: Words
    date: Words = Absent
    checked: dt.date
    confidence: Literal["high", "medium", "low"]
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] = Absent
    note: Words = Absent


@dataclass(frozen=True)
class Form(Generic[T]):
    """The shape of one kind of file, and of the entries it holds."""

    adapter: TypeAdapter[T]
    entry: type[BaseModel]
    inside: Mapping[str, type[BaseModel]] = field(default_factory=dict)
    """The shapes of the entries of its lists, by the list's key."""


TREE = Form(TypeAdapter(TreeShape), TreeShape, {"examples": ExampleShape})
CATEGORY = Form(TypeAdapter(CategoryShape), CategoryShape)
SAFETY = Form(TypeAdapter(SafetyShape), SafetyShape, {"facts": FactShape, "marks": MarkShape})
SITE = Form(TypeAdapter(SiteShape), SiteShape, {"roles": RoleShape})
SOURCES = Form(TypeAdapter(dict[Id, SourceShape]), SourceShape)


def tree_schema() -> dict[str, Any]:
    """The JSON Schema of a tree file, for editors and other programs."""
    schema = _without_nulls(TREE.adapter.json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}


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
