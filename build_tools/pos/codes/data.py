"""The table of response codes as JSON, for chat bots and hotlines; the schema is published beside it."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from build_tools.model.forest import Forest
from build_tools.model.tree import Text
from build_tools.pos.codes import places
from build_tools.pos.codes.table import Advice, code_table
from build_tools.schema.described import JsonSchema
from build_tools.targets import paths
from build_tools.targets.api import trees
from build_tools.targets.inline import plain


class ConflictData(TypedDict):
    """What a code means elsewhere, and where that is."""

    means: str
    where: str


class AdviceData(TypedDict):
    """What every row says; `goto` is `category/name` or `category/name#node`, `page` a path under the site's root."""

    means: str
    shows: str | None
    who: list[str]
    money: str
    retry: str
    do: str
    say: str | None
    goto: str
    page: str
    conflicts: list[ConflictData]
    note: str | None
    sources: list[str]
    confidence: str


class CodeData(AdviceData):
    """One code, or a run of them; `covers` names each, `place` is its row on the page of the table."""

    code: str
    covers: list[str]
    rare: bool
    place: str


class PromptData(AdviceData):
    """Words that a terminal shows without a code."""

    id: str
    prompt: str


class VendorData(AdviceData):
    """A code of one institution's own."""

    owner: str
    code: str


class TableData(TypedDict):
    """The whole table."""

    reviewed: str | None
    codes: list[CodeData]
    prompts: list[PromptData]
    vendor: list[VendorData]


def table_data(forest: Forest) -> TableData:
    """The whole table in its order."""
    table = code_table(forest)
    return {
        "reviewed": table.reviewed.isoformat() if table.reviewed else None,
        "codes": [
            {
                "code": code.code.value,
                "covers": list(code.covers),
                "rare": code.rare,
                "place": places.place(code.code.value),
                **_advice(code),
            }
            for code in table.codes.values()
        ],
        "prompts": [{"id": p.id.value, "prompt": plain(p.prompt.value), **_advice(p)} for p in table.prompts.values()],
        "vendor": [{"owner": plain(v.owner.value), "code": v.code.value, **_advice(v)} for v in table.vendor],
    }


def _advice(row: Advice) -> AdviceData:
    ref = row.goto
    return {
        "means": plain(row.means.value),
        "shows": _maybe(row.shows),
        "who": list(row.who),
        "money": row.money.value,
        "retry": row.retry.value,
        "do": plain(row.do.value),
        "say": _maybe(row.say),
        "goto": str(ref),
        "page": paths.step(ref.tree, ref.node),
        "conflicts": [{"means": plain(c.means.value), "where": plain(c.where.value)} for c in row.conflicts],
        "note": _maybe(row.note),
        "sources": [source.value for source in row.sources],
        "confidence": row.confidence,
    }


def _maybe(text: Text | None) -> str | None:
    return plain(text.value) if text else None


@cache
def schema_file() -> bytes:
    """The file that holds the schema: it is the same for every site."""
    return trees.encode(schema())


def schema() -> JsonSchema:
    """The JSON Schema of the table's file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **TypeAdapter(TableData).json_schema()}
