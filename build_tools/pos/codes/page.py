"""The table of response codes as a page: without JavaScript the whole table stands, with it the table is filtered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from build_tools.assets import POS, asset
from build_tools.model.forest import Forest
from build_tools.pos.codes import labels, places
from build_tools.pos.codes.data import schema_file, table_data
from build_tools.pos.codes.table import Advice, Prompt, ResponseCode, VendorCode, code_table
from build_tools.pos.templating import rendered
from build_tools.targets import paths
from build_tools.targets.api import trees
from build_tools.targets.artifact import Artifact
from build_tools.targets.web import citations

CHECK = "payment/check-last"


class Row(NamedTuple):
    """A row of the table with what the page works out for it."""

    advice: Advice
    id: str
    codes: str
    """The codes by which the script finds it."""
    anchors: tuple[str, ...]
    """Those of further codes that it stands for."""
    code: str
    words: str
    """What the machine says, or whose machine it is."""
    who: tuple[str, ...]
    cites: tuple[int, ...]
    """The numbers of its sources in the list at the end."""
    way: str
    leads_to: str


class Part(NamedTuple):
    """A table of the page: its anchor, its heading, what its first column is called, its rows."""

    id: str
    title: str
    key: str
    rows: list[Row]


def artifacts(forest: Forest) -> Iterator[Artifact]:
    """The page, its style and script, and the table as JSON; nothing where there is no table."""
    if code_table(forest).codes:
        yield Artifact(places.MARKDOWN, page(forest).encode())
        for name in ("codes.css", "codes.js", "codes-asked.js"):
            yield Artifact(paths.asset(name), asset(name, POS))
        yield Artifact(places.DATA, trees.encode(table_data(forest)))
        yield Artifact(places.SCHEMA, schema_file())


def page(forest: Forest) -> str:
    """The whole page as Markdown."""
    table = code_table(forest)
    sources = citations.known((source.value for row in table.rows() for source in row.sources), forest)
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    codes = table.codes.values()
    return rendered(
        "codes/page.html",
        forest.locale,
        here=partial(paths.link, places.MARKDOWN),
        home=paths.link(places.MARKDOWN, "index.md"),
        check=CHECK,
        data=places.DATA,
        codes=[(code.code.value, places.anchor(code.code.value)) for code in codes],
        parts=[
            Part(anchor, title, key, [_row(forest, row, numbers) for row in rows])
            for anchor, title, key, rows in _parts(forest)
            if rows
        ],
        money=labels.MONEY,
        retry=labels.RETRY,
        in_doubt=labels.IN_DOUBT,
        sources=sources,
        reviewed=table.reviewed.isoformat() if table.reviewed else "",
    )


def _parts(forest: Forest) -> Iterable[tuple[str, str, str, list[Advice]]]:
    table = code_table(forest)
    codes = table.codes.values()
    return (
        ("usual", "两位代码", "码", [code for code in codes if not code.rare]),
        ("prompts", "没有代码，只有文字", "提示", [*table.prompts.values()]),
        ("vendor", "一家机构自己的代码，只在它的机器上算数", "码", [*table.vendor]),
        ("rare", "店里一般看不到的代码", "码", [code for code in codes if code.rare]),
    )


def _row(forest: Forest, row: Advice, numbers: Mapping[str, int]) -> Row:
    name, codes, code, words = "", "", "", ""
    anchors: tuple[str, ...] = ()
    match row:
        case ResponseCode():
            code = row.code.value
            name, codes = places.anchor(code), " ".join(row.covers)
            anchors = tuple(places.anchor(one) for one in row.covers if one != code)
        case Prompt():
            name, words = f"prompt-{row.id.value}", row.prompt.value
        case VendorCode():
            code, words = row.code.value, row.owner.value
            codes = code.replace("、", " ")
    return Row(
        advice=row,
        id=name,
        codes=codes,
        anchors=anchors,
        code=code,
        words=words,
        who=tuple(forest.site.role(who) for who in row.who),
        cites=tuple(numbers[source.value] for source in row.sources),
        way=paths.link(places.MARKDOWN, paths.step(row.goto.tree, row.goto.node)),
        leads_to=forest.trees[row.goto.tree].title.value,
    )
