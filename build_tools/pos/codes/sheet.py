"""The response codes on paper: one sheet for the wall with what shops meet, and the whole table for the handbook."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from build_tools.locales import locale
from build_tools.model.forest import Forest
from build_tools.pos.codes import labels, places
from build_tools.pos.codes.table import Money, Prompt, ResponseCode, Retry, code_table
from build_tools.pos.menus.table import menus
from build_tools.targets import paths
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.inline import plain
from build_tools.targets.paper import card, frames, typeset
from build_tools.targets.paper.editions import Current
from build_tools.targets.paper.frames import Measures
from build_tools.targets.paper.handbook import Annex, AnnexRow
from build_tools.targets.trade import Paper, WallSheet

_TEMPLATE = Path(__file__).parents[1] / "assets" / "paper" / "codes.typ"
CARD = "codes"
"""What the sheet is called among the cards."""
TITLE = "应答码速查"
READING = (
    "先把整句提示和两位代码抄下来。屏幕上的字和这张表不一样，以屏幕和收单机构的解释为准。"
    "写着“没扣”，顾客却说扣了，也要先查末笔。"
)


def _rows(forest: Forest, numbers: Mapping[str, str]) -> Iterator[AnnexRow]:
    """The codes that are not rare, in their order; those that lead to no card are left out."""
    for code in code_table(forest).codes.values():
        number = numbers.get(code.goto.tree, "")
        if not code.rare and number:
            yield _row(code, number, forest)


def _row(code: ResponseCode, number: str, forest: Forest) -> AnnexRow:
    money, symbol = labels.MONEY[code.money]
    means = plain(code.means.value)
    return AnnexRow(
        code=code.code.value,
        means=means + (f"（{labels.IN_DOUBT}）" if code.confidence == "low" else ""),
        listed=means,
        money=money,
        symbol=symbol,
        doubt=code.money in (Money.UNKNOWN, Money.PENDING),
        retry=labels.RETRY[code.retry],
        do=plain(code.do.value),
        who="、".join(forest.site.role(who) for who in code.who),
        number=number,
    )


HEADS = ("码", "意思", "钱动没动", "能不能再试", "怎么做", "看卡")


def annex(forest: Forest, numbers: Mapping[str, str]) -> Annex | None:
    """The whole table for the handbook, where there is one."""
    found = tuple(_rows(forest, numbers))
    return Annex(TITLE, "按应答码找", READING, HEADS, found) if found else None


def papers(forest: Forest) -> Iterator[Paper]:
    """The sheet, where there is a table."""
    if code_table(forest).codes:
        yield Paper(TITLE, paths.card(CARD))


@dataclass(frozen=True, slots=True)
class WallRow:
    """A code or a prompt on the wall: what is shown, what it means, the number of the card; and where it links."""

    code: str
    means: str
    number: str
    key: str
    """Its name in the history of the sheet."""
    url: str
    """Its place on the site; the whole address, once the site's is known."""


@dataclass(frozen=True, slots=True)
class WallGroup:
    """What may be done, and the rows for which that holds."""

    title: str
    doubt: bool
    rows: tuple[WallRow, ...]


@dataclass(frozen=True, slots=True)
class WallTask:
    """How one task is pressed."""

    name: str
    press: str


@dataclass(frozen=True, slots=True)
class WallKeys:
    """How the commonest tasks are pressed, when that holds, and what is never touched."""

    title: str
    when: str
    tasks: tuple[WallTask, ...]
    never: str


@dataclass(frozen=True, slots=True)
class CodesSheet:
    """Everything that is printed, except what depends on it: the edition and the QR code."""

    number: str
    language: str
    title: str
    summary: str
    site: str
    warning: str
    advice: str
    scan: str
    reviewed: str
    groups: tuple[WallGroup, ...]
    keys: WallKeys | None

    @property
    def edition(self) -> str:
        """The first digits of a hash of what it says, however it is set; on record, so this form must never change."""
        said = [[group.title, [[row.code, row.means, row.number] for row in group.rows]] for group in self.groups]
        head = (self.title, self.summary, self.site, self.warning, self.advice)
        keys = asdict(self.keys) if self.keys else None
        return fingerprint(json.dumps([*head, said, keys], ensure_ascii=False))

    @property
    def words(self) -> Mapping[str, str]:
        """What it says by piece, as JSON, a row a piece; hashes of these are on record, too."""
        said = {"title": self.title, "summary": self.summary}
        for group in self.groups:
            for row in group.rows:
                piece = {"text": f"{row.code} {row.means}", "ways": [group.title, row.number]}
                said[f"step/{row.key}"] = json.dumps(piece, ensure_ascii=False)
        return said


