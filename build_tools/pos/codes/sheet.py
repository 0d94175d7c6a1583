"""The table of response codes on paper: the rows that a till shows, and where each leads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.model.forest import Forest
from build_tools.pos.codes import labels
from build_tools.pos.codes.table import Code, Money, code_table
from build_tools.targets import paths as places
from build_tools.targets.fingerprint import mark
from build_tools.targets.inline import plain
from build_tools.targets.paper import card, frames, typeset
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


def _row(code: Code, forest: Forest, numbers: Mapping[str, str]) -> dict[str, Any]:
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
        "path": places.step(code.goto.tree, code.goto.node),
    }


def papers(forest: Forest) -> Iterator[Paper]:
    """The sheet, where there is a table."""
    if code_table(forest).codes:
        yield Paper(TITLE, places.card(CARD))


def content(forest: Forest, numbers: Mapping[str, str]) -> dict[str, Any]:
    """Everything that is printed, except what depends on it: the edition and the QR code."""
    table = rows(forest, numbers)
    reviewed = code_table(forest).reviewed
    return {
        "id": CARD,
        "number": "附",
        "title": TITLE,
        "summary": READING,
        "site": forest.site.name,
        "warning": forest.site.warning,
        "advice": forest.site.advice,
        "scan": forest.locale.text("card.scan"),
        "reviewed": reviewed.isoformat() if reviewed else "",
        "codes": table,
        "said": {row["code"].lower(): {"text": f"{row['code']} {row['means']}", **row} for row in table},
    }


def edition(made: Mapping[str, Any]) -> str:
    """The first digits of a hash of what it says, however it is set."""
    rows = [{key: value for key, value in row.items() if key != "path"} for row in made["codes"]]
    return mark(json.dumps([*(made[key] for key in _HEAD), rows], ensure_ascii=False))


_HEAD = ("title", "summary", "site", "warning", "advice")


def pdf(made: Mapping[str, Any], site_url: str, size: str = "a4") -> bytes:
    """The sheet by itself."""
    own = edition(made)
    url = card.address(site_url, places.CODES, own)
    data = {
        **{key: value for key, value in made.items() if key != "said"},
        "scan": made["scan"],
        "edition": own,
        "url": url,
        "qr": card.qr(url),
        "frame": card.frame_data(frames.frames(size)[0]),
        "codes": [{**row, "url": places.url(site_url, row["path"])} for row in made["codes"]],
    }
    return typeset.pdf("codes.typ", data)
