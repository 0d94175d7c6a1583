"""`python -m tests.fuzz [COUNT]`: judge damaged files of every kind; none may fail the checker, or take a second.

Half of them are real trees among all the others, half a file of a small project that has every kind. What is
still sound there is made into pages, data and the finder's index too, as a build would.

The n-th input is the same on every machine: `python -m tests.fuzz --only N` runs it alone.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
import traceback
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from build_tools.analysis.cost.cost import costs
from build_tools.build import pipeline
from build_tools.build.press import Press
from build_tools.build.trade import assemble, findings_of
from build_tools.cache import Cache
from build_tools.check.fixes import mend
from build_tools.findings import Severity
from build_tools.load.files import read_project
from build_tools.load.source import Source, decode
from build_tools.model.forest import Forest
from build_tools.model.history import path_of, written
from build_tools.reports import formats
from build_tools.reports.checked import Checked
from build_tools.rules import Rule, engine
from build_tools.targets.api import trees
from build_tools.targets.paper.editions import recorded
from build_tools.targets.search.rank import search
from tests.conftest import CACHE, SITE_URL
from tests.mutations import damage
from tests.remembered import SAFETY, UNRECORDED, carry, remembering, with_file
from tests.whole import sources

ROOT = Path(__file__).parent.parent
COUNT = 100_000
CHUNK = 250
RARELY = 20
"""Every so many inputs the ways through all trees are counted too."""
SLOWEST = 1.0
"""Seconds of the processor's time that one input may take."""


class Outcome(NamedTuple):
    """What became of one input."""

    number: int
    path: str
    kind: str
    seconds: float
    found: frozenset[str]
    failure: str = ""


@cache
def real() -> Forest:
    """The project's own forest."""
    forest = assemble(read_project(ROOT))
    findings_of(forest)
    return forest


@cache
def targets() -> tuple[Source, ...]:
    """The files that are damaged: every tree, and the rules of safety."""
    forest = real()
    return (*(tree.source for tree in forest.trees.values()), forest.sources[SAFETY])


@cache
def little() -> tuple[Source, ...]:
    """The files of the small project, with a record of its cards."""
    forest = assemble(sources())
    printed = recorded(forest, Press(forest, SITE_URL, Cache(None)).current(), "2026-11-01")
    return (*sources(), *(Source(path_of(key), written(history)) for key, history in printed.items()))


