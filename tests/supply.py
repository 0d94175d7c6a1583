"""What the package stands on: `python -m tests.supply` tells licences and known faults, and writes a bill of materials.

Licences and the bill need no network; known faults do, and where there is none, that is said.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

from tests.project import ROOT

LOCKED = ROOT / "requirements"
BILL = ROOT / "build" / "sbom.json"
ALLOWED = (
    *("Apache", "BSD", "HPND", "ISC", "MIT", "Python Software Foundation", "PSF-2.0", "Unlicense", "Zlib"),
    *("Mozilla Public License 2.0", "MPL-2.0"),
)
"""Licences under which a package may be used and handed on as it is; each by the words that begin its name."""
SAID_ELSEWHERE = {
    "axe-playwright-python": "MIT",  # its LICENSE; axe itself MPL-2.0
}
"""What packages are under that say nothing where all others do; looked up by hand."""
RUN_ONLY = ("Artistic", "GNU General Public License", "GPL")
"""Licences under which tools of ours may be that are run, and handed on to nobody."""
HANDED_ON = ("site", "fleet")
"""The lock files of what a release needs; the others are of tools."""
_LONG = 60
"""A field with more characters is the text of a licence, not its name."""


class Licence(NamedTuple):
    """A locked package, and what it says of its licence; None where it is not installed, for another system."""

    package: str
    said: str | None
    handed_on: bool = True

    @property
    def allowed(self) -> bool:
        """Whether one of the licences among which one may choose is allowed, or all that hold together are."""
        if self.said is None:
            return True
        allowed = ALLOWED if self.handed_on else (*ALLOWED, *RUN_ONLY)
        choices = re.split(r"\bOR\b", self.said)
        return any(
            all(name.strip(" ()").startswith(allowed) for name in re.split(r"\bAND\b|;", choice)) for choice in choices
        )


def licences(lock: Path) -> Iterator[Licence]:
    """The licence of every package that a lock file names."""
    handed_on = lock.stem in HANDED_ON
    for name in dict.fromkeys(package for package, _ in locked(lock)):
        try:
            told = metadata(name)
        except PackageNotFoundError:
            yield Licence(name, None, handed_on)
            continue
        classes = [line.split(" :: ")[-1] for line in told.get_all("Classifier") or () if line.startswith("License ::")]
        short = [text for text in told.get_all("License") or () if len(text) < _LONG]
        said = (*(told.get_all("License-Expression") or ()), "; ".join(classes), *short)
        stated = [one for one in (*said, SAID_ELSEWHERE.get(name)) if one and one != "UNKNOWN"]
        yield Licence(name, stated[0] if stated else "", handed_on)


def locked(lock: Path) -> list[tuple[str, str]]:
    """Each package of a lock file, with its version."""
    found = re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", lock.read_text("utf-8"), re.MULTILINE)
    return [(name.lower(), version) for name, version in found]


def reasons(settings: str) -> dict[str, str]:
    """For each dependency of `pyproject.toml` what is said behind it: why it is there."""
    listed = re.findall(
        r'^    "([^"]+)",[ \t]*(?:#[ \t]*(.*))?$', settings.partition("[project.scripts]")[0], re.MULTILINE
    )
    return {Requirement(name).name.lower(): why.strip() for name, why in listed}


def bill(file: Path) -> None:
    """Write what is in a release: every locked package, with its version and hashes (CycloneDX)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    given = ("--pyproject", "pyproject.toml", "--output-reproducible", "--validate", "-o", str(file))
    subprocess.run(
        [sys.executable, "-m", "cyclonedx_py", "requirements", *given, "requirements/site.txt"], cwd=ROOT, check=True
    )


def known_faults() -> int:
    """Ask for known faults of all that is locked; 0 where there are none."""
    files = [part for file in sorted(LOCKED.glob("*.txt")) for part in ("-r", str(file))]
    options = ("--progress-spinner", "off", "--disable-pip", "--require-hashes", "-f", "json")
    command = [sys.executable, "-m", "pip_audit", *options, *files]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    report = audited(done.stdout)
    if report is None:
        reason = done.stderr.strip().splitlines()[-1:] or ["nobody knew a package"]
        print(
            f"LEFT OUT: known faults; their list is on the network, and does not answer: {reason[0]}", file=sys.stderr
        )
        return 1 if os.environ.get("CI") == "true" else 0
    for line in report:
        print(line)
    return 1 if report else 0


def audited(output: str) -> list[str] | None:
    """The faults that pip-audit tells, a line each, and what it could not judge; None where that is all."""
    try:
        told = json.loads(output)["dependencies"]
    except (ValueError, KeyError):
        return None
    if all("skip_reason" in one for one in told):
        return None
    lines = [f"{one['name']}: not judged, {one['skip_reason']}" for one in told if "skip_reason" in one]
    return lines + [
        f"{one['name']} {one['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions'])}"
        for one in told
        for fault in one.get("vulns", ())
    ]


def main() -> int:
    """All three; 1 where a licence is not allowed, or a fault is known."""
    found = [licence for file in sorted(LOCKED.glob("*.txt")) for licence in licences(file)]
    for licence in sorted(set(found), key=lambda one: one.package):
        print(f"{licence.package:32} {'not installed here' if licence.said is None else licence.said or 'says none'}")
    refused = sorted({licence.package for licence in found if not licence.allowed})
    if refused:
        print(f"no licence that is allowed: {', '.join(refused)}; see ALLOWED in tests/supply.py", file=sys.stderr)
    bill(BILL)
    print(f"Wrote {BILL.relative_to(ROOT)}.")
    return 1 if refused or known_faults() else 0


if __name__ == "__main__":
    sys.exit(main())
