"""The site of this project: from nothing, with nothing new, after an edited hint, and beside plain MkDocs."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import project
from tests.bench.line import Line
from tests.bench.serve import written_out
from tests.bench.used import Used, least, used

FORMER = "f431af9"
"""A commit before layouts were searched with an order of our own: what a tree cost then."""
SITE = ("build_tools", "site")
TIMES, TIMES_COLD = 3, 2
COLD = 52
"""The bar of a build from nothing was set for so many trees; those that there are now are counted in proportion."""
EVERY = 8
"""Every so many trees stand for all in the comparison with the former code."""
_HINT = re.compile(r"(?<=hint: )(?=[\u4e00-\u9fff])")


def bench() -> Iterator[Line]:
    """Processor time of whole processes, the least of several."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as plain:
        root = Path(folder)
        cold = min(_from_nothing(root / str(turn)) for turn in range(TIMES_COLD))
        root /= "0"
        trees = len(list((root / "trees").glob("*/*.yml"))) - len(list((root / "trees").glob("*/index.yml")))
        details = (
            f"{cold.seconds:.2f} s for all {trees}, {1000 * cold.seconds / trees:.0f} ms each, {cold.megabytes:.0f} MB"
        )
        yield Line(f"a site of {COLD} trees from nothing", cold.seconds * COLD / trees, 30, "s", details)
        warm = least(TIMES, SITE, root)
        yield Line("a site with nothing new", warm, 2, "s", f"{trees} trees")
        edited = min(_edited(root, turn) for turn in range(TIMES))
        yield Line("a site after an edited hint", edited / warm, 1.1, "x", f"{edited:.2f} s, nothing new {warm:.2f} s")
        written_out(Path(plain))
        mkdocs = least(TIMES, ("mkdocs", "build", "-q"), Path(plain))
        details = f"ours {warm:.2f} s, plain MkDocs on the same written pages {mkdocs:.2f} s"
        yield Line("a site against plain MkDocs", warm / mkdocs, 1.25, "x", details)
    yield from _beside_former()


def _from_nothing(root: Path) -> Used:
    """What a build costs that finds no cache."""
    root.mkdir()
    return used(SITE, project.copy_without_cache(root))


def _edited(root: Path, turn: int) -> float:
    """What a build costs after another hint of some tree says something else."""
    for tree in sorted((root / "trees").glob("*/*.yml"))[turn:]:
        text = tree.read_text("utf-8")
        if _HINT.search(text):
            tree.write_text(_HINT.sub("又", text, count=1), "utf-8")
            return used(SITE, root).seconds
    raise SystemExit("no tree has a hint")


def _beside_former() -> Iterator[Line]:
    """The faces of some trees, made from nothing by today's code and by the code of a former commit, in turns."""
    command = ["git", "archive", FORMER, "build_tools", "trees", "docs", "mkdocs.yml", "pyproject.toml"]
    packed = subprocess.run(command, cwd=project.ROOT, capture_output=True, check=False)
    if packed.returncode:
        print(f"LEFT OUT: a tree against what it cost at {FORMER}; that commit is not here", file=sys.stderr)
        return
    with TemporaryDirectory() as folder, TemporaryDirectory() as former:
        root, package = Path(folder), Path(former)
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(root, filter="data")
        (root / "build_tools").rename(package / "build_tools")  # a module of the working folder would come first
        (root / "faces.py").write_text(_FACES.format(every=EVERY), "utf-8")
        new, old = (_faces(root, code) for code in (project.ROOT, package))
    details = f"cards, charts and pictures of every {EVERY}th tree of then: {new:.1f} s, then {old:.1f} s"
    yield Line("a tree from nothing against what it cost before", new / old, 0.2, "x", details)


def _faces(root: Path, code: Path) -> float:
    """Seconds of the processor for the trees alone, once the typeface is read."""
    used(("faces",), root, code)
    return float((root / "seconds").read_text("utf-8"))


_FACES = """\
import time
from pathlib import Path
from build_tools.build import pipeline
from build_tools.build.press import Press
from build_tools.cache import Cache

forest = pipeline.load(Path.cwd())
press = Press(forest, "https://guide.example/", Cache(None))
for place, key in enumerate(sorted(forest.trees)[::{every}]):
    tree = forest.trees[key]
    press.chart(tree), press.card(tree), press.card(tree, "steps"), press.thumbnail(tree)
    begun = begun if place else time.process_time()
Path("seconds").write_text(str(time.process_time() - begun))
"""
"""What both versions understand."""
