"""The interface says the same in every language."""

from __future__ import annotations

import re

import pytest

from build_tools.locales import LANGUAGES, locale

PLACES = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_places(language: str) -> None:
    english, other = locale("en").texts, locale(language).texts
    assert list(other) == list(english)
    for key, text in other.items():
        assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(english[key])), key
        assert text.strip(), key


def test_no_english_text_holds_chinese() -> None:
    assert [key for key, text in locale("en").texts.items() if re.search("[\u3000-\u9fff\uff00-\uffef]", text)] == []


def test_a_region_is_its_language_and_an_unknown_language_is_english() -> None:
    assert locale("zh-Hans-CN").texts is not locale("en").texts
    assert locale("zh-Hans-CN").text("tree.kind.ask") == locale("zh").text("tree.kind.ask")
    assert locale("fr").texts == locale("en").texts


def test_a_text_is_filled_in_and_a_missing_value_is_not_passed_over() -> None:
    assert locale("en").text("tree.goto", title="{title}") == "Go on to “{title}”"
    with pytest.raises(KeyError):
        locale("en").text("tree.goto")
    with pytest.raises(KeyError):
        locale("en").text("tree.no-such-text")


def test_a_part_is_all_below_a_key() -> None:
    assert locale("en").part("tree.outcome")["done"] == "done"
