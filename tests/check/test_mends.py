"""What `--fix` does to every fixture of every rule: once is enough, and nothing but wording changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build_tools.check import checking
from build_tools.check.kept import same_meaning
from build_tools.check.scope import Scope
from build_tools.findings import Severity
from build_tools.model.tree import Tree
from tests.forests import forest_of
from tests.rules.test_rules import HERE, TODAY, split

FILES = sorted(HERE.glob("*/*.yml"))
AWKWARD = """\
title: 看[说明](a.md)
summary: 看 [求助电话](../../hotlines.md)再打,或者看 `a,b`再说
reviewed: 2026-11-01
start: look
nodes:
  look:
    ask: 看 https://boss.example/a,b(c)了吗
    hint: "打开[后台](https://boss.example/x?a=(1),2),再按`F1`键,不要按`(确定)`"
    answers: {看了: end, 没看: end, 不确定: end}
  end: {end: stop, say: "把<file>发给 ops@boss.example,说明`１２`和 https://boss.example/ａ,谢谢"}
"""
_LITERAL = re.compile(r"\]\((?:[^()]|\([^()]*\))*\)|`[^`]*`|https?://[!-~]+")


def mended(folder: Path) -> dict[str, str]:
    """The texts that `--fix` changes in a project, put in place."""
    result = checking.check(Scope(folder, bare=False), None, fix=True, least=Severity.WARNING, today=TODAY)
    for file, (_, text) in result.changed.items():
        file.write_bytes(text.encode())
    return {str(file): text for file, (_, text) in result.changed.items()}


def put(folder: Path, path: str, text: str) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def literals(folder: Path) -> dict[str, list[str]]:
    return {
        str(file): _LITERAL.findall(file.read_text("utf-8"))
        for file in folder.rglob("*")
        if file.is_file() and ".cache" not in file.parts
    }


def test_there_are_fixtures_to_mend() -> None:
    assert len(FILES) > 150


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_second_run_changes_nothing_and_no_link_code_or_address_differs(file: Path, tmp_path: Path) -> None:
    (tmp_path / "trees").mkdir()
    for source in split(file.read_bytes()):
        put(tmp_path, source.path, source.text)
    before = literals(tmp_path)
    mended(tmp_path)
    assert literals(tmp_path) == before
    assert not mended(tmp_path)


def test_prose_is_mended_around_links_code_and_addresses(tmp_path: Path) -> None:
    put(tmp_path, "trees/demo/main.yml", AWKWARD)
    before = literals(tmp_path)
    (text,) = mended(tmp_path).values()
    assert literals(tmp_path) == before
    assert "看 [求助电话](../../hotlines.md)再打，或者看 `a,b`再说" in text
    assert "再按`F1`键，不要按`(确定)`" in text
    assert not mended(tmp_path)


BASE = """\
start: look
nodes:
  look: {ask: 好了吗？, answers: {好了: done, 没好: again, 不确定: again}}
  again: {do: "看[说明](a.md)", next: done, marks: [checked]}
  done: {end: resolved, say: 好了, tell: 您好。}
"""


def tree(text: str) -> Tree:
    return forest_of({"t/a": text}).trees["t/a"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("start: look", "start: again"),
        ("next: done", "next: look"),
        ("没好: again", "没好: done"),
        ("没好: again", "没 好: again"),
        ("[checked]", "[reset]"),
        ("(a.md)", "（a.md）"),
        ("end: resolved", "end: stop"),
        ("  again: {do", "  anew: {do"),
    ],
)
def test_what_is_more_than_wording_is_no_mend(old: str, new: str) -> None:
    changed = BASE.replace(old, new).replace("again", "anew" if "anew" in new else "again")
    assert changed != BASE
    assert not same_meaning(tree(BASE), tree(changed))


def test_wording_is() -> None:
    changed = BASE.replace("say: 好了,", "say: 好了。,").replace('"看[', '"看 [')
    assert changed != BASE
    assert same_meaning(tree(BASE), tree(changed))
