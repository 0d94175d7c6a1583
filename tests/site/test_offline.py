"""After one visit the whole guide works with the network off; a new edition replaces it whole."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.offline import web_app
from build_tools.targets.offline.usb import pack
from tests.site.walking import step, tap

READY = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage("store the rest");
  const name = (await caches.keys()).find((each) => each.startsWith("guide "));
  const cache = await caches.open(name);
  for (let before = -1, now = 0; before !== now || now < 30; ) {
    before = now;
    await new Promise((done) => setTimeout(done, 400));
    now = (await cache.keys()).length;
  }
  return (await cache.keys()).length;
}"""
"""Waits until nothing more is being stored."""


def lists(worker: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """The files that a worker stores at once, and those that it stores later."""
    shell, rest = (line.split(" = ", 1)[1].rstrip(";") for line in worker.decode().splitlines()[1:3])
    return json.loads(shell), json.loads(rest)


@pytest.mark.browser
def test_after_one_visit_the_network_may_go(browser: Browser, served: str, forest: Forest) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/index.html")
    assert page.evaluate(READY) >= len(forest.trees)
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


def test_what_is_stored_ahead_is_there_and_weighs_little(site: Path) -> None:
    shell, rest = lists((site / "sw.js").read_bytes())
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    assert set(shell) == set(web_app.SHELL)
    assert {*shell, *rest} <= set(files)
    left = {path for path in files if path not in shell and path not in rest}
    assert {
        path for path in left if not path.startswith(web_app.LATER) and not path.endswith(web_app.LEFT_OUT)
    } == set()
    assert paths.EDITIONS in rest
    weight = sum(len(gzip.compress(files[path].read_bytes())) for path in {*shell, *rest})
    assert weight <= 1_000_000, weight
    assert sum(len(gzip.compress(files[path].read_bytes())) for path in shell) <= 60_000


def test_one_changed_page_is_all_that_an_update_downloads() -> None:
    files = {"index.html": b"a", "trees/x/y.html": b"b", "cards/x/y.pdf": b"1"}
    one, two = (web_app.service_worker({**files, "trees/x/y.html": text}) for text in (b"b", b"c"))
    assert one == web_app.service_worker({**files, "cards/x/y.pdf": b"2"})
    assert one.splitlines()[0] != two.splitlines()[0]
    changed = {path for path, key in lists(two)[1].items() if lists(one)[1].get(path) != key}
    assert changed == {"trees/x/y.html"}


@pytest.mark.browser
def test_a_new_edition_is_offered_and_taken_in_the_middle_of_a_walk(browser: Browser, served: str, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/trees/device/printer-fault.html")
    page.evaluate(READY)
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
def test_a_card_is_judged_by_the_network_and_without_one_by_what_was_stored(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/index.html")
    page.evaluate(READY)
    page.reload()
    page.goto(f"{served}/trees/device/printer-fault.html?e=0123abcd")
    assert "查不到这张卡的版本" in page.locator(".notice.stale").inner_text()
    context.set_offline(True)
    page.reload()
    page.locator(".notice.stale", has_text="现在没有网络").wait_for()
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
        assert "pos-guide/index.html" in names
        assert "pos-guide/sw.js" not in names
        assert archive.read("pos-guide/index.html") == files["index.html"]
