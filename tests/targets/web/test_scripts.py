"""Each script brings the words that it says, all of them and no others."""

from __future__ import annotations

import json
import re

import pytest

from build_tools.assets import bundle
from build_tools.model.forest import Forest
from build_tools.targets.web.scripts import BUNDLES, scripts, words

_SAID = re.compile(r'\bsay\((?:\w[\w.() !]* \? )?"([\w.]+)"')


@pytest.mark.parametrize("name", BUNDLES)
def test_every_key_that_is_said_has_its_words(forest: Forest, name: str) -> None:
    script = bundle(BUNDLES[name]).decode()
    said = set(_SAID.findall(script))
    assert said or name == "report.js"
    assert said <= words(script, forest).keys()


def test_the_guards_of_a_record_are_joined_by_a_mark(forest: Forest) -> None:
    """A key that the script does not bring along would stand there itself."""
    assert words('say("list.semicolon")', forest) == {"list.semicolon": forest.locale.text("web.list.semicolon")}


def test_a_key_that_is_put_together_brings_all_that_it_may_become(forest: Forest) -> None:
    assert {"gate.link", "gate.claim", "gate.changed"} <= words("say(`gate.${open}`)", forest).keys()


def test_no_script_carries_another_s_words(forest: Forest) -> None:
    found = dict(scripts(forest))
    learnt = json.loads(found["cards.js"].split(b"Guide.learn(")[1].split(b");\n")[0])
    assert learnt
    assert all(key.startswith("joining.") for key in learnt)
    assert b"joining." not in found["site.js"] + found["wizard.js"]
