"""`python -m tests.bench [PART ...]`: run the parts, print their figures, and fail where a bar is not held."""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import tests.bench

NOT_PARTS = {"__main__", "line", "grove"}


def main(wanted: list[str]) -> int:
    """Run the parts named, or all."""
    parts = [info.name for info in iter_modules(tests.bench.__path__) if info.name not in NOT_PARTS]
    if unknown := set(wanted) - set(parts):
        sys.exit(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(parts)}")
    held = True
    for part in wanted or parts:
        for line in import_module(f"tests.bench.{part}").bench():
            print(line, flush=True)
            held = held and line.held
    return 0 if held else 1


sys.exit(main(sys.argv[1:]))
