"""Commands that are killed at a random moment: what was there stays, whole, and the next run sweeps up.

`python -m tests.interrupted [COUNT]` does it COUNT times; `make soak` 200 times.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from build_tools.build.output import MANIFEST, files_of, written
from tests import project
from tests.project import ROOT

COUNT = 200
TREE = "trees/till/no-receipt.yml"
MENDED = "ask: 打印机里还有纸吗？"
SPOILED = "ask: 打印机里  还有纸吗？"
"""What `--fix` mends: two blanks."""
WORKSHOP = re.compile(r"\.[a-z]+-trees-[a-z0-9_]{8}/")
"""Where a folder is made that nobody sees before it is whole; what is left of one is swept."""
FOREIGN = ("notes.txt", "trees/notes.txt", "docs/.tmp-mine", "build/mine.txt", ".site-trees-mine")
"""Files of somebody else, some with names like ours."""


class Command(NamedTuple):
    """What is run, and where it writes."""

    words: tuple[str, ...]
    writes: tuple[str, ...]


COMMANDS = (
    Command(("site",), ("site",)),
    Command(("cards",), ("build/cards",)),
    Command(("cards", "till/no-receipt", "--paper", "a5"), ("build/cards",)),
    Command(("editions", "--record", "--today", "2026-11-02"), ("docs/data/editions",)),
    Command(("check", "--fix"), (TREE,)),
    Command(("build", "--out", "pages"), ("pages",)),
)


def prepared(folder: Path) -> Path:
    """A project with a site and cards, and with files that are none of ours."""
    project.small(folder)
    for words in (("site",), ("cards",)):
        done = project.trees(folder, *words)
        assert done.returncode == 0, done.stderr
    for name in FOREIGN:
        (folder / name).write_text("mine", "utf-8")
    return folder


def start(folder: Path, words: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """Run a command as the head of a group of its own, so that its children can be found."""
    command = [sys.executable, "-m", "build_tools", *words]
    quiet = subprocess.DEVNULL
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=folder, env=env, stdout=quiet, stderr=quiet, start_new_session=True)


def kill(folder: Path, command: Command, after: float, by: signal.Signals = signal.SIGKILL) -> bool:
    """Run it and end it after so many seconds; whether it was still at work. Its children end too."""
    spoil(folder)
    process = start(folder, command.words)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(by)
    process.wait(60)
    deadline = time.monotonic() + 10
    while _group(process.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _group(process.pid), "children outlive their parent"
    return process.returncode < 0


def _group(leader: int) -> bool:
    """Whether a process of a group is alive."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = status.read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if int(group) == leader and state != "Z":
            return True
    return False


def spoil(folder: Path) -> None:
    """Put something into a tree that `--fix` mends."""
    file = folder / TREE
    text = file.read_text("utf-8")
    file.write_text(text.replace(MENDED, SPOILED), "utf-8")


def whole(folder: Path, before: dict[str, bytes]) -> list[str]:
    """What is not as it was, and not as a finished command leaves it either."""
    wrong = [name for name in FOREIGN if (folder / name).read_text("utf-8") != "mine"]
    now = project.snapshot(folder)
    text = now[TREE].decode()
    if text.replace(SPOILED, MENDED) != before[TREE].decode().replace(SPOILED, MENDED):
        wrong.append(TREE)
    kept = ("trees/", "docs/", "mkdocs.yml")
    wrong += [name for name, data in before.items() if name.startswith(kept) and name != TREE and now.get(name) != data]
    site = folder / "site"
    if files_of(site) != written(site) or not (site / MANIFEST).is_file():
        wrong.append("site/ is not what its list says")
    seen = [name for name in now if name.endswith(".pdf") and not WORKSHOP.match(name)]
    wrong += [name for name in seen if not now[name].rstrip().endswith(b"%%EOF")]
    return wrong


def leftovers(folder: Path) -> list[str]:
    """What a command that was killed had begun, and nobody has swept."""
    found = [*folder.glob(".*-trees-????????"), *folder.rglob(".trees-tmp-*")]
    return sorted(str(path.relative_to(folder)) for path in found if str(path.relative_to(folder)) not in FOREIGN)


def trial(folder: Path, random: Random) -> tuple[str, bool]:
    """Kill one command, then let it finish; its name, and whether it was killed at work."""
    command = random.choice(COMMANDS)
    begun = time.monotonic()
    spoil(folder)
    assert start(folder, command.words).wait(300) in (0, 1)
    lasts = time.monotonic() - begun
    before = project.snapshot(folder)
    killed = kill(folder, command, random.uniform(0.1, lasts))
    wrong = whole(folder, before)
    assert wrong == [], (command.words, wrong)
    assert start(folder, command.words).wait(300) in (0, 1)
    assert leftovers(folder) == [], command.words
    assert whole(folder, before) == []
    return " ".join(command.words), killed


def main() -> None:
    """Print how many were killed at work."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    random = Random(11)
    with tempfile.TemporaryDirectory() as place:
        folder = prepared(Path(place) / "project")
        killed = [name for name, at_work in (trial(folder, random) for _ in range(count)) if at_work]
    print(f"{count} commands, {len(killed)} of them killed at work: nothing lost, nothing foreign touched, all swept")


if __name__ == "__main__":
    main()
