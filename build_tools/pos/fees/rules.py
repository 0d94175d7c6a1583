"""The fee rules of `docs/data/fees.yml` as whole numbers: rates in millionths, money in fen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.pos.fees.shape import CeilingShape, ClassShape, FeesShape

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Ceiling:
    """At most `ppm` millionths of the amount, and at most `cap` fen a transaction."""

    ppm: int
    cap: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """Which percentage of a ceiling holds, and whether its cap shrinks with it."""

    percent: int
    caps: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A cut for a time: the share that takes the class's place for one kind of card."""

    class_: str
    card: str
    share: Share


@dataclass(frozen=True, slots=True)
class Rules:
    """What the computation needs; `issuer` and `network` by kind of card, `classes` by class of merchant."""

    issuer: Mapping[str, Ceiling]
    network: Mapping[str, Ceiling]
    classes: Mapping[str, Share]
    measure: Measure


def fees(forest: Forest) -> FeesShape | None:
    """The file as it is written; None where there is none, or where it has faults."""
    file = forest.files.get("fees")
    return file.value if file else None


@memoized
def rules(forest: Forest) -> Rules | None:
    """The numbers of the file."""
    written = fees(forest)
    if written is None:
        return None
    measure = written.measure
    return Rules(
        issuer=_ceilings(written.parts.issuer.debit, written.parts.issuer.credit),
        network=_ceilings(written.parts.network.debit, written.parts.network.credit),
        classes={
            "standard": _share(written.classes.standard),
            "preferential": _share(written.classes.preferential),
            "exempt": _share(written.classes.exempt),
        },
        measure=Measure(measure.class_, measure.card, Share(_percent(measure.share), measure.caps == "discounted")),
    )


def ppm(rate: str) -> int:
    """`0.35%` → 3500 millionths."""
    return int(Decimal(rate.removesuffix("%")) * 10_000)


def fen(money: str) -> int:
    """`3.25 元` → 325 fen."""
    return int(Decimal(money.removesuffix(" 元")) * 100)


def _percent(share: str) -> int:
    return int(Decimal(share.removesuffix("%")))


def _ceilings(debit: CeilingShape, credit: CeilingShape) -> dict[str, Ceiling]:
    return {
        kind: Ceiling(ppm(shape.rate), fen(shape.cap) if shape.cap else None)
        for kind, shape in (("debit", debit), ("credit", credit))
    }


def _share(shape: ClassShape) -> Share:
    return Share(_percent(shape.share), shape.caps == "discounted")
