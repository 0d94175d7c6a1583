"""The widths that charts are laid out by are the widths that a browser draws."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from build_tools.targets import font
from build_tools.targets.artifact import Artifact


@pytest.mark.browser
def test_text_is_as_wide_as_chromium_draws_it(browser: Browser, artifacts: dict[str, Artifact]) -> None:
    svg = artifacts["trees/receipt/receipt-missing.svg"].data.decode()
    page = browser.new_page(service_workers="block")
    page.set_content(svg)
    page.add_style_tag(content="text { text-rendering: geometricPrecision; }")  # advances unrounded
    drawn = page.evaluate(
        """() => [...document.querySelectorAll('text:not(.mark)')].map(t =>
             [t.textContent, t.getComputedTextLength(), parseFloat(getComputedStyle(t).fontSize),
              parseInt(getComputedStyle(t).fontWeight)])"""
    )
    page.close()
    assert len(drawn) > 20
    for text, length, size, weight in drawn:
        assert font.width(text, weight) * size == pytest.approx(length, rel=0.01, abs=0.2), text
