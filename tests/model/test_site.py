"""What a site says of itself, out of `trees/site.yml` and the head of `mkdocs.yml`."""

from __future__ import annotations

import json

import pytest

from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.targets.offline.web_app import manifest

TREE = """\
title: Lamp does not light
summary: The lamp stays dark.
reviewed: 2026-11-01
start: call
nodes:
  call: {end: escalate, say: Call the workshop., to: %s, bring: [serial number]}
"""
SITE = """\
warning: Unplug it first
boxes: [Serial number]
roles:
  owner: {name: owner, default: true}
  workshop: {name: workshop, telephone: true}
"""


def site(
    to: str = "workshop", text: str = SITE, configuration: str = "site_name: Lamps\ntheme: {language: en}\n"
) -> Forest:
    named = {"trees/lamp/dark.yml": TREE % to, "trees/site.yml": text, "mkdocs.yml": configuration}
    return assemble([Source(path, said) for path, said in named.items()])


def test_it_is_read_from_both_files() -> None:
    found = site()
    assert not found.faults
    assert (found.site.name, found.site.language, found.site.warning) == ("Lamps", "en", "Unplug it first")
    assert found.site.boxes == ("Serial number",)
    assert found.site.default_role == "owner"
    assert found.site.roles["workshop"].telephone
    assert found.locale.language == "en"


def test_a_phone_shows_the_short_name_or_the_whole_one() -> None:
    configuration = "site_name: Lamps of the house\nsite_description: What to do in the dark.\ntheme: {language: en}\n"
    for text, short in ((SITE, "Lamps of the house"), (f"short: Lamps\n{SITE}", "Lamps")):
        app = json.loads(manifest(site(text=text, configuration=configuration)))
        assert (app["name"], app["short_name"]) == ("Lamps of the house", short)
        assert app["description"] == "What to do in the dark."


def test_mkdocs_own_tags_are_passed_over() -> None:
    found = site(
        configuration="site_name: Lamps\nsite_url: !ENV [SITE_URL, x]\nx: !!python/name:a.b\ntheme: {language: zh}\n"
    )
    assert (found.site.name, found.locale.language) == ("Lamps", "zh")


def test_a_configuration_that_is_none_names_nothing() -> None:
    assert site(configuration="- 5\n").site.name == ""
    assert site(configuration="a: [\n").site.name == ""


def test_a_role_that_the_site_does_not_have_is_told_where_it_stands() -> None:
    (fault,) = site(to="workshp").faults
    assert fault.name == "unknown-value"
    assert (fault.span.path, fault.span.line) == ("trees/lamp/dark.yml", 6)
    assert fault.help == "did you mean `workshop`?"


def test_without_a_site_file_roles_are_called_by_their_ids() -> None:
    found = assemble([Source("trees/lamp/dark.yml", TREE % "workshop")])
    assert not found.faults
    assert found.site.role("workshop") == "workshop"


CHINESE = "roles:\n  cashier: {name: 收银员, default: true}\n  manager: {name: 店长}\n"


@pytest.mark.parametrize(
    ("said", "help_"),
    [
        ("收银员", "did you mean `cashier`?"),
        ("cashir", "did you mean `cashier`?"),
        ("店员", "write one of: cashier (收银员), manager (店长)"),
    ],
)
def test_a_roles_name_in_place_of_its_id_is_answered_with_the_id(said: str, help_: str) -> None:
    (found,) = site(said, CHINESE).faults
    assert (found.name, found.message, found.help) == (
        "unknown-value",
        f"`{said}` is no role of trees/site.yml",
        help_,
    )


def test_where_the_site_has_no_roles_one_is_still_an_id() -> None:
    (found,) = assemble([Source("trees/lamp/dark.yml", TREE % "店员")]).faults
    assert found.name == "bad-id"
