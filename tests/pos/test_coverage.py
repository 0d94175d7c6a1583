"""Every point of the articles is said somewhere, and what is gone is noticed."""

from __future__ import annotations

from pathlib import Path

from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.pos.coverage import FILE, articles, claims, stands
from tests.project import copy_to, trees


def test_every_point_is_placed(forest: Forest) -> None:
    assert len(claims(forest)) > 200
    assert [claim for article in articles(forest) for claim in article.unplaced] == []


def test_every_place_is_there(forest: Forest) -> None:
    gone = [(key, place) for key, claim in claims(forest).items() for place in claim.at if not stands(forest, place)]
    assert gone == []


def test_a_place_is_a_tree_a_node_a_page_or_an_anchor(forest: Forest) -> None:
    for place in (
        "receipt/receipt-missing",
        "receipt/receipt-missing#paper",
        "fees/index",
        "fees/index#parts",
        "about",
    ):
        name = place.replace("#paper", f"#{forest.trees['receipt/receipt-missing'].start.value}")
        assert stands(forest, name), name
    for place in ("receipt/nothing", "receipt/receipt-missing#nothing", "fees/nothing", "fees/index#nothing"):
        assert not stands(forest, place)


def test_what_is_written_wrongly_is_a_fault_where_it_stands() -> None:
    text = 'S0-001:\n  article: "000"\n  verdict: maybe\n  point: 甲\n  at: [a/b]\n'
    found = assemble([Source(FILE, text)])
    assert [(fault.name, fault.span.line) for fault in found.faults] == [("unknown-value", 3)]
    assert claims(found) == {}


def test_the_command_lists_what_is_not_said(tmp_path: Path) -> None:
    project = copy_to(tmp_path)
    assert trees(project, "coverage").returncode == 0
    file = project / FILE
    file.write_text(file.read_text("utf-8").replace("at: [account/user-exception]", "at: []", 1), "utf-8")
    told = trees(project, "coverage")
    assert told.returncode == 1
    assert "Not said anywhere: S0-001" in told.stdout
