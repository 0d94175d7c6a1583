"""Whom to call stands in one file, and every place that says it says the same."""

from __future__ import annotations

import pytest

from build_tools.build.trade import TRADE
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.pos.complaints.shape import ComplaintsShape, called, complaints, numbers
from build_tools.targets.web.handwritten import finished

BOTH = ("12378", "12363")
"""Who takes complaints about banks, and about payment companies."""


@pytest.fixture(scope="module")
def written(forest: Forest) -> ComplaintsShape:
    found = complaints(forest)
    assert found is not None
    return found


def test_money_on_its_way_to_a_swindler_is_stopped_before_anything_else(written: ComplaintsShape) -> None:
    first = written.cases[0]
    assert [channel.number or channel.name for channel in called(written, first)[:2]] == ["110", "自己的开户行"]


def test_banks_and_payment_companies_have_their_own_office(written: ComplaintsShape) -> None:
    offices = {
        kind: [channel.number for channel in called(written, case) if channel.number in BOTH]
        for case in written.cases
        for kind in ("签约的是银行", "签约的是支付公司")
        if kind in case.when
    }
    assert offices == {"签约的是银行": ["12378"], "签约的是支付公司": ["12363"]}


def test_the_page_and_the_sheet_for_the_wall_show_every_number(forest: Forest, written: ComplaintsShape) -> None:
    for name in ("hotlines", "prevention/wall"):
        shown = finished(pages(forest)[name], forest, TRADE)
        wanted = numbers(written) if name == "hotlines" else {"110", "12378", "12363", "12315", "96110", "119"}
        assert {number for number in wanted if number not in shown} == set()


def test_a_company_is_told_what_it_is(written: ComplaintsShape) -> None:
    company = next(party for party in written.parties if party.who == "公司")
    assert "金融消费者" in company.how
    assert "用户" in company.how
