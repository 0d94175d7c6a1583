"""What a folder of output remembers of its run: which run it is, and which parts of it are finished."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

from build_tools.print_run import partition
from build_tools.print_run.store import Store

RUN, MANIFEST, LEFT_OUT = "run.json", "manifest.csv", "left-out.csv"
"""Which run it is; what was printed of which row; which rows were left out, and why."""


class NotThisRun(Exception):
    """A place that must not be written to; the message says why, and what to do."""


class Ledger:
    """The memory of one run in a place."""

    def __init__(self, store: Store, run: Mapping[str, Any]) -> None:
        """Begin a run or go on with it; NotThisRun where something else is there."""
        self._store = store
        said = json.dumps(run, ensure_ascii=False, indent=1).encode() + b"\n"
        found = store.read(RUN)
        self._begun = found is not None
        if found is None:
            if foreign := sorted(store.names() - {RUN}):
                raise NotThisRun(f"{store.place} holds what no print run wrote, `{foreign[0]}`; name another folder")
            store.put({RUN: said})
        elif found != said:
            raise NotThisRun(f"{store.place} holds another run: {_differences(found, run)}. Name another folder")

    @cached_property
    def complete(self) -> bool:
        """Whether nothing is left to be done."""
        return self._begun and self._store.has(MANIFEST)

    def finished(self, number: int) -> int | None:
        """How many rows a part has, if it was finished earlier and all its files are still there."""
        if not self._begun or (data := self._store.read(partition.listed(number))) is None:
            return None
        files = [line["file"] for line in csv.DictReader(io.StringIO(data.decode()), partition.HEADS)]
        folder = files[0].rpartition("/")[0] if files else ""
        there = self._store.names(folder) if folder else set(filter(self._store.has, set(files)))
        return len(files) if set(files) <= there else None

    def close(self, parts: int, left_out: Iterable[tuple[int, str, str]]) -> None:
        """Write down what was printed and what was not."""
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("line", "column", "reason"))
        table.writerows(left_out)
        self._store.put({LEFT_OUT: out.getvalue().encode()})
        head = ",".join(partition.HEADS).encode() + b"\n"
        lines = (self._store.read(partition.listed(number)) or b"" for number in range(1, parts + 1))
        self._store.join(MANIFEST, chain((head,), lines))
        self.tidy()

    def tidy(self) -> None:
        """Take away what only a run under way needs."""
        self._store.remove(sorted(self._store.names(partition.PARTS)))
        self._store.remove_folder(partition.PARTS)


def _differences(found: bytes, run: Mapping[str, Any]) -> str:
    try:
        before = json.loads(found)
        return ", ".join(f"another {key}" for key in run if before.get(key) != run[key]) or "of another version"
    except (ValueError, AttributeError):
        return f"its {RUN} cannot be read"
