"""What somebody typed as a telephone number becomes what a phone dials: several numbers, extensions, full width."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser

from build_tools.assets import bundle
from build_tools.locales import locale

pytestmark = pytest.mark.browser

TYPED = {
    "95516": ["95516"],
    "400-820-8820": ["4008208820"],
    "０１０－８８８８ ６６６６": ["01088886666"],
    "010-88886666转8001": ["01088886666,,8001"],
    "010-88886666 分机 12": ["01088886666,,12"],
    "+86 21 5555 1234 ext. 9": ["+862155551234,,9"],
    "0755-8888 1111#203": ["075588881111,,203"],
    "95516 / 4001234567": ["95516", "4001234567"],
    "95516；010-12345678转3": ["95516", "01012345678,,3"],
    "4001234567或者 95588": ["4001234567", "95588"],
    "86+10": ["8610"],
    "12": [],
    "问店长": [],
    "": [],
}


def test_numbers_as_they_are_typed(browser: Browser) -> None:
    words = locale("zh").part("web.dial")
    page = browser.new_page()
    page.add_script_tag(content=f"{bundle(['wizard/dial.js']).decode()}\nwindow.dialled = dial;")
    dialled = page.evaluate(
        "([typed, or, extension]) => typed.map((text) => dialled(text, or, extension).map((each) => each.href))",
        [list(TYPED), words["or"], words["extension"]],
    )
    shown = dict(zip(TYPED, dialled, strict=True))
    assert shown == {text: [f"tel:{digits}" for digits in wanted] for text, wanted in TYPED.items()}, json.dumps(shown)
    page.close()
