"""How site, cards and finder grow with the number of trees: processor time, memory, and the finder's weight.

`python -m tests.bench growth` takes small numbers; `make soak` takes 100, 500 and 2,000.
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.targets import paths
from tests.bench.grove import CATEGORIES, plant
from tests.bench.line import Line
from tests.bench.serve import written_out
from tests.bench.used import used

SMALL = (12, 48)
LARGE = (100, 500, 2_000)
LINEAR = 1.2
"""So many times what it would take if each tree took as long as where there are few."""
FINDER = 1_000_000
"""Bytes, compressed, that a telephone loads to search whatever number of trees."""
AHEAD = 6_000_000
"""The same for what is stored before anybody asks."""
MEMORY = 1_500
"""Megabytes."""
SETTINGS = """\
site_name: 很多树
site_url: https://guide.example/
use_directory_urls: false
theme: {name: material, language: zh, font: false}
plugins: [trees]
markdown_extensions: [attr_list, md_in_html, tables]
nav:
  - 首页: index.md
  - 排障:
"""


@dataclass(frozen=True, slots=True)
class Grown:
    """What a project of so many trees costs; seconds of the processor."""

    count: int
    cold: float
    """The site, cards and all, from nothing."""
    warm: float
    """The site with nothing new."""
    finder: float
    mkdocs: float
    """Plain MkDocs on the written pages: its own share."""
    megabytes: float
    index: int
    """Bytes of the finder's index, compressed."""
    ahead: int
    """Bytes that are stored ahead, compressed."""
    page: int
    """Bytes of the page of a tree: the navigation in it must not grow."""


def bench(counts: Sequence[int] = SMALL) -> Iterator[Line]:
    """Each number of trees in a process of its own, and what the larger costs against the smaller."""
    grown = []
    for count in counts:
        grown.append(measured(count))
        yield from _lines(grown[-1])
    for few, many in pairwise(grown):
        times = many.count / few.count
        own = math.log(many.mkdocs / few.mkdocs) / math.log(times)
        for name in ("cold", "warm", "finder"):
            before, after = getattr(few, name), getattr(many, name)
            exponent = math.log(after / before) / math.log(times)
            said = f"exponent {exponent:.2f}, that of plain MkDocs {own:.2f}"
            details = f"{few.count:,} → {many.count:,} trees: {before:.2f} → {after:.2f} s, {said}"
            yield Line(f"growth of {name}", after / before / times, LINEAR, "x linear", details)
        yield Line("growth of a page", many.page / few.page, 1.05, "x", f"{few.page:,} → {many.page:,} bytes")


def _lines(one: Grown) -> Iterator[Line]:
    details = f"{one.cold:.1f} s from nothing, {one.warm:.1f} s with nothing new, plain MkDocs {one.mkdocs:.1f} s"
    yield Line(f"memory for {one.count:,} trees", one.megabytes, MEMORY, "MB", details)
    yield Line(
        f"the finder of {one.count:,} trees", one.index / 1000, FINDER / 1000, "kB", f"made in {one.finder:.1f} s"
    )
    yield Line(f"stored ahead of {one.count:,} trees", one.ahead / 1000, AHEAD / 1000, "kB", "compressed")


def measured(count: int) -> Grown:
    """Plant so many trees, build their site twice, and the same pages with MkDocs alone."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as plain:
        root = Path(folder)
        project(root, count)
        cold, warm = (used(("build_tools", "site"), root) for _ in range(2))
        finder = used(("build_tools", "find", "没反应"), root).seconds
        written_out(Path(plain), root)
        mkdocs = used(("mkdocs", "build", "-q"), Path(plain)).seconds
        site = root / "site"
        return Grown(
            count,
            cold.seconds,
            warm.seconds,
            finder,
            mkdocs,
            max(cold.megabytes, warm.megabytes),
            len(gzip.compress((site / paths.FINDER_INDEX).read_bytes())),
            sum(len(gzip.compress(file.read_bytes())) for file in _ahead(site)),
            (site / paths.page("c0/t0")).stat().st_size,
        )


def project(root: Path, count: int) -> None:
    """A project of so many trees that a site can be built of."""
    plant(root, count)
    (root / "docs").mkdir()
    places = "".join(f"      - 第{number}类: trees/c{number}/index.md\n" for number in range(min(CATEGORIES, count)))
    (root / "mkdocs.yml").write_text(SETTINGS + places, "utf-8")


def _ahead(site: Path) -> Iterator[Path]:
    """The packs that are stored before anybody asks, and the finder."""
    worker = (site / "sw.js").read_text("utf-8")
    names = worker.split("const AHEAD = ", 1)[1].split(";\n", 1)[0]
    yield from (file for file in sorted((site / "packs").iterdir()) if f'"packs/{file.name}"' in names)
    yield site / paths.FINDER_INDEX
