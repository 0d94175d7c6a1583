"""From saving an edited tree to the page that shows it, beside plain MkDocs with the same pages written out."""

from __future__ import annotations

import re
import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.build import pipeline
from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.targets.artifact import Artifact
from tests import project
from tests.bench.line import Line
from tests.preview.served import serving, shows

TREE = "device/printer-fault"
EDITS = 5


def bench() -> Iterator[Line]:
    """The median of several edits, in turns; both servers look for changes twice a second."""
    with TemporaryDirectory() as ours, TemporaryDirectory() as plain:
        for name in ("trees", "docs"):
            shutil.copytree(project.ROOT / name, Path(ours, name))
        for name in ("mkdocs.yml", "pyproject.toml"):
            shutil.copy(project.ROOT / name, Path(ours, name))
        written_out(Path(plain))
        tree, page = Path(ours, f"trees/{TREE}.yml"), Path(plain, f"docs/trees/{TREE}.md")
        mkdocs = ("mkdocs", "serve", "--livereload", "-a", "127.0.0.1:8311")
        took: dict[str, list[float]] = {"ours": [], "plain": []}
        with serving(Path(ours)) as mine, serving(Path(plain), *mkdocs) as theirs:
            for turn in range(EDITS + 1):
                for name, file, url in (("ours", tree, mine), ("plain", page, theirs)):
                    seconds = edited(file, f"{url}trees/{TREE}.html", f"打印机坏了{turn}回")
                    took[name] += [seconds] if turn else []
        ours_, plain_ = (statistics.median(took[name]) for name in ("ours", "plain"))
        details = f"median of {EDITS} edits: {ours_:.2f} s, plain MkDocs {plain_:.2f} s"
        yield Line("edit to shown page, against plain MkDocs", ours_ / plain_, 1.5, "x", details)


def edited(file: Path, url: str, title: str) -> float:
    """Give a tree or page another title; the seconds until it is served."""
    text = re.sub(r"^title: .*$", f"title: {title}", file.read_text("utf-8"), count=1, flags=re.MULTILINE)
    begun = time.perf_counter()
    file.write_text(text, "utf-8")
    if not shows(url, title):
        raise SystemExit(f"{url} never showed {title}")
    return time.perf_counter() - begun


def written_out(folder: Path, root: Path = project.ROOT) -> None:
    """A project's pages as Markdown, for MkDocs without the plug-in; what is drawn and printed is there by name."""
    forest, nothing = pipeline.load(root), Cache(None)
    pages = [*pipeline.sources(forest, nothing), *pipeline.page_files(forest)]
    drawn = pipeline.on_demand(forest, Press(forest, "https://guide.example/", nothing))
    for artifact in (*pages, *(Artifact(path, b"") for path in drawn)):
        file = folder / "docs" / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.data)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(re.sub(r"^plugins: .*$", "plugins: []", settings, flags=re.MULTILINE), "utf-8")
