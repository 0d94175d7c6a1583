"""Files made to take long: each has its findings, however much of one thing it holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.check.test_check import GOOD
from tests.project import trees

TEXTS = {
    "digits": "1" * 400_000,
    "numbers": "1." * 200_000,
    "spaces": "好 " * 100_000,
    "letters": "a好" * 100_000,
    "secrets": "别提供密码" * 30_000,
    "stars": "**a" * 120_000,
    "links": "[a](" * 100_000,
    "brackets": "（" * 150_000,
    "tags": "<a " * 120_000,
    "offers": "加我微信" + "“" * 150_000,
    "half links": "](a好" * 70_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_enormous_text_is_told_a_few_things(tmp_path: Path, text: str) -> None:
    found = findings(tmp_path, GOOD.replace("好了。", f'"{text}。"'))
    assert "B312" in {finding["code"] for finding in found}
    assert len(found) < 10


MANY = {
    "answers": GOOD.replace("没有: load", "没有: load, " + ", ".join(f"第{n}个: load" for n in range(8_000))),
    "typos": GOOD.replace(
        "  load:", "".join(f"  node-{n}: {{do: 做, next: nodes-{n}}}\n" for n in range(4_000)) + "  load:"
    ),
    "keys": GOOD + "".join(f"sumary{n}: x\n" for n in range(15_000)),
    "comments": GOOD + "".join(f"k{n}: v # noqa: B204 x\n" for n in range(15_000)),
    "blanks": GOOD.replace("  done: {", "  extra:\n" + " " * 400_000 + "\n    end: stop\n    say: 好。\n  done: {"),
    "rings": GOOD.replace(
        "  load:", "".join(f"  n{n}: {{do: 做, next: n{(n + 1) % 3_000}}}\n" for n in range(3_000)) + "  load:"
    ),
}


@pytest.mark.parametrize("text", [TEXTS["brackets"], MANY["answers"]], ids=["brackets", "answers"])
def test_the_lines_of_such_a_file_are_shown_to_people_too(tmp_path: Path, text: str) -> None:
    codes = findings(tmp_path, GOOD.replace("好了。", f'"{text}。"') if text in TEXTS.values() else text)
    shown = trees(tmp_path, "check")
    assert (shown.returncode, shown.stderr) == (1, "")
    assert str(codes[0]["code"]) in shown.stdout


@pytest.mark.parametrize("text", MANY.values(), ids=MANY)
def test_a_file_with_thousands_of_one_thing_is_told_a_hundred_at_most(tmp_path: Path, text: str) -> None:
    codes = [finding["code"] for finding in findings(tmp_path, text)]
    assert codes
    assert max(map(codes.count, codes)) <= 100


def test_a_page_of_half_links_has_none(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("# " + "{" * 100_000 + "](a.md?" * 50_000, "utf-8")
    assert {finding["code"] for finding in findings(tmp_path, GOOD.replace("title: 试一试", "title: 试一试。"))} == {
        "B321"
    }


def test_a_word_without_end_in_the_navigation_names_no_page(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("x" * 400_000 + ": a.md\n", "utf-8")
    linked = GOOD.replace("好了。", '"见 [说明](../../none.md)。"')
    assert "B630" in {finding["code"] for finding in findings(tmp_path, linked)}


PAGES = {
    "tags": "# 页\n" + "<a " * 150_000,
    "blanks": "# 页\n<!-- made: x" + " " * 400_000,
    "strokes": "# 页\n<!-- made x" + "-" * 400_000,
    "remarks": "# 页\n" + "<!-- made: x " * 30_000,
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_what_is_begun_in_a_page_and_not_ended_is_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text(text, "utf-8")
    assert {finding["code"] for finding in findings(tmp_path, GOOD.replace("title: 试一试", "title: 试一试。"))} == {
        "B321"
    }


@pytest.mark.parametrize("part", ["a: ", "{a: ", "， ", "a，b: "])
def test_a_line_without_end_that_is_no_yaml_is_told_once(tmp_path: Path, part: str) -> None:
    found = findings(tmp_path, GOOD.replace("好了。", f"{{好{part * 50_000}"))
    assert [finding["code"] for finding in found] == ["B003"]


def test_thousands_of_settings_that_are_none_are_told(tmp_path: Path) -> None:
    lines = (f"limit{n} = 1\n" for n in range(6_000))
    (tmp_path / "pyproject.toml").write_text("[tool.trees]\n" + "".join(lines), "utf-8")
    assert {finding["code"] for finding in findings(tmp_path, GOOD)} == {"B015"}


def test_settings_nested_beyond_reading_are_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.trees]\nunsure = " + "[" * 10_000, "utf-8")
    assert [finding["code"] for finding in findings(tmp_path, GOOD)] == ["B015"]


def findings(folder: Path, text: str) -> list[dict[str, object]]:
    """What the command finds in a project of one tree."""
    (folder / "trees/demo").mkdir(parents=True)
    (folder / "trees/demo/index.yml").write_text("title: 试\ndescription: 试。\norder: 1\n", "utf-8")
    (folder / "trees/demo/one.yml").write_text(text, "utf-8")
    done = trees(folder, "check", "--format", "json")
    assert done.returncode == 1, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)["findings"]
    return found
