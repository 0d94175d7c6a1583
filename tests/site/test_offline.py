"""After one visit the whole guide works with the network off; a new edition replaces it whole."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_tools.build import pipeline
from build_tools.model.forest import Forest
from build_tools.model.tree import Goto, Run
from build_tools.targets import paths
from build_tools.targets.offline import web_app
from build_tools.targets.offline.usb import pack
from build_tools.targets.search import script
from build_tools.targets.search.site_index import ways_in
from tests.site.stored import until_stored
from tests.site.walking import step, tap


def lists(worker: bytes) -> tuple[dict[str, str], dict[str, dict[str, str]], dict[str, list[str]]]:
    """The files that a worker stores at once, those that it stores later by their pack, and what is in parts."""
    told = dict(line.removeprefix("const ").split(" = ", 1) for line in worker.decode().splitlines() if " = {" in line)
    shell, packs, parts = (json.loads(told[name].rstrip(";")) for name in ("SHELL", "PACKS", "PARTS"))
    return shell, packs, parts


def wanted(worker: bytes) -> dict[str, str]:
    """All that a worker stores, each with the hash of its content."""
    shell, packs, _ = lists(worker)
    return {**shell, **{path: key for pack in packs.values() for path, key in pack.items()}}


def weight(files: Mapping[str, bytes], fetched: Iterable[str]) -> int:
    """Bytes over the wire, where the host compresses."""
    return sum(len(gzip.compress(files[path])) for path in fetched)


def contents(site: Path) -> dict[str, bytes]:
    """A site's files."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.mark.browser
def test_after_one_visit_the_network_may_go(browser: Browser, served: str, forest: Forest) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/index.html")
    until_stored(page)
    page.reload()
    context.set_offline(True)
    for tree in forest.trees.values():
        page.goto(f"{served}/{paths.page(tree.id)}")
        assert page.locator("section.step.here").count() == 1
    page.locator("details.chart summary").click()
    page.locator(".chart-drawn svg").wait_for()
    page.goto(f"{served}/no/such/page.html")
    assert "没有这一页" in page.locator("h1").inner_text()
    page.goto(f"{served}/")
    page.get_by_role("combobox").first.fill("没小票")
    page.get_by_role("option").first.wait_for()
    context.close()


def test_what_is_stored_ahead_is_there_and_weighs_little(site: Path, forest: Forest) -> None:
    files = contents(site)
    shell, packs, parts = lists(files["sw.js"])
    ahead = wanted(files["sw.js"])
    assert set(shell) == set(web_app.SHELL)
    assert ahead.keys() <= files.keys()
    left = {path for path in files if path not in ahead and path not in parts}
    assert {
        path for path in left if not path.startswith(web_app.LATER) and not path.endswith(web_app.LEFT_OUT)
    } == set()
    assert {paths.edition(key) for key in forest.trees} < ahead.keys()
    fetched = [*shell, *(pack for pack in packs if pack), *packs[""]]
    assert weight(files, fetched) <= 1_000_000
    assert weight(files, shell) <= 60_000


def test_packs_and_parts_hold_what_they_stand_for(site: Path) -> None:
    files = contents(site)
    _, packs, parts = lists(files["sw.js"])
    for name in filter(None, packs):
        held = json.loads(files[name])
        assert {path: key for path, (key, _) in held.items()} == packs[name]
        assert all(text.encode() == files[path] for path, (_, text) in held.items())
    assert parts
    for whole, each in parts.items():
        assert b"".join(files[path] for path in each) == files[whole]


