"""What was made once is not made again."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from build_tools import cache
from build_tools.build import pipeline, press
from build_tools.build.press import Press
from build_tools.build.trade import assemble
from build_tools.cache import Cache, write_atomically
from build_tools.load.source import Source
from build_tools.locales import Locale
from build_tools.model.tree import Tree
from build_tools.targets.layout.paginate.pagination import Pages, paginate
from tests import project
from tests.conftest import FIXTURE, SITE_URL

PACKAGE = Path(cache.__file__).parent

TREE = """title: {title}
summary: 一棵小树。
reviewed: 2026-11-22
start: a
nodes:
  a: {{ask: 甲还是乙？, answers: {{甲: b, 乙: c}}}}
  b: {{end: resolved, say: 好了。}}
  c: {{end: stop, say: 别动。}}
"""


def test_the_second_time_nothing_is_made(tmp_path: Path) -> None:
    for made in (1, 0):
        cache = Cache(tmp_path)
        assert cache.get(["a", "b"], lambda: b"drawn") == b"drawn"
        assert cache.made == made
    assert Cache(tmp_path).get(["ab"], lambda: b"other") == b"other"


def test_a_damaged_entry_is_made_again(tmp_path: Path) -> None:
    for damage in (b"", b"short", b"x" * 100):
        Cache(tmp_path).get(["a"], lambda: b"drawn")
        (file,) = tmp_path.iterdir()
        file.write_bytes(damage)
        assert not Cache(tmp_path).has(["a"])
        assert Cache(tmp_path).get(["a"], lambda: b"drawn") == b"drawn"
        file.unlink()


def test_where_nothing_can_be_written_what_is_new_is_kept_aside(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = Cache(tmp_path / "file" / "trees")
    assert [cache.get(["a"], lambda: b"drawn") for _ in range(2)] == [b"drawn", b"drawn"]
    assert cache.made == 1
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
    assert not Cache(tmp_path / "file" / "trees").has(["a"]), "and for this process alone"


def test_a_store_that_is_only_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).get(["a"], lambda: b"drawn")
    before = project.snapshot(tmp_path)
    ours = cache.write_atomically

    def refused(file: Path, data: bytes) -> None:
        if file.parent == tmp_path:
            raise PermissionError(13, "read-only", str(file))
        ours(file, data)

    monkeypatch.setattr(cache, "write_atomically", refused)
    store = Cache(tmp_path)
    assert [store.get([name], lambda: b"new") for name in ("a", "b", "b")] == [b"drawn", b"new", b"new"]
    assert store.made == 1
    assert project.snapshot(tmp_path) == before


def test_nothing_is_set_twice_for_want_of_a_store() -> None:
    """How large a card's files are is known from having made them."""
    store = Cache(None)
    press = Press(assemble([Source("trees/device/one.yml", TREE.format(title="甲"))]), SITE_URL, store)
    tree = press.forest.trees["device/one"]
    for style in ("chart", "steps"):
        press.card(tree, style)
    made = store.made
    press.editions()
    assert store.made == made


def test_the_oldest_entries_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.cache._MOST", 300)
    for age, name in enumerate(("old", "older"), 1):
        Cache(tmp_path).get([name], lambda: b"x" * 150)
        for file in tmp_path.iterdir():
            os.utime(file, (file.stat().st_mtime - age * 100,) * 2)
    Cache(tmp_path).get(["new"], lambda: b"x" * 150)
    assert [Cache(tmp_path).has([name]) for name in ("old", "older", "new")] == [False, True, True]


def test_what_is_read_counts_as_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.cache._MOST", 400)
    for name in ("read", "unread"):
        Cache(tmp_path).get([name], lambda: b"x" * 150)
    for age, file in enumerate(sorted(tmp_path.iterdir())):
        os.utime(file, (file.stat().st_mtime - 90_000 - age,) * 2)
    assert Cache(tmp_path).get(["read"], lambda: b"") == b"x" * 150
    monkeypatch.setattr("build_tools.cache._MOST", 300)
    Cache(tmp_path).get(["new"], lambda: b"x" * 150)
    assert [Cache(tmp_path).has([name]) for name in ("read", "unread", "new")] == [True, False, True]


