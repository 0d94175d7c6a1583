"""The fee rules as tables for the page on fees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.model.forest import Forest
from build_tools.pos.fees.rules import fees
from build_tools.pos.fees.shape import CappedPartShape, CeilingShape, FeesShape
from build_tools.targets.inline import markdown
from build_tools.targets.web.tables import table


def parts(forest: Forest) -> Iterator[str]:
    """The three parts of a fee with their ceilings."""
    written = fees(forest)
    if written is None:
        return
    three = written.parts
    rows = [
        (
            f"**{markdown(part.name)}**{_cites(part.sources)}",
            markdown(part.to),
            *(
                (_ceiling(part.debit), _ceiling(part.credit))
                if isinstance(part, CappedPartShape)
                else ("双方商定", "双方商定")
            ),
        )
        for part in (three.issuer, three.network, three.acquirer)
    ]
    yield from table(("哪一块", "谁收", "借记卡（储蓄卡）", "贷记卡（信用卡）"), rows)
    yield from (f"- {markdown(part.note)}" for part in (three.network, three.acquirer) if part.note)
    yield from _checked(written)


def classes(forest: Forest) -> Iterator[str]:
    """The classes of merchants, and the cut for a time."""
    written = fees(forest)
    if written is None:
        return
    kinds = (written.classes.standard, written.classes.preferential, written.classes.exempt)
    rows = [
        (f"**{markdown(kind.name)}**{_cites(kind.sources)}", markdown(kind.who), _share(kind.share)) for kind in kinds
    ]
    yield from table(("类别", "哪些店", "前两项"), rows)
    yield from (f"- {markdown(kind.name)}：{markdown(kind.note)}" for kind in kinds if kind.note)
    cut = written.measure
    until = f"期限写到 {cut.until.isoformat()}"
    yield f"- {markdown(cut.name)}：{markdown(cut.what)}，{until}。{markdown(cut.note)}{_cites(cut.sources)}"
    yield from _checked(written)


def others(forest: Forest) -> Iterator[str]:
    """What is charged beside the fee, and what to ask."""
    written = fees(forest)
    if written is None:
        return
    rows = [(f"**{markdown(o.name)}**{_cites(o.sources)}", markdown(o.when), markdown(o.ask)) for o in written.others]
    yield from table(("收什么", "常见情形", "签之前问清"), rows)
    yield from _checked(written)


def _ceiling(shape: CeilingShape) -> str:
    return f"不超过 {shape.rate}，单笔最多 {shape.cap}" if shape.cap else f"不超过 {shape.rate}，不封顶"


def _share(share: str) -> str:
    number = int(share.removesuffix("%"))
    return {100: "按上限算", 0: "全免"}.get(number, f"按上限的 {share}")


def _cites(sources: Iterable[str]) -> str:
    return "".join(f"[@{source}]" for source in sources)


def _checked(written: FeesShape) -> Iterator[str]:
    yield ""
    yield f'<p class="checked" markdown>{written.checked.isoformat()} 查。收多少，以机构合同为准。</p>'
    yield ""
