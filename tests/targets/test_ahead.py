"""What a device stores before anybody asks is bounded, however large the site."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest

from build_tools.targets import paths
from build_tools.targets.offline import web_app


def ahead(files: Mapping[str, bytes]) -> list[str]:
    """The packs that the worker of a site of these files stores ahead."""
    line = re.search(r"^const AHEAD = (.*);$", web_app.service_worker(files).decode(), re.MULTILINE)
    assert line
    found: list[str] = json.loads(line[1])
    return found


def test_a_site_of_usual_size_is_stored_whole() -> None:
    files = {f"trees/c{n}/t.html": b"x" * 100 for n in range(5)} | {"about.html": b"x", paths.asset("a.css"): b"x"}
    assert ahead(files) == ["", "packs/pages.json", *(f"packs/c{n}.json" for n in range(5))]


def test_of_a_large_site_as_many_trees_as_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_app, "MOST_AHEAD", 350)
    files = {f"trees/c{n}/t.html": b"x" * 100 for n in range(9)} | {"about.html": b"x" * 40}
    assert ahead(files) == ["packs/pages.json", "packs/c0.json", "packs/c1.json", "packs/c2.json"]
    monkeypatch.setattr(web_app, "MOST_AHEAD", 0)
    assert ahead(files) == ["packs/pages.json"], "whatever room there is, the pages of the site itself"