@pytest.mark.browser
@pytest.mark.parametrize("tree", ["trees/receipt/receipt-missing.html", "trees/reversal/void-or-refund.html"])
def test_a_first_visit_weighs_little(browser: Browser, served: str, site: Path, tree: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{served}/").split("?")[0]))
    page.goto(f"{served}/{tree}")
    page.locator("details.chart summary").click()
    page.locator(".chart-drawn svg").wait_for()
    context.close()
    files = contents(site)
    assert len(asked) == len(set(asked))
    assert weight(files, asked) <= 45_000
    walking = [path for path in asked if path.endswith(".js") and "finder" not in path]
    assert weight(files, walking) <= 13_000  # 12 kB of scripts, and the words that they say


def test_an_update_of_one_tree_downloads_what_shows_it(site: Path, forest: Forest) -> None:
    """Of the tree that weighs most, with each step reworded: its page and chart, parts of the index, editions."""
    files = contents(site)
    ahead = wanted(files["sw.js"])
    before = script.parts(pipeline.finder_index(forest), ways_in(forest))
    largest = max(forest.trees.values(), key=lambda tree: weight(files, [paths.page(tree.id), paths.chart(tree.id)]))
    nodes = {
        key: replace(node, hint=node.text, text=node.text._replace(value=f"{node.text.value}，再看一看"))
        for key, node in largest.nodes.items()
        if not isinstance(node, Run | Goto)
    }
    edited = replace(forest, trees={**forest.trees, largest.id: replace(largest, nodes={**largest.nodes, **nodes})})
    after = script.parts(pipeline.finder_index(edited), ways_in(edited))
    parts = [paths.finder_part(name) for name in after if after[name] != before[name]]
    assert parts
    assert set(parts) < {path for path in ahead if path.startswith("assets/finder-index/")}
    downloaded = [paths.page(largest.id), paths.chart(largest.id), paths.edition(largest.id), "sw.js", *parts]
    assert weight(files, downloaded) <= 60_000


def test_one_changed_page_is_all_that_an_update_downloads() -> None:
    files = {"index.html": b"a", "trees/x/y.html": b"b", "cards/x/y.pdf": b"1"}
    one, two = (web_app.service_worker({**files, "trees/x/y.html": text}) for text in (b"b", b"c"))
    assert one == web_app.service_worker({**files, "cards/x/y.pdf": b"2"})
    assert one.splitlines()[0] != two.splitlines()[0]
    changed = {path for path, key in wanted(two).items() if wanted(one).get(path) != key}
    assert changed == {"trees/x/y.html"}


@pytest.mark.browser
def test_a_new_edition_is_offered_and_taken_in_the_middle_of_a_walk(browser: Browser, served: str, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/trees/device/printer-fault.html")
    until_stored(page)
    page.reload()
    tap(page, page.locator(".here a.answer").first)
    node = step(page)
    page.evaluate("caches.open('somebody else')")
    worker = site / "sw.js"
    before = worker.read_bytes()
    try:
        worker.write_bytes(before.replace(b'const VERSION = "', b'const VERSION = "next-', 1))
        page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")
        page.get_by_text("有新版本").wait_for()
        assert step(page) == node
        with page.expect_navigation():
            page.get_by_role("button", name="更新").click()
        assert step(page) == node
        assert "somebody else" in page.evaluate("caches.keys()")
    finally:
        worker.write_bytes(before)
        context.close()


@pytest.mark.browser
def test_a_browser_that_is_never_idle_stores_the_guide_all_the_same(browser: Browser, served: str) -> None:
    """As one in the background, or one that draws nothing: only what has a time limit is called."""
    context = browser.new_context()
    context.add_init_script(
        "window.requestIdleCallback = (act, limit) => { if (limit && limit.timeout) setTimeout(act, limit.timeout); }"
    )
    page = context.new_page()
    page.goto(f"{served}/index.html")
    until_stored(page)
    context.close()


@pytest.mark.browser
def test_a_card_is_judged_by_the_network_and_without_one_by_what_was_stored(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/index.html")
    until_stored(page)
    page.reload()
    page.goto(f"{served}/trees/device/printer-fault.html?e=0123abcd")
    assert "查不到这张卡的版本" in page.locator(".notice.stale").inner_text()
    context.set_offline(True)
    page.reload()
    page.locator(".notice.stale", has_text="现在没有网络").wait_for()
    context.close()


@pytest.mark.browser
def test_a_first_visit_fetches_packs_and_an_update_the_one_page(browser: Browser, served: str, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    fetched: list[str] = []
    context.on("request", lambda request: fetched.append(request.url.removeprefix(f"{served}/").split("?")[0]))
    page.goto(f"{served}/index.html")
    until_stored(page)
    assert "packs/payment.json" in fetched
    assert "trees/payment/check-last.html" not in fetched
    tree, worker = site / "trees/payment/check-last.html", site / "sw.js"
    before = {file: file.read_bytes() for file in (tree, worker)}
    try:
        tree.write_bytes(before[tree].replace(b"</main>", b"<p>new edition</p></main>"))
        files = contents(site)
        worker.write_bytes(web_app.service_worker({path: data for path, data in files.items() if path != "sw.js"}))
        fetched.clear()
        page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")
        page.get_by_text("有新版本").wait_for()
        with page.expect_navigation():
            page.get_by_role("button", name="更新").click()
        until_stored(page)
        assert [path for path in fetched if path.startswith(("packs/", "trees/"))] == ["trees/payment/check-last.html"]
        context.set_offline(True)
        page.goto(f"{served}/trees/payment/check-last.html")
        assert "new edition" in page.locator("main").inner_text()
    finally:
        for file, data in before.items():
            file.write_bytes(data)
        context.close()


@pytest.mark.browser
def test_the_manifest_and_its_icons_are_there(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/trees/receipt/receipt-missing.html")
    address = page.locator("link[rel=manifest]").evaluate("link => link.href")
    manifest = page.request.get(address).json()
    assert manifest["name"] == "POS 机排障指南"
    for icon in manifest["icons"]:
        picture = page.request.get(f"{served}/{icon['src']}").body()
        assert picture.startswith(b"\x89PNG")
        assert int.from_bytes(picture[16:20], "big") == int(icon["sizes"].partition("x")[0])
    page.close()


def test_the_archive_holds_the_site_and_is_the_same_each_time(site: Path, tmp_path: Path) -> None:
    files = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    packed = pack(files, b"note")
    assert packed == pack(dict(reversed(files.items())), b"note")
    (tmp_path / "guide.zip").write_bytes(packed)
    with zipfile.ZipFile(tmp_path / "guide.zip") as archive:
        names = archive.namelist()
        assert "guide/index.html" in names
        assert "guide/sw.js" not in names
        assert not [name for name in names if "/packs/" in name]
        assert archive.read("guide/index.html") == files["index.html"]
