"""A person is told in the language of the system, a program in English; both may ask for another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import small, trees


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small(tmp_path_factory.mktemp("spoken"))
    file = next(file for file in sorted(folder.glob("trees/*/*.yml")) if "start:" in file.read_text("utf-8"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("\nstart: ", "\nstart: x", 1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN"}, True),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, False),
        ({"LC_ALL": "de_DE.UTF-8"}, False),
    ],
)
def test_people_are_told_in_the_language_of_their_system(
    broken: Path, environment: dict[str, str], chinese: bool
) -> None:
    said = trees(broken, "check", PYTHONUTF8="1", **environment)
    assert said.returncode == 1
    assert ("不是这棵树的节点" in said.stdout) == chinese
    assert ("is not a node of this tree" in said.stdout) != chinese
    assert said.stdout.splitlines()[-1].startswith("1 个文件里有 " if chinese else "Found ")


@pytest.mark.parametrize("format_", ["json", "sarif", "junit", "github"])
def test_programs_are_told_in_english_unless_they_ask(broken: Path, format_: str) -> None:
    chinese = {"LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1"}
    assert "is not a node of this tree" in trees(broken, "check", "--format", format_, **chinese).stdout
    asked = trees(broken, "check", "--format", format_, "--language", "zh", PYTHONUTF8="1")
    assert "不是这棵树的节点" in asked.stdout


def test_a_person_may_ask_for_another_language(broken: Path) -> None:
    assert trees(broken, "check", "--language", "en", LC_ALL="zh_CN.UTF-8", PYTHONUTF8="1").stdout.startswith(
        "B201 the"
    )


def test_a_build_that_stops_says_why_in_the_language_of_the_system(broken: Path) -> None:
    said = trees(broken, "site", LC_ALL="zh_CN.UTF-8", PYTHONUTF8="1")
    assert said.returncode == 1
    assert "不是这棵树的节点" in said.stderr
