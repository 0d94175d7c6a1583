"""The response codes on paper: one sheet for the wall with what shops meet, and the whole table for the handbook."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.model.forest import Forest
from build_tools.pos.codes import labels
from build_tools.pos.codes.table import Money, Prompt, ResponseCode, Retry, code_table
from build_tools.pos.menus.table import menus
from build_tools.targets import paths
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.inline import plain
from build_tools.targets.paper import card, frames, typeset
from build_tools.targets.paper.handbook import Annex
from build_tools.targets.trade import Paper

CARD = "codes"
"""What the sheet is called among the cards."""
TITLE = "应答码速查"
READING = (
    "先把整句提示和两位代码抄下来。屏幕上的字和这张表不一样，以屏幕和收单机构的解释为准。"
    "写着“没扣”，顾客却说扣了，也要先查末笔。"
)
_SHORT = 9


def rows(forest: Forest, numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    """The codes that are not rare, in their order."""
    return [_row(code, forest, numbers) for code in code_table(forest).codes.values() if not code.rare]


def _row(code: ResponseCode, forest: Forest, numbers: Mapping[str, str]) -> dict[str, Any]:
    money, mark = labels.MONEY[code.money]
    means = plain(code.means.value)
    return {
        "code": code.code.value,
        "means": means + (f"（{labels.IN_DOUBT}）" if code.confidence == "low" else ""),
        "short": means if len(means) <= _SHORT else means[: _SHORT - 1] + "…",
        "money": money,
        "mark": mark,
        "doubt": code.money in (Money.UNKNOWN, Money.PENDING),
        "retry": labels.RETRY[code.retry],
        "do": plain(code.do.value),
        "who": "、".join(forest.site.role(who) for who in code.who),
        "number": numbers.get(code.goto.tree, ""),
        "path": paths.step(code.goto.tree, code.goto.node),
    }


HEADS = ("码", "意思", "钱动没动", "能不能再试", "怎么做", "看卡")


def annex(forest: Forest, numbers: Mapping[str, str]) -> Annex | None:
    """The whole table for the handbook, where there is one; rows that lead to no card are left out."""
    found = [row for row in rows(forest, numbers) if row["number"]]
    return Annex(TITLE, "按应答码找", READING, HEADS, found) if found else None


def papers(forest: Forest) -> Iterator[Paper]:
    """The sheet, where there is a table."""
    if code_table(forest).codes:
        yield Paper(TITLE, paths.card(CARD))


def content(forest: Forest, numbers: Mapping[str, str]) -> dict[str, Any]:
    """Everything that is printed, except what depends on it: the edition and the QR code."""
    reviewed = code_table(forest).reviewed
    groups = list(_groups(forest, numbers))
    return {
        "id": CARD,
        "number": forest.locale.text("handbook.annex"),
        "language": forest.locale.language,
        "title": TITLE,
        "summary": READING,
        "site": forest.site.name,
        "warning": forest.site.warning,
        "advice": forest.site.advice,
        "scan": forest.locale.text("card.scan"),
        "reviewed": reviewed.isoformat() if reviewed else "",
        "groups": groups,
        "keys": _keys(forest),
        "said": {
            row["key"]: {"text": f"{row['code']} {row['means']}", "ways": [group["title"], row["number"]]}
            for group in groups
            for row in group["rows"]
        },
    }


def _keys(forest: Forest) -> dict[str, Any] | None:
    """How the commonest tasks are pressed in the one program that is known by its menu, and what is never touched."""
    written = menus(forest)
    if written is None:
        return None
    shown = " ".join(written.shows)
    tasks = [task for task in written.tasks.values() if task.press]
    return {
        "title": "怎么按",
        "when": f"{plain(written.opens)}，屏上正好是 {shown}，才照下面按；不是这一行，找差不多的字，别照按。",
        "tasks": [{"name": plain(task.name), "press": " → ".join(task.press)} for task in tasks],
        "never": f"这些别碰：{'、'.join(plain(name) for name, _ in written.never)}。",
    }


_ORDER = (Retry.CHECK_FIRST, Retry.NO, Retry.OTHER_MEANS, Retry.AFTER_FIX, Retry.WAIT_ONCE)


def _groups(forest: Forest, numbers: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What shops meet often, by what may be done: what is most dangerous first, and words before codes."""
    table = code_table(forest)
    rows: list[ResponseCode | Prompt] = [*table.prompts.values(), *table.codes.values()]
    often = [row for row in rows if row.wall]
    for retry in _ORDER:
        found = [_often(row, numbers) for row in often if row.retry is retry]
        if found:
            yield {"title": labels.RETRY[retry], "doubt": retry is Retry.CHECK_FIRST, "rows": found}


def _often(row: ResponseCode | Prompt, numbers: Mapping[str, str]) -> dict[str, Any]:
    code = row.code if isinstance(row, ResponseCode) else None
    prompt = None if isinstance(row, ResponseCode) else row.prompt
    return {
        "key": code.value.lower() if code else f"prompt-{row.id.value}" if isinstance(row, Prompt) else "",
        "code": code.value if code else "",
        "means": plain(prompt.value if prompt else row.means.value),
        "number": numbers.get(row.goto.tree, ""),
        "path": paths.step(row.goto.tree, row.goto.node),
    }


def edition(made: Mapping[str, Any]) -> str:
    """The first digits of a hash of what it says, however it is set."""
    said = [
        [group["title"], [[row["code"], row["means"], row["number"]] for row in group["rows"]]]
        for group in made["groups"]
    ]
    return fingerprint(json.dumps([*(made[key] for key in _HEAD), said, made["keys"]], ensure_ascii=False))


_HEAD = ("title", "summary", "site", "warning", "advice")


def pdf(made: Mapping[str, Any], site_url: str, size: str = "a4") -> bytes:
    """The sheet by itself."""
    own = edition(made)
    url = card.address(site_url, paths.CODES, own)
    data = {
        **{key: value for key, value in made.items() if key != "said"},
        "scan": made["scan"],
        "edition": own,
        "url": url,
        "qr": card.qr(url),
        "frame": card.frame_data(frames.frames(size)[0]),
        "groups": [
            {**group, "rows": [{**row, "url": paths.url(site_url, row["path"])} for row in group["rows"]]}
            for group in made["groups"]
        ],
    }
    return typeset.pdf("codes.typ", data, made["language"])
