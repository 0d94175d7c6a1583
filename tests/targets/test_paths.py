"""Addresses that QR codes can lead to, and those that they cannot."""

from __future__ import annotations

import pytest

from build_tools.targets.paths import placeholder, unfit, url


@pytest.mark.parametrize("site", ["https://guide.example", "http://10.0.0.7:8000/", "https://a.example/pos/guide/"])
def test_a_site_may_be_in_a_folder_and_on_a_port(site: str) -> None:
    assert unfit(site) == ""
    assert url(site, "trees/a/b.html").endswith("/trees/a/b.html")


@pytest.mark.parametrize(
    "site", ["", "  ", "guide.example", "/pos/", "https://", "https://a.example/?x=1", "https://a.example/index.html"]
)
def test_no_card_is_printed_for_an_address_that_leads_nowhere(site: str) -> None:
    assert unfit(site)


@pytest.mark.parametrize(
    ("site", "stands_for_one"),
    [
        ("https://guide.example/", True),
        ("http://GUIDE.Example:8000/pos/", True),
        ("https://guide.example.cn/", False),
        ("https://shop.cn/a.example/", False),
    ],
)
def test_a_placeholder_is_told_from_an_address(site: str, stands_for_one: bool) -> None:
    assert placeholder(site) == stands_for_one
