"""Whom to call, for the handbook: by case, by channel, by who complains, and what to have at hand."""

from __future__ import annotations

from build_tools.model.forest import Forest
from build_tools.pos.complaints.shape import ChannelShape, called, complaints
from build_tools.targets.inline import plain
from build_tools.targets.paper.leaves import Leaf, Table


def leaf(forest: Forest) -> Leaf | None:
    """The chapter; None where there is no list."""
    written = complaints(forest)
    if written is None:
        return None
    cases = [
        (plain(case.when), " → ".join(map(_named, called(written, case))), plain(case.note or ""))
        for case in written.cases
    ]
    channels = [
        (_named(channel), plain(channel.takes), plain(channel.where), plain(channel.within or ""))
        for channel in written.channels.values()
    ]
    parties = [(plain(party.who), plain(party.how)) for party in written.parties]
    return Leaf(
        "calls",
        "该打给谁",
        "先打收单机构客服，要受理编号，再往上投诉；签约的是银行还是支付公司，看合同盖的章。"
        f"号码只看合同、签购单、机构官网、银行卡背面，不回拨来电。号码和分工 {written.checked.isoformat()} 查过。",
        "钱正在被骗走：先打 110，同时找自己的开户行。",
        (
            Table("遇到什么事，依次打谁", ("什么事", "依次打", "要知道的"), cases, (1.4, 2.2, 2)),
            Table("每条渠道收什么", ("打给谁", "收什么", "怎么找", "多久"), channels, (1.1, 2, 1.4, 1.8)),
            Table("个人和公司不一样", ("谁去投诉", "怎么提"), parties, (1, 4)),
            Table("打之前准备好", ("有了", "准备什么"), [("□", plain(item)) for item in written.ready], (1, 8)),
        ),
        ("谁打来要密码、验证码、整张卡号，都是假的。",),
    )


def _named(channel: ChannelShape) -> str:
    return f"{plain(channel.name)} {channel.number}" if channel.number else plain(channel.name)