def content(forest: Forest, numbers: Mapping[str, str]) -> CodesSheet:
    """The sheet of a site."""
    reviewed = code_table(forest).reviewed
    return CodesSheet(
        number=forest.locale.text("handbook.annex"),
        language=forest.locale.language,
        title=TITLE,
        summary=READING,
        site=forest.site.name,
        warning=forest.site.warning,
        advice=forest.site.advice,
        scan=forest.locale.text("card.scan"),
        reviewed=reviewed.isoformat() if reviewed else "",
        groups=tuple(_groups(forest, numbers)),
        keys=_keys(forest),
    )


def wall(forest: Forest, numbers: Mapping[str, str]) -> WallSheet | None:
    """The sheet for the wall, where there are codes."""
    if not code_table(forest).codes:
        return None
    sheet = content(forest, numbers)
    return WallSheet(CARD, current(sheet), repr(sheet), partial(pdf, sheet))


def current(sheet: CodesSheet) -> Current:
    """The sheet as it would be printed now."""
    words = locale(sheet.language)
    return Current(sheet.edition, sheet.number, sheet.title, sheet.reviewed, sheet.words, words)


def _keys(forest: Forest) -> WallKeys | None:
    """How the commonest tasks are pressed in the one program that is known by its menu, and what is never touched."""
    written = menus(forest)
    if written is None:
        return None
    known = [(f"{program.title}：{program.opens}", program.shows) for program in written.own]
    opened = known or [(written.opens, written.shows)]
    when = "；".join(f"{plain(opens)}，屏上正好是 {' '.join(shows)}" for opens, shows in opened)
    tasks = [
        WallTask(plain(f"{program.name}：{task.name}" if len(written.own) > 1 else task.name), plain(program.keys(key)))
        for program in written.own
        for key, task in written.tasks.items()
        if key in program.press
    ]
    stock = [WallTask(plain(task.name), " → ".join(task.press)) for task in written.tasks.values() if task.press]
    return WallKeys(
        title="怎么按",
        when=f"{when}，才照下面按；不是这一行，找差不多的字，别照按。",
        tasks=tuple(tasks if written.own else stock),
        never=f"这些别碰：{'、'.join(plain(name) for name, _ in written.never)}。",
    )


_ORDER = (Retry.CHECK_FIRST, Retry.NO, Retry.OTHER_MEANS, Retry.AFTER_FIX, Retry.WAIT_ONCE)


def _groups(forest: Forest, numbers: Mapping[str, str]) -> Iterator[WallGroup]:
    """What shops meet often, by what may be done: what is most dangerous first, and words before codes."""
    table = code_table(forest)
    rows: list[ResponseCode | Prompt] = [*table.prompts.values(), *table.codes.values()]
    often = [row for row in rows if row.wall]
    for retry in _ORDER:
        found = tuple(_often(row, numbers) for row in often if row.retry is retry)
        if found:
            yield WallGroup(labels.RETRY[retry], retry is Retry.CHECK_FIRST, found)


def _often(row: ResponseCode | Prompt, numbers: Mapping[str, str]) -> WallRow:
    code = row.code.value if isinstance(row, ResponseCode) else ""
    said = row.means if isinstance(row, ResponseCode) else row.prompt
    return WallRow(
        code=code,
        means=plain(said.value),
        number=numbers.get(row.goto.tree, ""),
        key=code.lower() if isinstance(row, ResponseCode) else f"prompt-{row.id.value}",
        url=paths.step(row.goto.tree, row.goto.node),
    )


@dataclass(frozen=True, slots=True)
class _Wall:
    """What `codes.typ` sets."""

    sheet: CodesSheet
    edition: str
    url: str
    qr: str
    frame: Measures


def pdf(sheet: CodesSheet, site_url: str, size: str = "a4") -> bytes:
    """The sheet by itself."""
    url = card.address(site_url, places.PAGE, sheet.edition)
    groups = tuple(
        replace(group, rows=tuple(replace(row, url=paths.url(site_url, row.url)) for row in group.rows))
        for group in sheet.groups
    )
    linked = replace(sheet, groups=groups)
    wall = _Wall(linked, sheet.edition, url, card.qr(url), frames.frames(size)[0].measures)
    return typeset.pdf(_TEMPLATE, wall, sheet.language)
