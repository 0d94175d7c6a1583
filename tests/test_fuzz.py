"""A few of the inputs that `make fuzz` makes by the hundred thousand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import fuzz


@given(st.integers(0, 10**9))
@settings(max_examples=50, deadline=None)
def test_no_damage_to_a_tree_fails_the_checker(number: int) -> None:
    outcome = fuzz.attempt(number)
    assert not outcome.failure, f"python -m tests.fuzz --only {number}\n{outcome.failure}"


def test_the_same_number_is_the_same_input() -> None:
    first, again = fuzz.attempt(7), fuzz.attempt(7)
    assert first._replace(seconds=0) == again._replace(seconds=0)
