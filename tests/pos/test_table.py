"""The table of response codes: what its file may hold, and where each fault is told."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.pos.codes.table import Money, Retry, code_table

PATH = "docs/data/response_codes.yml"
ROW = """\
  - code: "51"
    means: 余额不够
    who: [customer]
    money: not_charged
    retry: other_means
    do: 换卡。
    goto: payment/card-declined#last
    sources: [till-practice]
    confidence: high
"""


def table(rows: str, head: str = "reviewed: 2026-11-22\ncodes:\n") -> Forest:
    return assemble([Source(PATH, head + rows)])


def test_a_row_is_read_with_its_positions() -> None:
    forest = table(ROW)
    assert not forest.faults
    code = code_table(forest).codes["51"]
    assert (code.money, code.retry, code.who, code.rare) == (Money.NOT_CHARGED, Retry.OTHER_MEANS, ("customer",), False)
    assert (code.goto.tree, code.goto.node, code.goto.span.line, code.goto.span.col) == (
        "payment/card-declined",
        "last",
        9,
        11,
    )
    assert code.conflicts == ()


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        code_table(table(ROW)).codes["51"].money = Money.OK  # type: ignore[misc] # that is the point


@pytest.mark.parametrize(
    ("written", "covered"),
    [
        ("51", ["51"]),
        ("A0", ["A0"]),
        ("26-29", ["26", "27", "28", "29"]),
        ("08-11", ["08", "09", "10", "11"]),
        ("D9-DC", ["D9", "DA", "DB", "DC"]),
    ],
)
def test_a_run_of_codes_stands_for_each(written: str, covered: list[str]) -> None:
    forest = table(ROW.replace("51", written))
    assert not forest.faults
    assert list(code_table(forest).codes[written].covers) == covered


@pytest.mark.parametrize(
    ("edit", "kind", "line", "col"),
    [
        (('"51"', "05"), "implicit-type", 3, 11),
        (('"51"', '"5"'), "bad-id", 3, 11),
        (('"51"', '"a0"'), "bad-id", 3, 11),
        (('"51"', '"29-26"'), "bad-id", 3, 11),
        (('"51"', '"A1-B2"'), "bad-id", 3, 11),
        (("other_means", "no"), "implicit-type", 7, 12),
        (("other_means", "wait"), "unknown-value", 7, 12),
        (("other_means", "[no_way]"), "wrong-type", 7, 5),
        (("not_charged", "not-charged"), "unknown-value", 6, 12),
        (("    do:", "    doo:"), "unknown-key", 8, 5),
        (("    do: 换卡。\n", ""), "missing-key", 3, 5),
        (("[customer]", "[]"), "wrong-type", 5, 5),
        (("[customer]", "[clerk]"), "unknown-value", 5, 11),
        (("card-declined#last", "card-declined#Last"), "bad-id", 9, 11),
        (("confidence: high", "confidence: high\n    conflicts: [{mean: 别的, where: 别处}]"), "unknown-key", 12, 18),
        (("means: 余额不够", "means:"), "empty-text", 4, 5),
    ],
)
def test_a_fault_is_told_where_it_stands(edit: tuple[str, str], kind: str, line: int, col: int) -> None:
    forest = table(ROW.replace(*edit))
    assert [(fault.name, fault.span.line, fault.span.col) for fault in forest.faults] == [(kind, line, col)]
    assert not code_table(forest).codes


@pytest.mark.parametrize("second", ["51", "50-52"])
def test_a_code_is_told_once(second: str) -> None:
    (fault,) = table(ROW + ROW.replace("51", second)).faults
    assert (fault.name, fault.span.line, fault.related[0].span.line) == ("duplicate-key", 12, 3)


def test_prompts_and_codes_of_one_institution() -> None:
    prompt = ROW.replace('code: "51"', "id: no-paper\n    prompt: 缺纸")
    own = ROW.replace('code: "51"', 'owner: 某机构\n    code: "64_1"')
    forest = table(f"{ROW}prompts:\n{prompt}vendor:\n{own}")
    assert not forest.faults
    assert [row.do.value for row in code_table(forest).rows()] == ["换卡。"] * 3
    assert code_table(forest).prompts["no-paper"].prompt.value == "缺纸"
    assert code_table(forest).vendor[0].code.value == "64_1"


def test_the_real_table(forest: Forest) -> None:
    """Each row keeps to what a cashier can read at a glance, names its sources, and checks before it retries."""
    assert len(code_table(forest).codes) >= 106
    for row in code_table(forest).rows():
        assert len(row.do.value) <= 40, row.do
        assert forest.resolves(row.goto), row.goto
        assert {source.value for source in row.sources} <= set(forest.cited_sources), row.sources
        if row.money in (Money.UNKNOWN, Money.PENDING):
            assert row.retry in (Retry.CHECK_FIRST, Retry.NO), row.means
    for code in code_table(forest).codes.values():
        assert len(code.means.value) <= 14, code.means
