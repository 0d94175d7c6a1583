"""What paths on the command line mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.check.scope import OutOfScope, Scope, scopes

TREE = """\
title: 试一试
summary: 试一试。
reviewed: 2026-11-01
start: done
nodes:
  done: {end: resolved, say: 好了。}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "project/trees/a/one.yml",
        "project/trees/b/two.yml",
        "project/tests/fixture/a/one.yml",
        "bare/a/one.yml",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text(TREE, "utf-8")
    (tmp_path / "bare/b").mkdir()
    (tmp_path / "bare/b/index.yml").write_text("title: 乙\ndescription: 乙。\norder: 1\n", "utf-8")
    (tmp_path / "bare/c").mkdir()
    (tmp_path / "bare/c/notes.yml").write_text("no: tree\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(scope: Scope) -> list[str]:
    return [source.path for source in scope.read()]


def test_no_paths_mean_the_project_around(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here / "project" / "trees" / "a")
    (scope,) = scopes([])
    assert (scope.root, scope.bare, scope.wants("trees/b/two.yml")) == (here / "project", False, True)
    assert scope.shown("trees/a/one.yml") == "one.yml"
    assert scope.shown("trees/b/two.yml") == (here / "project/trees/b/two.yml").as_posix()


@pytest.mark.usefixtures("here")
def test_without_a_project_around_there_is_nothing_to_check() -> None:
    with pytest.raises(OutOfScope, match="no folder called trees/"):
        scopes([])


@pytest.mark.usefixtures("here")
def test_a_path_narrows_what_is_wanted_and_not_what_is_read() -> None:
    (scope,) = scopes([Path("project/trees/a"), Path("project/trees/../trees/b/two.yml")])
    assert read(scope) == ["trees/a/one.yml", "trees/b/two.yml"]
    assert scope.wants("trees/a/one.yml")
    assert scope.wants("trees/b/two.yml")
    (scope,) = scopes([Path("project/trees/a/one.yml")])
    assert not scope.wants("trees/b/two.yml")
    assert scope.shown("trees/a/one.yml") == "project/trees/a/one.yml"


def test_a_folder_without_a_project_is_a_folder_of_trees(here: Path) -> None:
    (scope,) = scopes([Path("bare")])
    assert (scope.root, scope.bare) == (here / "bare", True)
    assert read(scope) == ["a/one.yml", "b/index.yml"], "what is no tree beside them is somebody else's"


def test_of_a_bare_file_only_the_categories_beside_it_are_read(here: Path) -> None:
    (scope,) = scopes([Path("bare/a/one.yml")])
    assert read(scope) == ["a/one.yml", "b/index.yml"]
    (category,) = scopes([Path("bare/b")])
    assert category.root == here / "bare"


def test_trees_in_a_projects_own_tests_stand_alone(here: Path) -> None:
    (scope,) = scopes([Path("project/tests/fixture")])
    assert (scope.root, scope.bare, read(scope)) == (here / "project/tests/fixture", True, ["a/one.yml"])


@pytest.mark.usefixtures("here")
def test_paths_of_two_projects_are_two_scopes() -> None:
    assert [scope.bare for scope in scopes([Path("project"), Path("bare/a")])] == [False, True]


@pytest.mark.usefixtures("here")
def test_a_path_that_is_not_there_is_named() -> None:
    with pytest.raises(OutOfScope, match="there is no file or folder `project/trees/c`"):
        scopes([Path("project/trees/a"), Path("project/trees/c")])


def test_a_file_that_is_given_stands_in_for_the_one_on_disk(here: Path) -> None:
    (scope,) = scopes([Path("project/trees/a/new.yml")], may_be_new=True)
    sources = scope.read((here / "project/trees/a/new.yml", "title: 新".encode()))
    assert [source.path for source in sources] == ["trees/a/one.yml", "trees/b/two.yml", "trees/a/new.yml"]
    assert sources[-1].text == "title: 新"