@cache
def small() -> Forest:
    """The small project's own forest."""
    forest = assemble(little())
    findings_of(forest)
    return forest


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, knowing the real trees already."""
    return remembering(real(), UNRECORDED)


@cache
def rules_of_small() -> tuple[Rule, ...]:
    """All rules, knowing the small project already."""
    return remembering(small())


def judge(source: Source, number: int) -> frozenset[str]:
    """Check one file among all others as the command would, report and mend; the codes found come back."""
    forest = with_file(real(), source)
    findings = engine.check(forest, rules())
    checked = Checked(tuple(findings), forest.sources, (source.path,))
    formats.render(formats.FORMATS[number % len(formats.FORMATS)], checked).encode()
    for mended in mend({source.path: source}, [f.fix for f in findings if f.fix]).values():
        assemble([mended.source])
    if number % RARELY == 0 and not forest.broken:
        costs(forest)
    return frozenset(finding.code for finding in findings)


def judge_whole(source: Source, number: int) -> frozenset[str]:
    """Check a file among those of the small project; where no error is found, make what a build makes of it."""
    forest = assemble([source if each.path == source.path else each for each in little()])
    carry(small(), forest)
    findings = engine.check(forest, rules_of_small())
    checked = Checked(tuple(findings), forest.sources, (source.path,))
    formats.render(formats.FORMATS[number % len(formats.FORMATS)], checked).encode()
    for path, mended in mend(forest.sources, [f.fix for f in findings if f.fix]).items():
        assemble([mended.source if each.path == path else each for each in little()])
    if not any(finding.severity is Severity.ERROR for finding in findings):
        deque((*pipeline.sources(forest, Cache(CACHE)), *pipeline.page_files(forest)), 0)
        search(pipeline.finder_index(forest), source.text[:60])
        for tree in forest.trees.values():
            trees.encode(trees.tree_data(tree, forest))
        return frozenset(("sound", *(finding.code for finding in findings)))
    return frozenset(finding.code for finding in findings)


def spoiled(source: Source, random: Random) -> tuple[str, bytes]:
    """A file damaged once; of a page sometimes its head alone."""
    text = source.text
    cut = text.find("\n---\n") + 1 if source.path.endswith(".md") and random.random() < 0.5 else 0
    if not cut:
        return damage(text.encode(), random)
    kind, head = damage(text[4:cut].encode(), random)
    return kind, b"---\n" + head + text[cut:].encode()


def attempt(number: int) -> Outcome:
    """Make the n-th input and judge it."""
    random = Random(number)
    of_all = number % 2 == 0
    source = random.choice(little() if of_all else targets())
    kind, data = spoiled(source, random)
    rules_of_small() if of_all else rules()
    begun = time.process_time()
    try:
        found = (judge_whole if of_all else judge)(decode(data, source.path), number)
    except Exception:
        return Outcome(number, source.path, kind, time.process_time() - begun, frozenset(), traceback.format_exc())
    return Outcome(number, source.path, kind, time.process_time() - begun, found)


def chunk(start: int) -> tuple[int, list[Outcome], Outcome, Counter[str]]:
    """A stretch of inputs: how many, those that fail or are slow, the slowest, and how often each code was found."""
    outcomes = [attempt(number) for number in range(start, start + CHUNK)]
    bad = [outcome for outcome in outcomes if outcome.failure or outcome.seconds > SLOWEST]
    codes = Counter(code for outcome in outcomes for code in outcome.found or ["nothing"])
    return len(outcomes), bad, max(outcomes, key=lambda outcome: outcome.seconds), codes


def prepare() -> None:
    """Read what every input is judged with, and let Python not look through it for garbage again and again."""
    rules()
    judge_whole(little()[0], 0)
    gc.freeze()
    gc.set_threshold(100_000)


def chunks(count: int) -> Iterator[tuple[int, list[Outcome], Outcome, Counter[str]]]:
    """All of them, on all processors, in order."""
    with ProcessPoolExecutor(os.cpu_count(), initializer=prepare) as pool:
        yield from pool.map(chunk, range(0, count, CHUNK))


def main() -> int:
    """Run, print the figures, and fail where an input fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=COUNT)
    parser.add_argument("--only", type=int, help="run one input, and show how it fails")
    arguments = parser.parse_args()
    if arguments.only is not None:
        outcome = attempt(arguments.only)
        print(outcome.failure or outcome)
        return bool(outcome.failure)
    begun = time.monotonic()
    done, bad, codes = 0, [], Counter[str]()
    slowest: Outcome | None = None
    for size, failing, slow, found in chunks(arguments.count):
        done += size
        bad += failing
        codes += found
        slowest = slow if slowest is None or slow.seconds > slowest.seconds else slowest
        if sys.stderr.isatty():
            print(f"\r{done:,} of {arguments.count:,}, {len(bad)} bad", end="", file=sys.stderr, flush=True)
    for outcome in bad[:5]:
        print(f"\ninput {outcome.number} ({outcome.path}, {outcome.kind}): {outcome.seconds:.2f} s\n{outcome.failure}")
    print("\nfound:", ", ".join(f"{code} {count:,}" for code, count in sorted(codes.items())))
    print(f"{done:,} inputs in {time.monotonic() - begun:.0f} s; {len(bad)} failed or took over {SLOWEST:g} s")
    if slowest:
        took = f"{slowest.seconds * 1000:.0f} ms"
        print(f"the slowest took {took}: input {slowest.number} ({slowest.path}, {slowest.kind})")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
