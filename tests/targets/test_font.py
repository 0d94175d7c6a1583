"""The widths that charts are laid out by are the widths that a browser draws."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.targets import font
from tests.conftest import CACHE, SITE_URL


@pytest.mark.browser
def test_text_is_as_wide_as_chromium_draws_it(browser: Browser, little: Forest) -> None:
    press = Press(little, SITE_URL, Cache(CACHE))
    page = browser.new_page(service_workers="block")
    page.set_content("".join(press.chart(tree).data.decode() for tree in little.trees.values()))
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
