"""After one visit the whole guide works with the network off; a new edition replaces it whole."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_tools.model.forest import Forest
from build_tools.targets import paths as places
from build_tools.targets.offline import app as offline
from build_tools.targets.offline.usb import pack

READY = "navigator.serviceWorker.ready.then(() => caches.keys()).then((k) => k.length)"


@pytest.mark.browser
def test_after_one_visit_the_network_may_go(browser: Browser, served: str, forest: Forest) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/index.html")
    assert page.evaluate(READY) >= 1
    page.reload()
    context.set_offline(True)
    for tree in forest.trees.values():
        page.goto(f"{served}/{places.page(tree.id)}")
        assert page.locator("section.step.here").count() == 1
    page.locator("details.chart summary").click()
    page.locator(".chart-drawn svg").wait_for()
    page.goto(f"{served}/")
    page.get_by_role("combobox").first.fill("没小票")
    page.get_by_role("option").first.wait_for()
    context.close()


def test_every_file_but_the_cards_is_stored_at_once(site: Path) -> None:
    head = (site / "sw.js").read_text("utf-8").splitlines()[1]
    stored = json.loads(head.removeprefix("const FILES = ").removesuffix(";"))
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert set(stored) <= files
    later = {file for file in files - set(stored) if not file.endswith(offline.LEFT_OUT)}
    assert {file for file in later if not file.startswith("cards/")} == {"sw.js"}
    assert {file for file in stored if file.startswith("cards/")} == {places.EDITIONS}


def test_a_changed_page_is_a_new_version() -> None:
    one = offline.service_worker({"index.html": b"a", "x.pdf": b"1"})
    assert one == offline.service_worker({"x.pdf": b"2", "index.html": b"a"})
    assert one.splitlines()[0] != offline.service_worker({"index.html": b"b"}).splitlines()[0]


@pytest.mark.browser
def test_a_new_edition_is_offered_and_taken(browser: Browser, served: str, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/index.html")
    page.evaluate(READY)
    page.reload()
    worker = site / "sw.js"
    before = worker.read_bytes()
    try:
        worker.write_bytes(before.replace(b'const VERSION = "', b'const VERSION = "next-', 1))
        page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")
        page.get_by_text("有新版本").wait_for()
        with page.expect_navigation():
            page.get_by_role("button", name="点此更新").click()
        names = page.evaluate("caches.keys()")
        assert [name for name in names if name.startswith("guide-next-")]
        assert len([name for name in names if name != "guide-cards"]) == 1
    finally:
        worker.write_bytes(before)
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
    packed = pack(files)
    assert packed == pack(dict(reversed(files.items())))
    (tmp_path / "guide.zip").write_bytes(packed)
    with zipfile.ZipFile(tmp_path / "guide.zip") as archive:
        names = archive.namelist()
        assert "pos-guide/index.html" in names
        assert "pos-guide/sw.js" not in names
        assert archive.read("pos-guide/index.html") == files["index.html"]
