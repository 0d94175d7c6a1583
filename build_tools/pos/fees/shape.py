"""The shape of `docs/data/fees.yml`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from build_tools.schema.shape import Absent, Form, Id, Shape, Words

Percent = Annotated[str, Field(pattern=r"^\d{1,3}(\.\d{1,4})?%$")]
Yuan = Annotated[str, Field(pattern=r"^\d{1,7}(\.\d{1,2})? 元$")]
Kind = Literal["debit", "credit"]
Class = Literal["standard", "preferential", "exempt"]


class CeilingShape(Shape):
    """At most so much of the amount; at most `cap` a transaction."""

    rate: Percent
    cap: Yuan = Absent


class PartShape(Shape):
    """One of the three parts of a fee."""

    name: Words
    to: Words
    pricing: Words
    note: Words = Absent
    sources: list[Id]


class CappedPartShape(PartShape):
    """A part that the rules limit."""

    debit: CeilingShape
    credit: CeilingShape


class PartsShape(Shape):
    """The three parts; the last is for shop and acquirer to agree on."""

    issuer: CappedPartShape
    network: CappedPartShape
    acquirer: PartShape


class ClassShape(Shape):
    """A class of merchants: which share of the ceilings holds for it, and whether the caps shrink with it."""

    name: Words
    share: Percent
    caps: Literal["kept", "discounted"] = "discounted"
    who: Words
    note: Words = Absent
    sources: list[Id]


class ClassesShape(Shape):
    """The classes of merchants."""

    standard: ClassShape
    preferential: ClassShape
    exempt: ClassShape


class MeasureShape(Shape):
    """A cut of the ceilings for a time."""

    name: Words
    class_: Annotated[Class, Field(alias="class")]
    card: Kind
    share: Percent
    caps: Literal["kept", "discounted"]
    what: Words
    until: dt.date
    note: Words
    sources: list[Id]


class OtherShape(Shape):
    """A charge beside the fee: when it is asked for, and what to ask in return."""

    name: Words
    when: Words
    ask: Words
    sources: list[Id]


class FeesShape(Shape):
    """The whole file."""

    checked: dt.date
    parts: PartsShape
    classes: ClassesShape
    measure: MeasureShape
    others: list[OtherShape]


FEES = Form(FeesShape, FeesShape)
