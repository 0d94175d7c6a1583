"""What the bench tells: a bar that is not kept, growth that is not linear, a process that fails."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.bench import growth
from tests.bench.grove import plant
from tests.bench.growth import Grown
from tests.bench.line import Line
from tests.bench.used import used
from tests.project import trees

SOME = Grown(10, 10.0, 2.0, 1.0, 1.0, 200.0, 20_000, 40_000, 18_000)


def test_a_figure_says_whether_it_keeps_its_bar() -> None:
    kept, over = Line("one", 1.0, 2.0, "s", "what"), Line("two", 3.0, 2.0, "s", "what")
    assert [str(line).split()[0] for line in (kept, over)] == ["ok", "OVER"]
    told = json.loads(json.dumps([line.as_data() for line in (kept, over)]))
    assert told[1] == {"name": "two", "measured": 3.0, "bar": 2.0, "unit": "s", "details": "what", "held": False}
    assert told[0]["held"]


def figures(monkeypatch: pytest.MonkeyPatch, many: Grown) -> dict[str, bool]:
    both = {10: SOME, 100: many}
    monkeypatch.setattr(growth, "measured", both.__getitem__)
    return {line.name: line.held for line in growth.bench((10, 100))}


def test_linear_growth_keeps_its_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    many = replace(SOME, count=100, cold=100.0, warm=20.0, finder=10.0, mkdocs=10.0)
    assert all(figures(monkeypatch, many).values())


@pytest.mark.parametrize(
    ("name", "cost"),
    [
        ("growth of cold", {"cold": 1_000.0}),
        ("growth of warm", {"warm": 200.0}),
        ("growth of finder", {"finder": 100.0}),
        ("growth of a page", {"page": 36_000}),
        ("memory for 100 trees", {"megabytes": 5_000.0}),
        ("the finder of 100 trees", {"index": 5_000_000}),
        ("stored ahead of 100 trees", {"ahead": 50_000_000}),
    ],
)
def test_each_figure_can_fail(name: str, cost: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    found = figures(monkeypatch, replace(SOME, count=100, **cost))
    assert [one for one, held in found.items() if not held] == [name]


def test_what_is_planted_is_a_project_that_can_be_built(tmp_path: Path) -> None:
    growth.project(tmp_path, 3)
    assert trees(tmp_path, "check").returncode == 0
    assert sorted(file.name for file in (tmp_path / "trees").glob("*/t*.yml")) == ["t0.yml", "t1.yml", "t2.yml"]
    plant(tmp_path / "other", 3)
    assert not (tmp_path / "other" / "mkdocs.yml").exists()


def test_what_a_process_used_is_told_and_one_that_fails_ends_the_bench(tmp_path: Path) -> None:
    (tmp_path / "works.py").write_text("held = bytearray(80_000_000)\nsum(range(300_000))\n")
    (tmp_path / "fails.py").write_text("raise SystemExit('no such thing')\n")
    found = used(("works",), tmp_path)
    assert found.seconds > 0 and found.megabytes > 80
    with pytest.raises(SystemExit, match="no such thing"):
        used(("fails",), tmp_path)
