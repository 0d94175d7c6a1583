"""`python -m tests.bench [--json] [PART ...]`: run the parts, print their figures, and fail where a bar is not held."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pkgutil import iter_modules

import tests.bench

NOT_PARTS = {"__main__", "line", "grove", "used"}


def main(wanted: list[str]) -> int:
    """Run the parts named, or all; with `--json`, what comes out is one list."""
    as_data = "--json" in wanted
    wanted = [part for part in wanted if part != "--json"]
    parts = [info.name for info in iter_modules(tests.bench.__path__) if info.name not in NOT_PARTS]
    if unknown := set(wanted) - set(parts):
        sys.exit(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(parts)}")
    lines = []
    for part in wanted or parts:
        for line in import_module(f"tests.bench.{part}").bench():
            lines.append(line)
            if not as_data:
                print(line, flush=True)
    if as_data:
        print(json.dumps([line.as_data() for line in lines], ensure_ascii=False, indent=1))
    return 0 if all(line.held for line in lines) else 1


sys.exit(main(sys.argv[1:]))
