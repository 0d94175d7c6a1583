"""A few of the inputs that `make fuzz` makes by the hundred thousand."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.build.trade import all_rules, assemble, findings_of
from build_tools.load.source import decode
from build_tools.model.forest import Forest
from build_tools.rules import engine
from tests import fuzz
from tests.remembered import UNRECORDED, carry, with_file


@given(st.integers(0, 10**9))
@settings(max_examples=50, deadline=None)
def test_no_damage_to_a_tree_fails_the_checker(number: int) -> None:
    outcome = fuzz.attempt(number)
    assert not outcome.failure, f"python -m tests.fuzz --only {number}\n{outcome.failure}"


def test_the_same_number_is_the_same_input() -> None:
    first, again = fuzz.attempt(7), fuzz.attempt(7)
    assert first._replace(seconds=0) == again._replace(seconds=0)


def anew(forest: Forest) -> Forest:
    """The same files read again, so that nothing is remembered of them."""
    return assemble([replace(source, fill=None) for source in forest.sources.values()])


@pytest.mark.parametrize("number", range(60))
def test_what_is_remembered_of_the_real_trees_is_what_would_be_found_again(number: int) -> None:
    random = Random(number)
    source = random.choice(fuzz.targets())
    changed = with_file(fuzz.real(), decode(fuzz.spoiled(source, random)[1], source.path))
    every = [rule for rule in all_rules() if rule.name not in UNRECORDED]
    assert engine.check(changed, fuzz.rules()) == engine.check(replace(changed), every)


@pytest.mark.parametrize("number", range(60))
def test_what_is_remembered_of_the_small_project_is_what_would_be_found_again(number: int) -> None:
    random = Random(number)
    source = random.choice(fuzz.little())
    spoiled = decode(fuzz.spoiled(source, random)[1], source.path)
    changed = assemble([spoiled if each.path == source.path else each for each in fuzz.little()])
    carry(fuzz.small(), changed)
    assert engine.check(changed, fuzz.rules_of_small()) == findings_of(anew(changed))
