"""The table of response codes as a page: without JavaScript the whole table stands, with it the table is filtered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.assets import POS, asset
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Ref
from build_tools.pos.codes import labels
from build_tools.pos.codes.data import schema, table_data
from build_tools.pos.codes.table import Advice, Prompt, ResponseCode, VendorCode, code_table
from build_tools.targets import paths
from build_tools.targets.api import trees
from build_tools.targets.artifact import Artifact
from build_tools.targets.inline import html
from build_tools.targets.web.citations import source_line

HERE = paths.CODES.replace(".html", ".md")
CHECK = "payment/check-last"

_COLUMNS = ("意思", "钱动没动", "能不能再试", "谁处理", "怎么做", "接着看")

_HEAD = """\
---
title: 应答码
description: '屏幕或小票上的两位代码：什么意思，钱动没动，能不能再试，谁处理。'
hide: [toc, navigation]
---

<p class="crumbs" markdown>[首页](../index.md)</p>

# 应答码是什么意思

<p class="warning-bar" markdown>**先查询，别急着重刷。** 写着“可能扣了”“还没定”的，屏幕叫你“请重试”，也先查末笔。</p>
"""
_READING = f"""\
<div class="codes-reading" markdown>

1. 把**整句提示和两位代码**一起抄下来，拍下来更好。数字零和字母 O 别看混。
2. 屏幕上的字和这张表不一样，以屏幕上的字和收单机构的解释为准。
3. 写着“没扣”，顾客却说收到扣款短信，也要[先查末笔](../trees/{CHECK}.md)。
4. 表里没有，或者没看清，当结果不明：[先查末笔](../trees/{CHECK}.md)，再把整句提示报给收单机构。

</div>
"""


def artifacts(forest: Forest) -> Iterator[Artifact]:
    """The page, its style and script, and the table as JSON; nothing where there is no table."""
    if code_table(forest).codes:
        yield Artifact(HERE, page(forest).encode())
        for name in ("codes.css", "codes.js", "codes-asked.js"):
            yield Artifact(paths.asset(name), asset(name, POS))
        yield Artifact("api/codes.json", trees.encode(table_data(forest)))
        yield Artifact("api/codes.schema.json", trees.encode(schema()))


def page(forest: Forest) -> str:
    """The whole page as Markdown."""
    return "\n".join([_HEAD, *_find(), _READING, *_index(forest), *_tables(forest), *_end(forest)])


def _find() -> Iterator[str]:
    """The filter, for the script to show."""
    yield f'<link rel="stylesheet" href="{_link(paths.asset("codes.css"))}">'
    yield '<form class="codes-find" data-card-of="codes" aria-label="筛选应答码">'
    yield '<label for="codes-q">输入两位代码，或屏幕上的字</label>'
    yield '<div><input id="codes-q" name="c" type="search" maxlength="40" autocomplete="off" enterkeyhint="search"'
    yield ' placeholder="51、A0、余额不足……"><button type="reset">看全部</button></div>'
    yield '<p class="found" role="status"></p>'
    yield f'<p class="none" hidden>表里没有。别重刷，<a href="{_link(paths.page(CHECK))}">先查末笔</a>，'
    yield "再把代码和整句提示报给收单机构。</p>"
    yield "</form>"
    yield f'<script src="{_link(paths.asset("codes-asked.js"))}"></script>'
    yield ""


def _index(forest: Forest) -> Iterator[str]:
    """All codes as links, for whom no script filters."""
    yield '<details class="codes-index"><summary>按代码找</summary><p>'
    for code in code_table(forest).codes.values():
        yield f'<a href="#{paths.code_anchor(code.code.value)}">{html(code.code.value)}</a>'
    yield "</p></details>"
    yield ""


def _tables(forest: Forest) -> Iterator[str]:
    codes = code_table(forest).codes.values()
    yield from _table(forest, "usual", "两位代码", "码", [code for code in codes if not code.rare])
    yield from _table(forest, "prompts", "没有代码，只有文字", "提示", code_table(forest).prompts.values())
    yield from _table(forest, "vendor", "一家机构自己的代码，只在它的机器上算数", "码", code_table(forest).vendor)
    yield from _table(forest, "rare", "店里一般看不到的代码", "码", [code for code in codes if code.rare])


def _table(forest: Forest, name: str, title: str, key: str, rows: Iterable[Advice]) -> Iterator[str]:
    lines = [line for row in rows for line in _row(forest, row)]
    if lines:
        yield f'<section class="codes-part"><h2 id="{name}">{title}</h2>'
        yield f'<table class="codes" aria-labelledby="{name}"><thead><tr>'
        yield "".join(f'<th scope="col">{column}</th>' for column in (key, *_COLUMNS))
        yield "</tr></thead><tbody>"
        yield from lines
        yield "</tbody></table></section>"
        yield ""


def _row(forest: Forest, row: Advice) -> Iterator[str]:
    label, mark = labels.MONEY[row.money]
    yield f'<tr class="{row.money.value}"{_names(row)}>'
    yield f'<th scope="row" class="code">{_called(row)}</th>'
    yield f'<td class="means"><b>{html(row.means.value)}</b>{"".join(_elsewhere(row))}</td>'
    yield f'<td class="money"><span class="mark" aria-hidden="true">{mark}</span> {label}</td>'
    yield f'<td class="retry">{labels.RETRY[row.retry]}</td>'
    yield f'<td class="who">{"、".join(forest.site.role(who) for who in row.who)}</td>'
    yield f'<td class="do">{html(row.do.value)}{"".join(_details(forest, row))}</td>'
    yield f'<td class="goto">{_way(forest, row.goto)}</td></tr>'


def _names(row: Advice) -> str:
    """The row's anchor, and the codes by which the script finds it."""
    match row:
        case ResponseCode():
            return f' id="{paths.code_anchor(row.code.value)}" data-codes="{" ".join(row.covers)}"'
        case Prompt():
            return f' id="prompt-{row.id.value}"'
        case VendorCode():
            return f' data-codes="{html(row.code.value.replace("、", " "))}"'
    return ""


