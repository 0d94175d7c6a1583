"""What a transaction and a year cost, in whole fen; `assets/calculator.js` computes the same.

Every amount is rounded to the fen at once, a half upwards; a cap is taken after rounding. The largest numbers that the
form accepts keep every product and sum below 2^53, so that the browser's numbers are exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from build_tools.pos.fees.rules import MILLION, Ceiling, Rules, Share

AMOUNT_MOST = 300_000_000
"""Fen: three million yuan a transaction."""
EACH_MOST = 100_00
"""Fen: a hundred yuan a transaction for being paid out at once."""
PPM_MOST = 100_000
"""Ten per cent."""
COUNT_MOST = 100_000
"""Transactions a month of one band."""
MONTHS = 12

KINDS = ("debit", "credit", "tap", "foreign", "wechat", "alipay", "unionqr", "creditqr")
"""What a shop's year is made of: cards, small contactless payments, foreign cards, and QR codes of four kinds."""
CAPPED = ("debit", "foreign")
"""Kinds for which contracts know a cap."""
BANDS = 2
"""Ordinary tickets, and large ones: a cap works on each transaction, never on their average."""


class Back(StrEnum):
    """Whether a deposit comes back."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Rate(NamedTuple):
    """What a contract asks for one kind of payment: millionths of the amount, at most `cap` fen."""

    ppm: int
    cap: int | None = None


class Split(NamedTuple):
    """Who gets what of one fee; the ceilings of issuer and network are None where no rule limits them."""

    total: int
    issuer: int | None
    network: int | None
    acquirer: int | None
    """What is left of the total; below zero where the price is below the two ceilings."""


class Sales(NamedTuple):
    """One band of one kind of payment in a month: how many, and how much each on average."""

    times: int
    average: int


class Quote(NamedTuple):
    """What one provider offers; money in fen."""

    rates: Mapping[str, Rate]
    fast: int = 0
    """Millionths of the amount for being paid out at once."""
    each: int = 0
    """Fen a transaction for being paid out at once."""
    device: int = 0
    rent: int = 0
    """A month."""
    sim: int = 0
    member: int = 0
    least: int = 0
    """The volume a month below which `short` is asked for."""
    short: int = 0
    deposit: int = 0
    back: Back = Back.YES


class Year(NamedTuple):
    """A year's cost by what it is for, in fen; device and deposit fall in the first year alone."""

    fees: int
    fast: int
    yearly: int
    """SIM card and membership."""
    rent: int
    short: int
    """What is asked for because the volume stayed below the least."""
    device: int
    deposit: int
    """What does not come back."""
    unsure: int
    """What may not come back; in no sum but `most`."""

    @property
    def later(self) -> int:
        """Every further year."""
        return self.fees + self.fast + self.yearly + self.rent + self.short

    @property
    def first(self) -> int:
        """The first year, if all that may come back does."""
        return self.later + self.device + self.deposit

    @property
    def most(self) -> int:
        """The first year, if it does not."""
        return self.first + self.unsure


def charge(amount: int, rate: Rate) -> int:
    """The fee on one transaction."""
    fee = _half_up(amount * rate.ppm, MILLION)
    return fee if rate.cap is None else min(fee, rate.cap)


def ceiling(amount: int, part: Ceiling, share: Share) -> int:
    """The most that a part may be, after the cut."""
    fee = _half_up(amount * part.ppm * share.percent, MILLION * 100)
    if part.cap is None:
        return fee
    return min(fee, _half_up(part.cap * share.percent, 100) if share.caps else part.cap)


def split(rules: Rules, amount: int, kind: str, rate: Rate, class_: str, measure: bool = False) -> Split:
    """One transaction's fee by the contract, and how much of it issuer and network may ask for at most."""
    total = charge(amount, rate)
    if kind not in rules.issuer:
        return Split(total, None, None, None)
    cut = measure and (class_, kind) == (rules.measure.class_, rules.measure.card)
    share = rules.measure.share if cut else rules.classes[class_]
    issuer = ceiling(amount, rules.issuer[kind], share)
    network = ceiling(amount, rules.network[kind], share)
    return Split(total, issuer, network, total - issuer - network)


def month(sales: Mapping[str, Sequence[Sales]], rates: Mapping[str, Rate]) -> int:
    """The fees of one month, band by band."""
    return sum(sold.times * charge(sold.average, rates[kind]) for kind, bands in sales.items() for sold in bands)


def year(sales: Mapping[str, Sequence[Sales]], quote: Quote) -> Year:
    """Twelve such months with one provider; in each band the average transaction stands for all of its band."""
    bands = [sold for several in sales.values() for sold in several]
    volume = sum(sold.times * sold.average for sold in bands)
    fast = sum(sold.times * (charge(sold.average, Rate(quote.fast)) + quote.each) for sold in bands)
    return Year(
        fees=MONTHS * month(sales, quote.rates),
        fast=MONTHS * fast,
        yearly=quote.sim + quote.member,
        rent=MONTHS * quote.rent,
        short=MONTHS * quote.short if volume < quote.least else 0,
        device=quote.device,
        deposit=quote.deposit if quote.back is Back.NO else 0,
        unsure=quote.deposit if quote.back is Back.UNSURE else 0,
    )


def _half_up(product: int, divisor: int) -> int:
    return (2 * product + divisor) // (2 * divisor)
