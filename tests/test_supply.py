"""Whatever the package stands on has a reason, a licence that is allowed, and a place in the bill of materials."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from pathlib import Path

import pytest

from tests import supply
from tests.project import ROOT

LOCKS = sorted(supply.LOCKED.glob("*.txt"))
HERE = [file for file in LOCKS if file.stem in ("site", "fleet", "dev")]


def test_a_line_says_why_each_dependency_is_there() -> None:
    found = supply.reasons((ROOT / "pyproject.toml").read_text("utf-8"))
    assert {"click", "typst", "pytest", "pip-audit"} <= found.keys()
    assert [name for name, why in found.items() if len(why) < 5] == []
    assert supply.reasons('dev = [\n    "bare>=1",\n]\n') == {"bare": ""}


@pytest.mark.parametrize("lock", HERE, ids=lambda file: file.stem)
def test_every_locked_package_has_a_licence_that_is_allowed(lock: Path) -> None:
    found = list(supply.licences(lock))
    assert len(found) > 20
    assert [licence for licence in found if not licence.allowed] == []


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only OR Apache-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("BSD License; GNU General Public License v2 (GPLv2)", False),
        ("AGPL-3.0", False),
        ("", False),
        (None, True),
        ("GPL-3.0", False),
    ],
)
def test_only_licences_that_are_known_are_allowed(said: str | None, allowed: bool) -> None:
    assert supply.Licence("some", said).allowed is allowed


def test_a_tool_that_is_handed_on_to_nobody_may_be_under_the_gpl() -> None:
    assert supply.Licence("tool", "GPL-3.0", handed_on=False).allowed
    assert not supply.Licence("tool", "secret", handed_on=False).allowed


@pytest.mark.parametrize("lock", LOCKS, ids=lambda file: file.stem)
def test_every_lock_names_a_version_and_hashes(lock: Path) -> None:
    text = lock.read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(supply.locked(lock)) > 20
    assert all("--hash=sha256:" in entry for entry in entries)


def test_locks_agree_with_each_other() -> None:
    versions: dict[str, set[frozenset[str]]] = {}
    for lock in LOCKS:
        pinned: dict[str, set[str]] = {}
        for name, version in supply.locked(lock):
            pinned.setdefault(name, set()).add(version)
        for name, found in pinned.items():
            versions.setdefault(name, set()).add(frozenset(found))
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_what_could_not_be_judged_is_not_said_to_be_without_faults() -> None:
    sound = {"name": "one", "version": "1", "vulns": []}
    skipped = {"name": "two", "skip_reason": "not found"}
    faulty = {"name": "three", "version": "3", "vulns": [{"id": "PYSEC-1", "fix_versions": ["4"]}]}

    def told(*dependencies: object) -> list[str] | None:
        return supply.audited(json.dumps({"dependencies": dependencies}))

    assert told(sound) == []
    assert told(sound, skipped, faulty) == ["two: not judged, not found", "three 3: PYSEC-1, mended in 4"]
    assert told(skipped, skipped) is None
    assert supply.audited("") is None


def test_the_bill_lists_what_is_locked_with_its_hashes(tmp_path: Path) -> None:
    if importlib.util.find_spec("cyclonedx_py") is None:
        leave = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        leave("LEFT OUT: what writes bills of materials comes with `make test` and `make supply`")
    supply.bill(tmp_path / "sbom.json")
    written = json.loads((tmp_path / "sbom.json").read_text("utf-8"))
    assert written["bomFormat"] == "CycloneDX"
    listed = {(part["name"].lower(), part["version"]) for part in written["components"]}
    assert listed == set(supply.locked(supply.LOCKED / "site.txt"))
    assert all(part.get("hashes") or part.get("externalReferences") for part in written["components"])