def _called(row: Advice) -> str:
    match row:
        case ResponseCode():
            others = (one for one in row.covers if one != row.code.value)
            anchors = "".join(f'<span id="{paths.code_anchor(one)}"></span>' for one in others)
            return anchors + html(row.code.value)
        case Prompt():
            return f'<span class="words">{html(row.prompt.value)}</span>'
        case VendorCode():
            return f'{html(row.code.value)} <span class="words">{html(row.owner.value)}</span>'
    return ""


def _elsewhere(row: Advice) -> Iterator[str]:
    """What the screen says, and what else the code may mean."""
    if row.shows and row.shows.value != row.means.value:
        yield f'<span class="shows">屏幕：{html(row.shows.value)}</span>'
    if row.conflicts:
        others = "；".join(f"{html(other.means.value)}（{html(other.where.value)}）" for other in row.conflicts)
        yield f'<span class="other">另有说法：{others}</span>'


def _details(forest: Forest, row: Advice) -> Iterator[str]:
    if row.say:
        yield f'<span class="say">对顾客说：“{html(row.say.value)}”</span>'
    if row.note:
        yield f'<span class="note">{html(row.note.value)}</span>'
    numbers = _numbers(forest)
    listed = "、".join(str(numbers[source.value]) for source in row.sources)
    doubt = f"<b>{labels.IN_DOUBT}</b>；" if row.confidence == "low" else ""
    yield f'<span class="cited">{doubt}依据 {listed}</span>'


def _way(forest: Forest, ref: Ref) -> str:
    anchor = f"#{ref.node}" if ref.node else ""
    return f'<a href="{_link(paths.page(ref.tree))}{anchor}">{html(forest.trees[ref.tree].title.value)}</a>'


@memoized
def _numbers(forest: Forest) -> dict[str, int]:
    """The number of each source in the list at the end."""
    named = dict.fromkeys(source.value for row in code_table(forest).rows() for source in row.sources)
    return {key: number for number, key in enumerate(named, 1)}


def _end(forest: Forest) -> Iterator[str]:
    yield "## 依据 {#sources}"
    yield ""
    for key in _numbers(forest):
        yield f"1. {source_line(forest.cited_sources[key], forest)}"
    yield ""
    reviewed = code_table(forest).reviewed
    yield (
        f'<p class="reviewed" markdown>最近核对：{reviewed.isoformat() if reviewed else ""}。'
        "码的意思出自上面的依据；钱动没动、能不能再试、谁处理和怎么做，是按码的意思归纳的。"
        "[整张表的 JSON](../api/codes.json)</p>"
    )
    yield ""
    yield f'<script src="{_link(paths.asset("codes.js"))}" defer></script>'
    yield ""


def _link(target: str) -> str:
    return paths.link(HERE, target)
