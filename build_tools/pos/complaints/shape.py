"""Who takes which complaint, in which order: the shape of `docs/data/complaints.yml`, and the file as it is written."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from build_tools.model.forest import Forest
from build_tools.schema.shape import Absent, Form, Id, Shape, Words

FILE = "docs/data/complaints.yml"

Number = Annotated[str, Field(pattern=r"^\d{3,5}$")]
"""A short number that holds in the whole country."""


class ChannelShape(Shape):
    """One place to turn to: what it takes, how it is reached, and when it answers."""

    name: Words
    number: Number = Absent
    where: Words
    takes: Words
    within: Words = Absent
    sources: list[Id]


class CaseShape(Shape):
    """One kind of trouble, and the channels in the order in which they are called."""

    when: Words
    calls: list[Id]
    note: Words = Absent


class PartyShape(Shape):
    """Who complains, and what that changes."""

    who: Words
    how: Words
    sources: list[Id]


class ComplaintsShape(Shape):
    """The whole file."""

    checked: dt.date
    channels: dict[Id, ChannelShape]
    cases: list[CaseShape]
    parties: list[PartyShape]
    ready: list[Words]


COMPLAINTS = Form(ComplaintsShape, ComplaintsShape)


def complaints(forest: Forest) -> ComplaintsShape | None:
    """The file as it is written; None where there is none, or where it has faults."""
    file = forest.files.get("complaints")
    return file.value if file else None


def called(written: ComplaintsShape, case: CaseShape) -> list[ChannelShape]:
    """A case's channels in order; ids that name none are left out, for the checker tells of them."""
    return [written.channels[key] for key in case.calls if key in written.channels]


def numbers(written: ComplaintsShape) -> set[str]:
    """The short numbers that the file lists."""
    return {channel.number for channel in written.channels.values() if channel.number}
