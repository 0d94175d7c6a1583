"""What a transaction and a year cost, in whole fen; `assets/calculator.js` computes the same.

Every amount is rounded to the fen at once, a half upwards; a cap is taken after rounding. The largest numbers that the
form accepts keep every product below 2^53, so that the browser's numbers are exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from build_tools.pos.fees.rules import MILLION, Ceiling, Rules, Share

AMOUNT_MOST = 1_000_000_000
"""Fen: ten million yuan a transaction."""
PPM_MOST = 100_000
"""Ten per cent."""
COUNT_MOST = 100_000
"""Transactions a month of one kind."""

KINDS = ("debit", "credit", "tap", "scan")
"""What a shop's year is made of: cards in two kinds, small contactless payments, QR codes."""


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
    """One kind of payment in a month: how many, and how much each on average."""

    times: int
    average: int


class Quote(NamedTuple):
    """What one provider offers; money in fen, `lost` in per cent."""

    rates: Mapping[str, Rate]
    fast: int = 0
    """Millionths of the amount for being paid out at once."""
    device: int = 0
    sim: int = 0
    member: int = 0
    deposit: int = 0
    lost: int = 0
    """The chance that the deposit does not come back."""


class Year(NamedTuple):
    """A year's cost by what it is for, in fen; device and deposit fall in the first year alone."""

    fees: int
    fast: int
    yearly: int
    device: int
    deposit: int

    @property
    def first(self) -> int:
        """The first year."""
        return self.later + self.device + self.deposit

    @property
    def later(self) -> int:
        """Every further year."""
        return self.fees + self.fast + self.yearly


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


def year(sales: Mapping[str, Sales], quote: Quote) -> Year:
    """Twelve such months with one provider; the average transaction stands for all of its kind."""
    fees = fast = 0
    for kind, sold in sales.items():
        fees += 12 * sold.times * charge(sold.average, quote.rates[kind])
        fast += 12 * sold.times * charge(sold.average, Rate(quote.fast))
    deposit = _half_up(quote.deposit * quote.lost, 100)
    return Year(fees, fast, quote.sim + quote.member, quote.device, deposit)


def _half_up(product: int, divisor: int) -> int:
    return (2 * product + divisor) // (2 * divisor)
