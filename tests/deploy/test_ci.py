"""What other people's CI runs: workflows and hooks by their published schemas, and reviews that fall due one by one."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from build_tools.build.reviews import due_reviews
from build_tools.model.forest import Forest
from tests import project
from tests.project import ROOT, trees

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TREE = "trees/till/no-receipt.yml"


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_fits_the_published_schema(file: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_each_step_calls_a_make_target_that_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    called: Counter[str] = Counter()
    for file in WORKFLOWS:
        for job in yaml.safe_load(file.read_text("utf-8"))["jobs"].values():
            for run in (step["run"] for step in job["steps"] if "run" in step):
                words = shlex.split(run)
                if words[0] != "make":
                    assert words[0] in ("gh", "test"), run
                    continue
                target = next(word for word in words[1:] if not word.startswith("-"))
                assert target in targets, run
                called[target] += 1
    assert {"check", "test", "site", "cards", "diff", "reviews"} <= called.keys()


def test_the_hook_stops_a_commit_with_a_broken_tree(tmp_path: Path) -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    site = project.small(tmp_path)
    wanted = (TREE, "trees/safety.yml", "docs/about.md", "mkdocs.yml")
    assert all(re.search(hooks["trees-check"]["files"], path) for path in wanted)
    assert not re.search(hooks["trees-check"]["files"], "README.md")
    entry = shlex.split(hooks["trees-check"]["entry"])
    assert entry[0] == "trees"
    assert trees(site, *entry[1:]).returncode == 0
    file = site / TREE
    file.write_text(file.read_text("utf-8").replace("start: paper", "start: papre"), "utf-8")
    done = trees(site, *entry[1:])
    assert done.returncode == 1 and "did you mean `paper`" in done.stdout


def test_reviews_of_one_day_fall_due_on_many(forest: Forest) -> None:
    found = due_reviews(forest)
    days = Counter(each.due for each in found)
    assert len(found) > 50
    assert max(days.values()) <= 6
    assert all(each.reviewed < each.due <= each.reviewed + dt.timedelta(forest.settings.limits.days) for each in found)
    assert found == sorted(found, key=lambda each: (each.due, each.path))


def test_what_is_overdue_is_a_report_and_no_red_build(tmp_path: Path) -> None:
    site = project.small(tmp_path)
    file = site / TREE
    file.write_text(re.sub(r"reviewed: .*", "reviewed: 2020-01-01", file.read_text("utf-8")), "utf-8")
    assert trees(site, "check").returncode == 0
    assert "B404" in trees(site, "check", "--today", "2026-11-28").stdout
    told = trees(site, "reviews", "--today", "2026-11-28")
    assert told.returncode == 0
    assert re.search(rf"\| `{TREE}` \| 2020-01-01 \| \d+-\d+-\d+ \| \d+ days overdue \|", told.stdout)
    assert trees(site, "reviews", "--today", "2026-11-02", "--within", "0").stdout.count("\n") == 3
