"""What the finder finds of the response codes: each code, each prompt, and the page of the table."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model.forest import Forest
from build_tools.pos.codes import labels, places
from build_tools.pos.codes.table import Advice, code_table
from build_tools.targets.inline import plain
from build_tools.targets.search.document import SAID, Name, SearchDocument

PAGE = "应答码是什么意思"
_NAMES = ("应答码", "错误代码", "返回码大全", "应答码查询", "屏幕上的两位代码", "代码什么意思")


def documents(forest: Forest) -> Iterator[SearchDocument]:
    """The page of the table, codes, prompts."""
    table = code_table(forest)
    if not table.codes:
        return
    yield SearchDocument("codes", "page", PAGE, places.PAGE, "", tuple(Name(name) for name in (PAGE, *_NAMES)))
    for code in table.codes.values():
        means = plain(code.means.value)
        shows = [Name(plain(code.shows.value), SAID)] if code.shows else []
        for single in code.covers:
            title = f"应答码 {single}：{means}"
            names = (Name(means), *shows)
            yield SearchDocument(
                f"code:{single}", "code", title, places.place(single), _answer(code), names, (), (single,)
            )
    for prompt in table.prompts.values():
        shown, means = plain(prompt.prompt.value), plain(prompt.means.value)
        url = f"{places.PAGE}#prompt-{prompt.id.value}"
        names = (*(Name(part) for part in shown.split("、")), Name(means, SAID))
        yield SearchDocument(f"prompt:{prompt.id.value}", "code", f"{shown}：{means}", url, _answer(prompt), names)


def _answer(row: Advice) -> str:
    """What became of the money, and what to do."""
    return f"{labels.MONEY[row.money][0]}。{plain(row.do.value)}"
