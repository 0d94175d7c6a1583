"""The interface says the same in every language."""

from __future__ import annotations

import re

import pytest

from build_tools.locales import LANGUAGES, locale
from tests.project import ROOT

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


def test_every_text_is_asked_for() -> None:
    """By its key, by the end of its key, or by a key that is put together; sentences of the check stand in `say`."""
    written = "".join(
        file.read_text("utf-8")
        for file in (ROOT / "build_tools").rglob("*")
        if file.suffix in {".py", ".js", ".html", ".typ"}
    )
    asked = set(re.findall(r"[\w.]*\w\.\w+", written)) | set(re.findall(r"""words\["(\w+)"]""", written))
    built = set(re.findall(r'([\w.]*\w\.)(?:\$?\{|" ~)', written))

    def known(key: str) -> bool:
        parts = key.split(".")
        ends = [".".join(parts[start:]) for start in range(len(parts) - 1)]
        return bool(
            asked.intersection([*ends, f"WORDS.{parts[-1]}"])
            or (parts[0] == "new" and parts[-1] in asked)
            or built.intersection(end.removesuffix(parts[-1]) for end in ends)
        )

    assert [key for key in locale("en").texts if not key.startswith(("schema.", "check.")) and not known(key)] == []


GENERIC = [
    file
    for file in (ROOT / "build_tools").rglob("*.py")
    if not {"pos", "rules", "starter"} & set(file.relative_to(ROOT).parts)
]
"""Code that knows neither the trade nor, but for the rules, any language."""
WIDE_SIGNS = {
    "audit/card.py": "a line of a card ends after a comma",
    "audit/graph.py": "symbols and commas as they are printed",
    "compare/proof.py": "a tree's title in quotes",
    "compare/report.py": "the same",
    "edit/plan.py": "quotes",
    "load/yaml_errors.py": "what a Chinese keyboard types in place of YAML's signs",
    "schema/described.py": "a sentence ends with an example",
    "schema/validate.py": "a wave between two numbers",
    "targets/layout/sketch/phrases.py": "quotes hold together",
    "targets/layout/sketch/wrap.py": "where a line may end",
    "targets/paper/sheet_parts.py": "what stands before and after a blank",
    "targets/search/reading.py": "where a clause ends",
    "typeface.py": "what is printed for what",
}
"""The modules that know full-width signs, and for what."""


def test_no_generic_code_speaks_chinese() -> None:
    words, signs = re.compile("[\u3400-\u9fff]"), re.compile("[\u3000-\u303f\uff00-\uffef]")
    spoken = {file.relative_to(ROOT / "build_tools").as_posix(): file.read_text("utf-8") for file in GENERIC}
    assert len(spoken) > 150
    assert [name for name, text in spoken.items() if words.search(text)] == []
    assert {name for name, text in spoken.items() if signs.search(text)} == set(WIDE_SIGNS)
