"""Positioned YAML of the right shape → the table of response codes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, cast

from pydantic import Field

from build_tools.findings import Finding, Related, fault, say
from build_tools.load.nodes import Mapping
from build_tools.load.reader import Document
from build_tools.model import fields
from build_tools.model.data_file import DataFile, Lead
from build_tools.model.tree import Text
from build_tools.pos.codes import places
from build_tools.pos.codes.table import CodeTable, Conflict, Money, Prompt, ResponseCode, Retry, VendorCode
from build_tools.schema.shape import Absent, Empty, Form, Id, Shape, TreeRef, Words
from build_tools.schema.validate import validate

Who = Literal["cashier", "manager", "customer", "acquirer", "issuer", "vendor"]
"""Who acts on a code: roles that the `site.yml` of this trade has."""


class ConflictShape(Shape):
    """各处说法不同时，别处怎么说。"""

    means: Words
    where: Words


class _AdviceShape(Shape):
    means: Annotated[Words, Field(description="什么意思，自己的话，14 个字以内")]
    shows: Annotated[Words, Field(description="屏幕上大概写什么")] = Absent
    who: Annotated[list[Who], Field(min_length=1)]
    money: Literal["ok", "not_charged", "unknown", "pending"]
    retry: Literal["no", "other_means", "after_fix", "wait_once", "check_first"]
    do: Annotated[Words, Field(description="收银员做什么，一句话，40 个字以内")]
    say: Annotated[Words, Field(description="对顾客怎么说")] = Absent
    wall: Annotated[bool, Field(description="店里常见，印在墙上那一页")] = False
    goto: TreeRef
    conflicts: list[ConflictShape] = Empty
    note: Words = Absent
    sources: Annotated[list[Id], Field(min_length=1)]
    confidence: Literal["high", "medium", "low"]


class CodeShape(_AdviceShape):
    """一个应答码，或连着的一段。"""

    code: Words
    rare: bool = False


class PromptShape(_AdviceShape):
    """没有代码、只有文字的提示。"""

    id: Id
    prompt: Words


class VendorShape(_AdviceShape):
    """一家机构自己的代码。"""

    owner: Words
    code: Words


class CodesShape(Shape):
    """`docs/data/response_codes.yml`."""

    reviewed: dt.date
    codes: list[CodeShape]
    prompts: list[PromptShape] = Empty
    vendor: list[VendorShape] = Empty


CODES = Form(
    CodesShape,
    CodesShape,
    {"codes": CodeShape, "prompts": PromptShape, "vendor": VendorShape, "conflicts": ConflictShape},
)
_CODE = re.compile(r"(?P<first>[0-9A-Z]{2})(-(?P<last>[0-9A-Z]{2}))?")


def read_codes(document: Document) -> tuple[DataFile | None, list[Finding]]:
    """Read the file: the table, and where its rows lead; one that has faults holds no row."""
    table, faults = bind_codes(document)
    if table.reviewed is None:
        return None, faults
    reviewed = cast(Mapping, document.root).get("reviewed")
    file = DataFile(
        table,
        "应答码",
        places.PAGE,
        tuple(_leads(table)),
        tuple(source for row in table.rows() for source in row.sources),
        (table.reviewed, reviewed.span) if reviewed else None,
    )
    return file, faults


def _leads(table: CodeTable) -> Iterator[Lead]:
    for row in table.rows():
        listed = isinstance(row, ResponseCode) and not row.rare
        yield Lead(row.goto, row.code.value if isinstance(row, ResponseCode) else "", listed)


def bind_codes(document: Document) -> tuple[CodeTable, list[Finding]]:
    """Make the table of a file's content; it is empty where something keeps it from being one."""
    value, faults = validate(CODES, document)
    if value is None:
        return CodeTable(), faults
    top = cast(Mapping, document.root)
    codes = [
        ResponseCode(**_advice(item), wall=row.wall, code=item.text("code"), rare=row.rare)
        for item, row in zip(_rows(top, "codes"), value.codes, strict=True)
    ]
    prompts = [
        Prompt(**_advice(item), wall=row.wall, id=item.text("id"), prompt=item.text("prompt"))
        for item, row in zip(_rows(top, "prompts"), value.prompts, strict=True)
    ]
    vendor = [
        VendorCode(**_advice(item), wall=False, owner=item.text("owner"), code=item.text("code"))
        for item in _rows(top, "vendor")
    ]
    if faults := list(_malformed(codes)):
        return CodeTable(), faults
    single = ((one, code.code) for code in codes for one in code.covers)
    if faults := [*_told_twice(single), *_told_twice((prompt.id.value, prompt.id) for prompt in prompts)]:
        return CodeTable(), faults
    by_code = {code.code.value: code for code in codes}
    return CodeTable(value.reviewed, by_code, {p.id.value: p for p in prompts}, tuple(vendor)), []


def _rows(top: Mapping, key: str) -> tuple[Mapping, ...]:
    return cast(tuple[Mapping, ...], fields.items(top, key))


def _advice(row: Mapping) -> dict[str, Any]:
    retry = row.text("retry")
    return {
        "means": row.text("means"),
        "shows": row.maybe("shows"),
        "who": tuple(who.value for who in row.texts("who")),
        "money": Money(row.text("money").value),
        "retry": Retry(retry.value),
        "retry_span": retry.span,
        "do": row.text("do"),
        "say": row.maybe("say"),
        "goto": fields.ref(row.text("goto")),
        "conflicts": tuple(Conflict(item.text("means"), item.text("where")) for item in _rows(row, "conflicts")),
        "note": row.maybe("note"),
        "sources": row.texts("sources"),
        "confidence": row.text("confidence").value,
    }


def _malformed(codes: list[ResponseCode]) -> Iterator[Finding]:
    for code in codes:
        found = _CODE.fullmatch(code.code.value)
        if not found or (found["last"] and not _runs(found["first"], found["last"])):
            message = say(
                "`{code}` is not a response code: two digits or capitals, or a run such as 26-29",
                code=code.code.value[:60],
            )
            yield fault(
                "bad-id", code.code.span, message, say("a code of one institution's own belongs under `vendor`")
            )


def _runs(first: str, last: str) -> bool:
    return first < last and (first[0] == last[0] or (first + last).isdecimal())


def _told_twice(told: Iterable[tuple[str, Text]]) -> Iterator[Finding]:
    seen: dict[str, Text] = {}
    for name, where in told:
        before = seen.setdefault(name, where)
        if before is not where:
            related = (Related(before.span, say("told here")),)
            yield fault(
                "duplicate-key", where.span, say("`{name}` is told twice", name=name), say("keep one of them"), related
            )
