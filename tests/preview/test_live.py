"""Somebody edits a tree and watches the page in a real browser, which nobody reloads."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import project
from tests.preview.served import serving

TREE = "trees/till/no-receipt.yml"
PANEL = "#trees-preview"
PATIENCE = 120_000
"""Milliseconds; a page that has not come by then never will."""


@pytest.mark.browser
def test_an_edit_is_shown_a_broken_one_is_told_and_a_mended_one_is_shown_again(
    tmp_path: Path, browser: Browser
) -> None:
    site = project.small(tmp_path)
    tree = site / TREE
    sound = tree.read_text("utf-8")
    title = next(line for line in sound.splitlines() if line.startswith("title:"))
    with serving(site) as address, browser.new_context() as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.set_default_timeout(PATIENCE)
        page.goto(address + "trees/till/no-receipt.html")
        heading, panel = page.locator("h1.problem"), page.locator(PANEL)
        for turn in range(3):
            edited = sound.replace(title, f"title: Edited for the {turn}. time")
            tree.write_text(edited, "utf-8")
            expect(heading).to_have_text(f"Edited for the {turn}. time", timeout=PATIENCE)
            expect(panel).to_have_count(0)
            tree.write_text(edited.replace("start: ", "start: no-such-"), "utf-8")
            expect(panel).to_contain_text("B201", timeout=PATIENCE)
            expect(heading).to_have_text(f"Edited for the {turn}. time")
            tree.write_text(edited.replace("nodes:", "nodes: ["), "utf-8")
            expect(panel).to_contain_text("B003", timeout=PATIENCE)
            tree.write_text(sound.replace(title, f"title: Mended for the {turn}. time"), "utf-8")
            expect(heading).to_have_text(f"Mended for the {turn}. time", timeout=PATIENCE)
            expect(panel).to_have_count(0)
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        assert not errors


@pytest.mark.browser
def test_it_starts_on_a_broken_tree(tmp_path: Path, browser: Browser) -> None:
    site = project.small(tmp_path)
    tree = site / TREE
    sound = tree.read_text("utf-8")
    tree.write_text("title: [", "utf-8")
    with serving(site) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(address, timeout=PATIENCE)
        expect(page.locator(PANEL)).to_contain_text("B003", timeout=PATIENCE)
        tree.write_text(sound, "utf-8")
        expect(page.locator("symptom-finder").first).to_be_attached(timeout=PATIENCE)
        expect(page.locator(PANEL)).to_have_count(0)


@pytest.mark.browser
def test_a_worker_that_a_built_site_left_on_the_port_goes(tmp_path: Path, browser: Browser) -> None:
    with serving(project.small(tmp_path)) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(address, timeout=PATIENCE)
        page.evaluate("navigator.serviceWorker.register('/sw.js')")
        page.wait_for_function(
            "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)", timeout=PATIENCE
        )
