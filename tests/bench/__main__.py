"""`python -m tests.bench [--json] [PART ...]`: run the parts, print their figures, and fail where a bar is not held."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pkgutil import iter_modules

import tests.bench
from tests.bench.part import lines

NOT_PARTS = {"__main__", "line", "grove", "part", "used"}


def main(wanted: list[str]) -> int:
    """Run the parts named, or all; with `--json`, what comes out is one list."""
    as_data = "--json" in wanted
    wanted = [part for part in wanted if part != "--json"]
    parts = [info.name for info in iter_modules(tests.bench.__path__) if info.name not in NOT_PARTS]
    if unknown := set(wanted) - set(parts):
        sys.exit(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(parts)}")
    told = []
    # Each in a process of its own: what one holds would be looked through for garbage by the next, and count as its.
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        for found in processes.map(lines, wanted or parts):
            told += found
            if not as_data:
                print(*found, sep="\n", flush=True)
    if as_data:
        print(json.dumps([line.as_data() for line in told], ensure_ascii=False, indent=1))
    return 0 if all(line.held for line in told) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
