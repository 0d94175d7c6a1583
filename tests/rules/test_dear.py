"""A rule that takes seconds is asked only where somebody wants to hear what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

from build_tools.findings import Finding, Severity
from build_tools.model.forest import Forest
from build_tools.rules import Keep, Rule, engine

ASKED: list[str] = []


def dear(_forest: Forest, _keep: Keep) -> Iterator[Finding]:
    ASKED.append("asked")
    return iter(())


def made(_texts: Iterable[str], make: Callable[[], bytes]) -> bytes:
    return make()


@pytest.mark.parametrize(
    ("severity", "setting", "least", "asked"),
    [
        (Severity.WARNING, "", Severity.WARNING, True),
        (Severity.WARNING, "", Severity.ERROR, False),
        (Severity.WARNING, "error", Severity.ERROR, True),
        (Severity.ERROR, "", Severity.ERROR, True),
        (Severity.ERROR, "warning", Severity.ERROR, False),
    ],
)
def test_a_build_does_not_wait_for_warnings(severity: Severity, setting: str, least: Severity, asked: bool) -> None:
    ASKED.clear()
    rule = Rule("B699", "some", severity, "", lambda _: (), dear=dear)
    forest = Forest()
    if setting:
        settings = replace(forest.settings, severity={"B699": (setting, None)})  # type: ignore[dict-item] # no place
        forest = replace(forest, settings=settings)
    engine.check(forest, [rule], made, least)
    assert bool(ASKED) is asked