def test_others_that_make_room_at_the_same_time_are_in_nobodys_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cache(tmp_path).get(["gone"], lambda: b"x" * 150)
    monkeypatch.setattr("build_tools.cache._MOST", 0)
    unlink = Path.unlink

    def twice(file: Path, missing_ok: bool = False) -> None:
        unlink(file)
        unlink(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", twice)
    assert Cache(tmp_path).get(["new"], lambda: b"new") == b"new"
    assert Cache(tmp_path).has(["new"])


def test_the_key_knows_every_module_and_library_that_shapes_what_is_kept() -> None:
    """No list of them is kept by hand: what is imported, at any remove, is found in the modules themselves."""
    made_by = {
        makers: {file.relative_to(PACKAGE).as_posix() for file in cache.needed(makers)}
        for makers in (press._LAYOUT_MAKERS, press._DRAWERS, press._SETTERS)
    }
    layouts, drawn, printed = made_by.values()
    assert {"targets/layout/place/order.py", "locales/__init__.py", "analysis/graph/reading_order.py"} <= layouts
    assert "targets/web/chart.py" in drawn and "assets/palette/palette.yml" in drawn
    assert {
        "assets/paper/card.typ",
        "targets/paper/index_order.py",
        "pos/codes/sheet.py",
        "pos/assets/paper/codes.typ",
    } <= printed
    assert not any(path.startswith(("cli/", "rules/", "audit/")) for path in layouts | drawn | printed)
    used = cache.libraries(cache.needed(press._SETTERS))
    assert {"typst", "segno", "pillow", "pypinyin", "pygraphviz", "graphviz", "networkx", "uniseg", "fontTools"} <= used
    everything = cache.libraries(PACKAGE.rglob("*.py"))
    assert all(version(name) for name in everything)


def test_what_a_card_does_not_show_sets_no_card_anew(tmp_path: Path) -> None:
    """A hint, an alias, a source, an example, a remark: chart, card and layout stay."""

    def made(text: str) -> tuple[int, int]:
        cache = Cache(tmp_path)
        press = Press(assemble([Source("trees/device/one.yml", text)]), SITE_URL, cache)
        tree = press.forest.trees["device/one"]
        for style in ("chart", "steps"):
            press.card(tree, style)
        drawn = cache.made
        press.chart(tree)
        return drawn, cache.made - drawn

    text = TREE.format(title="甲")
    assert made(text) == (3, 2)
    for other in (
        text + "# a remark\n",
        text.replace("say: 好了。", "say: 好了。, hint: 只在屏幕上"),
        text + "examples: [{title: 试, answers: [甲], ends: b}]\n",
    ):
        assert made(other) == (0, 0), other
    assert made(text.replace("2026-11-22", "2026-11-23")) == (2, 0), "set anew, not laid out anew"
    assert made(text.replace("好了", "好的")) == (3, 2)
    assert made(text.replace("title: 甲", "title: 丁")) == (2, 1), "the chart is drawn anew from the places it has"
    assert made(text.replace("start: a", "aliases: [不响]\nstart: a")) == (2, 0)


CALLER = """title: 丙
summary: 一棵会叫别人的树。
reviewed: 2026-11-22
start: a
nodes:
  a: {ask: 甲还是乙？, answers: {甲: b, 乙: c}}
  b: {goto: device/one}
  c: {end: stop, say: 别动。}
"""


def test_what_is_kept_is_not_taken_apart_to_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A layout's bytes say whether it is another one: with nothing new, none is read into boxes and lines."""

    def made() -> list[bytes]:
        press = Press(assemble([Source("trees/device/one.yml", TREE.format(title="甲"))]), SITE_URL, Cache(tmp_path))
        tree = press.forest.trees["device/one"]
        return [press.card(tree).data, press.card(tree, "steps").data, press.thumbnail(tree).data]

    first = made()
    monkeypatch.delattr(press, "_SHEETS")
    assert made() == first


def test_no_layout_is_searched_twice_for_want_of_a_store(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []

    def counted(tree: Tree, *rest: Any) -> Pages:
        searched.append(tree.id)
        return paginate(tree, *rest)

    monkeypatch.setattr(press, "paginate", counted)
    for sheets_first in (True, False):
        made = Press(assemble([Source("trees/device/one.yml", TREE.format(title="甲"))]), SITE_URL, Cache(None))
        tree = made.forest.trees["device/one"]
        if sheets_first:
            made.sheets(tree)
        made.card(tree)
        made.thumbnail(tree)
    assert searched == [tree.id, tree.id]


def test_a_picture_is_the_same_whatever_was_set_before(tmp_path: Path) -> None:
    """The typesetter remembers what it worked out last: another card's words are in nobody's picture."""

    def pictures(titles: tuple[str, ...], name: str) -> list[bytes]:
        found = []
        for title in titles:
            source = Source("trees/device/one.yml", TREE.format(title=title))
            made = Press(assemble([source]), SITE_URL, Cache(tmp_path / name))
            tree = made.forest.trees["device/one"]
            found += [made.card(tree).data, made.thumbnail(tree).data]
        return found

    there, back = pictures(("甲", "乙"), "there"), pictures(("乙", "甲"), "back")
    assert there == [*back[2:], *back[:2]]
    assert len(set(there)) == len(there)


def test_a_called_trees_title_makes_anew_only_what_names_it(tmp_path: Path) -> None:
    def layouts(title: str) -> dict[str, int]:
        texts = {"one": TREE.format(title=title), "two": CALLER, "three": TREE.format(title="戊")}
        forest = assemble([Source(f"trees/device/{name}.yml", text) for name, text in texts.items()])
        found = {}
        for key, tree in forest.trees.items():
            store = Cache(tmp_path)
            press = Press(forest, SITE_URL, store)
            press.sheets(tree)
            found[key.removeprefix("device/")] = store.made
        return found

    assert layouts("甲") == {"one": 1, "two": 1, "three": 1}
    assert layouts("丁") == {"one": 0, "two": 1, "three": 0}


def test_a_word_of_the_interface_is_part_of_what_it_stands_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> tuple[int, int]:
        store = Cache(tmp_path)
        press = Press(assemble([Source("trees/device/one.yml", TREE.format(title="甲"))]), SITE_URL, store)
        tree = press.forest.trees["device/one"]
        press.chart(tree)
        charts = store.made
        press.card(tree)
        return charts, store.made - charts

    assert made() == (2, 2)
    assert made() == (0, 0)
    ours = Locale.part
    changed = {"card.": (0, 1), "chart.": (1, 0), "site.": (0, 0)}
    for prefix, expected in changed.items():

        def part(locale: Locale, wanted: str, prefix: str = prefix) -> dict[str, str]:
            return ours(locale, wanted) | ({"new": "word"} if f"{wanted}." == prefix else {})

        monkeypatch.setattr(Locale, "part", part)
        assert made() == expected, prefix


def test_what_the_handbook_does_not_show_sets_no_handbook_anew(tmp_path: Path) -> None:
    def made(site: str) -> int:
        sources = [Source("trees/device/one.yml", TREE.format(title="甲")), Source("trees/site.yml", site)]
        store = Cache(tmp_path)
        Press(assemble(sources), SITE_URL, store).handbook()
        return store.made

    site = (FIXTURE / "trees/site.yml").read_text("utf-8")
    assert made(site) == 2
    assert made(site.replace("queries: ", "queries: 又 ")) == 0
    assert made(site.replace("advice: ", "advice: 又 ")) == 1


def test_one_tree_edited_only_its_faces_are_made_again(tmp_path: Path) -> None:
    def built(*texts: str) -> Cache:
        cache = Cache(tmp_path)
        sources = [Source(f"trees/device/tree-{n}.yml", text) for n, text in enumerate(texts)]
        list(pipeline.artifacts(assemble(sources), SITE_URL, cache))
        return cache

    one, two, three = (TREE.format(title=title) for title in ("甲", "乙", "丙"))
    assert built(one, two, three).made > 12
    assert built(one, two, three).made == 0
    # Its two layouts, chart, card in both styles, picture, how many sheets it has; the handbook, and the finder.
    assert 1 <= built(one, two, three.replace("乙", "改过")).made <= 9


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b"
    write_atomically(file, b"one")
    with pytest.raises(TypeError):
        write_atomically(file, "not bytes")  # type: ignore[arg-type] # the point of the test
    assert file.read_bytes() == b"one"
    assert [path.name for path in file.parent.iterdir()] == ["b"]
