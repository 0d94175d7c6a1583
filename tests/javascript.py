"""`python -m tests.javascript`: eslint and the types of the site's scripts, where node is there; under CI always."""

from __future__ import annotations

import os
import subprocess
import sys

from tests import npm
from tests.project import ROOT

CHECKS = (
    ("eslint", "--max-warnings", "0", "--cache", "--cache-location", ".cache/eslint", "build_tools"),
    ("tsc", "--project", "."),
    ("tsc", "--project", "tests/scripts"),
)
"""What is run, all at a time: the rules, then the types of pages' scripts and of the service worker."""


def missing() -> str:
    """Why the scripts cannot be judged here; nothing where they can."""
    if not npm.there():
        return "the site's scripts: there is no node, or no npm, here"
    return "" if npm.locked() else "the site's scripts: npm cannot fetch the tools that judge them"


def main() -> int:
    """Run every check; 1 where one fails, or where none can be run under CI."""
    if reason := missing():
        print(f"LEFT OUT: {reason}", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    running = [subprocess.Popen([str(npm.TOOLS / check[0]), *check[1:]], cwd=ROOT) for check in CHECKS]
    codes = [process.wait() for process in running]
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
