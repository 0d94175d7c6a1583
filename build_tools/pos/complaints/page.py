"""Whom to call, as tables for pages: by channel, by case, and a sheet for the wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.model.forest import Forest
from build_tools.pos.complaints.shape import ChannelShape, ComplaintsShape, called, complaints
from build_tools.targets.inline import html, markdown
from build_tools.targets.web.tables import table


def channels(forest: Forest) -> Iterator[str]:
    """Every channel: what it takes, how it is reached, when it answers."""
    written = complaints(forest)
    if written is None:
        return
    rows = [
        (
            _linked(channel),
            f"{markdown(channel.takes)}{_cites(channel.sources)}",
            markdown(channel.where),
            markdown(channel.within or ""),
        )
        for channel in written.channels.values()
    ]
    yield from table(("打给谁", "收什么", "怎么找", "多久"), rows)
    yield f'<p class="checked" markdown>号码和分工 {written.checked.isoformat()} 查过。</p>'
    yield ""


def cases(forest: Forest) -> Iterator[str]:
    """Every kind of trouble with its calls in order."""
    written = complaints(forest)
    if written is None:
        return
    rows = [
        (
            f"**{markdown(case.when)}**",
            " → ".join(_linked(channel, bold=False) for channel in called(written, case)),
            markdown(case.note or ""),
        )
        for case in written.cases
    ]
    yield from table(("什么事", "依次打", "要知道的"), rows)


def parties(forest: Forest) -> Iterator[str]:
    """Who complains, and what that changes; then what to have at hand."""
    written = complaints(forest)
    if written is None:
        return
    rows = [
        (f"**{markdown(party.who)}**", f"{markdown(party.how)}{_cites(party.sources)}") for party in written.parties
    ]
    yield from table(("谁去投诉", "怎么提"), rows)


def ready(forest: Forest) -> Iterator[str]:
    """What to have at hand before calling."""
    written = complaints(forest)
    if written is None:
        return
    yield from (f"- {markdown(item)}" for item in written.ready)
    yield ""


def wall(forest: Forest) -> Iterator[str]:
    """The cases as a sheet for the wall: large, numbered, with room for the shop's own numbers."""
    written = complaints(forest)
    if written is None:
        return
    head = '<tr><th scope="col">什么事</th><th scope="col">依次打</th></tr>'
    yield f'<table class="wall-calls"><thead>{head}</thead><tbody>'
    for case in written.cases:
        calls = "".join(f"<li>{_plain(channel)}</li>" for channel in called(written, case))
        note = f"<small>{html(case.note)}</small>" if case.note else ""
        yield f'<tr><th scope="row">{html(case.when)}</th><td><ol>{calls}</ol>{note}</td></tr>'
    yield "</tbody></table>"
    yield ""


def numbers(written: ComplaintsShape) -> set[str]:
    """The short numbers that the file lists."""
    return {channel.number for channel in written.channels.values() if channel.number}


def _linked(channel: ChannelShape, bold: bool = True) -> str:
    name = f"**{markdown(channel.name)}**" if bold else markdown(channel.name)
    if not channel.number:
        return name
    return f'{name} <a class="phone" href="tel:{channel.number}">{channel.number}</a>'


def _plain(channel: ChannelShape) -> str:
    return f"{html(channel.name)} <b>{channel.number}</b>" if channel.number else html(channel.name)


def _cites(sources: Iterable[str]) -> str:
    return "".join(f"[@{source}]" for source in sources)
