"""A site in another language and of another trade prints cards that pass, with no Chinese on them."""

from __future__ import annotations

import re

import pytest

from build_tools.audit.card import audit
from build_tools.build.press import Press
from build_tools.build.trade import assemble
from build_tools.cache import Cache
from build_tools.load.source import Source
from tests import printed
from tests.conftest import SITE_URL

SITE = """warning: Unplug it first, then open it
advice: A lamp that is plugged in can kill
boxes: [Serial number, Electrician]
roles:
  guest: {name: guest, default: true}
  electrician: {name: electrician, telephone: true}
"""
CHILD = """title: Is the socket live?
summary: Find out whether there is any power.
reviewed: 2026-11-01
start: try
nodes:
  try: {ask: Does another lamp work in it?, answers: {It does: live, It doesn’t: dead, Not sure: dead}}
  live: {end: resolved, say: The socket is fine.}
  dead: {end: escalate, to: electrician, say: Have the socket looked at., bring: [Room, Time]}
"""
STEPS = "".join(
    f"  look{n}: {{ask: Does part {n} of the lamp look whole to you?, "
    f"answers: {{It does: look{n + 1}, It doesn’t: mend{n}}}}}\n"
    f"  mend{n}: {{do: Put a new part {n} in and screw it tight, who: electrician, next: look{n + 1}}}\n"
    for n in range(1, 15)
)
PARENT = f"""title: The lamp stays dark (quickly)
summary: Nothing happens when you press the switch.
reviewed: 2026-11-01
start: power
nodes:
  power: {{run: lamp/socket, then: {{resolved: look1, escalate: stop}}}}
{STEPS}  look15: {{goto: lamp/socket#dead}}
  stop: {{end: stop, say: Leave it unplugged.}}
"""


@pytest.fixture(scope="module")
def press() -> Press:
    forest = assemble(
        [
            Source("mkdocs.yml", "site_name: Lamps\ntheme: {name: material, language: en}\n"),
            Source("trees/site.yml", SITE),
            Source("trees/lamp/index.yml", "title: Lamps\ndescription: Lamps.\norder: 1\n"),
            Source("trees/lamp/socket.yml", CHILD),
            Source("trees/lamp/dark.yml", PARENT),
        ]
    )
    assert forest.faults == ()
    return Press(forest, SITE_URL, Cache(None))


def chinese(text: str) -> list[str]:
    """What of a text is Chinese; the mark of a question is wide everywhere."""
    return re.findall("[\u3000-\u9fff\uff00-\uff1e\uff20-\uffef]+", text)


@pytest.mark.parametrize("name", ["lamp/socket", "lamp/dark"])
def test_its_cards_pass_the_audit(press: Press, name: str) -> None:
    tree = press.forest.trees[name]
    found = audit(press.card(tree).data, press.chart(tree).data, tree, press.forest)
    assert found.faults == ()
    assert found.pages > 1 or name == "lamp/socket"
    for style in ("chart", "steps"):
        assert chinese("".join(printed.pages(press.card(tree, style).data))) == []


def test_its_handbook_speaks_its_language(press: Press) -> None:
    pages = printed.pages(press.handbook().data)
    assert chinese("".join(pages)) == []
    assert "Contents" in "".join(pages)
    assert "Writeyourownnumbersinfirst" in "".join(pages[0].split())


def test_what_a_card_changed_is_told_in_it(press: Press) -> None:
    now = press.current()["lamp/socket"]
    assert now.locale.text("edition.same").isascii()
