"""The fee rules are read as they are written, and every amount comes out to the fen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.model.forest import Forest
from build_tools.pos.fees import charges
from build_tools.pos.fees.charges import Back, Quote, Rate, Sales, charge, month, split, year
from build_tools.pos.fees.rules import Rules, fen, ppm, rules


@pytest.fixture(scope="module")
def numbers(forest: Forest) -> Rules:
    found = rules(forest)
    assert found is not None
    return found


def test_rates_and_money_are_exact() -> None:
    assert [ppm("0.35%"), ppm("0.0325%"), fen("13 元"), fen("3.25 元")] == [3500, 325, 1300, 325]


def test_ten_thousand_yuan_at_point_six_per_cent() -> None:
    assert charge(1_000_000, Rate(6000)) == 60_00


def test_a_capped_debit_card() -> None:
    assert charge(1_000_000, Rate(5000, 25_00)) == 25_00
    assert charge(100_000, Rate(5000, 25_00)) == 5_00


def test_half_a_fen_is_rounded_up_and_less_is_not() -> None:
    assert [charge(1, Rate(5000)), charge(100, Rate(5000)), charge(99, Rate(5000))] == [0, 1, 0]


def test_the_parts_of_a_credit_card_fee(numbers: Rules) -> None:
    assert split(numbers, 1_000_000, "credit", Rate(6000), "standard") == (6000, 4500, 325, 1175)


def test_the_parts_of_a_debit_card_fee_are_capped(numbers: Rules) -> None:
    assert split(numbers, 1_000_000, "debit", Rate(5000, 2500), "standard") == (2500, 1300, 325, 875)
    cut = split(numbers, 100_000, "debit", Rate(5000, 2500), "standard", measure=True)
    assert (cut.issuer, cut.network) == (315, 29)


def test_a_class_and_a_measure_are_not_mixed_up(numbers: Rules) -> None:
    discounted = split(numbers, 1_000_000, "debit", Rate(5000), "preferential", measure=True)
    assert (discounted.issuer, discounted.network) == (1014, 254)
    exempt = split(numbers, 1_000_000, "credit", Rate(6000), "exempt")
    assert (exempt.issuer, exempt.network, exempt.acquirer) == (0, 0, 6000)


def test_what_no_rule_limits_is_not_split(numbers: Rules) -> None:
    assert split(numbers, 1_000_000, "scan", Rate(3800), "standard") == (3800, None, None, None)


def test_a_price_below_the_ceilings_leaves_less_than_nothing(numbers: Rules) -> None:
    left = split(numbers, 1_000_000, "credit", Rate(3800), "standard").acquirer
    assert left == -1025


def test_a_cap_works_on_each_transaction_not_on_their_average() -> None:
    rates = {"debit": Rate(5000, 20_00)}
    apart = {"debit": [Sales(90, 500_00), Sales(10, 20_000_00)]}
    assert month(apart, rates) == 425_00
    assert month({"debit": [Sales(100, 2_450_00)]}, rates) == 1_225_00


def test_a_year() -> None:
    sales = {"debit": [Sales(120, 300_00)], "wechat": [Sales(1500, 35_00)]}
    rates = {"debit": Rate(5000, 20_00), "wechat": Rate(3800)}
    cost = year(sales, Quote(rates, fast=100, each=1, rent=50_00, sim=60_00, deposit=299_00, back=Back.NO))
    assert (cost.fees, cost.fast) == (12 * (120 * 150 + 1500 * 13), 12 * (120 * 4 + 1500))
    assert (cost.yearly, cost.rent, cost.deposit) == (60_00, 600_00, 299_00)
    assert cost.first == cost.later + 299_00


def test_a_deposit_comes_back_or_not_or_nobody_knows() -> None:
    costs = [year({}, Quote({}, deposit=299_00, back=back)) for back in Back]
    assert [(cost.first, cost.most) for cost in costs] == [(0, 0), (299_00, 299_00), (0, 299_00)]


def test_too_little_volume_is_paid_for_every_month() -> None:
    quote = Quote({"wechat": Rate(3800)}, least=1_000_00, short=30_00)
    costs = [year({"wechat": [Sales(10, average)]}, quote).short for average in (99_99, 100_00)]
    assert costs == [12 * 30_00, 0]


def test_no_sum_is_too_large_for_a_browser() -> None:
    most = [Sales(charges.COUNT_MOST, charges.AMOUNT_MOST)] * charges.BANDS
    rates = dict.fromkeys(charges.KINDS, Rate(charges.PPM_MOST))
    much = charges.AMOUNT_MOST
    quote = Quote(rates, charges.PPM_MOST, charges.EACH_MOST, device=much, rent=much, sim=much, member=much)
    sales = dict.fromkeys(charges.KINDS, most)
    volume = sum(charges.MONTHS * sold.times * sold.average for bands in sales.values() for sold in bands)
    assert max(volume, year(sales, quote).most) < 2**53


@given(st.integers(0, charges.AMOUNT_MOST), st.integers(0, charges.PPM_MOST), st.none() | st.integers(0, 10**9))
def test_no_product_is_too_large_for_a_browser(amount: int, rate: int, cap: int | None) -> None:
    assert amount * rate + 500_000 < 2**53
    assert 0 <= charge(amount, Rate(rate, cap)) <= amount
