"""What an editor knows of the files: the schemas as a real language server reads them, tasks, snippets."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from build_tools.build.schemas import associations, kind_of, schemas
from build_tools.load.reader import read
from build_tools.model.forest import Forest
from tests import npm, project
from tests.editor.server import LanguageServer
from tests.project import ROOT, trees

VSCODE = ROOT / ".vscode"


@pytest.fixture(scope="module")
def made(forest: Forest) -> dict[str, Any]:
    return {each.path: json.loads(each.data) for each in schemas(forest)}


def test_every_file_that_authors_edit_has_a_schema(forest: Forest) -> None:
    edited = [path for path in forest.sources if path.startswith(("trees/", "docs/data/")) and path.endswith(".yml")]
    assert len(edited) > 60
    assert [path for path in edited if kind_of(path) is None] == []


def test_every_file_is_valid_by_its_published_schema(forest: Forest, made: dict[str, Any]) -> None:
    for source in forest.sources.values():
        if place := kind_of(source.path):
            document, _ = read(source)
            assert document
            # JSON has no dates: a schema sees what a language server sees
            value = json.loads(json.dumps(document.data, default=str))
            errors = [each.message for each in jsonschema.Draft202012Validator(made[place]).iter_errors(value)]
            assert not errors, (source.path, errors[:3])


def test_every_key_has_a_description_and_an_example(made: dict[str, Any]) -> None:
    bare = [
        (place, name, key)
        for place, schema in made.items()
        for name, shape in [("top", schema), *schema.get("$defs", {}).items()]
        for key, value in shape.get("properties", {}).items()
        if not value.get("description") or not value.get("examples")
    ]
    assert bare == []


def test_each_value_that_may_be_chosen_is_explained(made: dict[str, Any]) -> None:
    for place, schema in made.items():
        for shape in [schema, *schema.get("$defs", {}).values()]:
            for key, value in shape.get("properties", {}).items():
                chosen = [*value.get("enum", ()), *value.get("items", {}).get("enum", ())]
                if key not in ("who", "to", "marks") or "codes" in place:  # those of a site are its own words
                    assert all(str(each) in value["description"] for each in chosen), (place, key)


def test_the_committed_schemas_are_those_of_today(made: dict[str, Any]) -> None:
    for place, schema in made.items():
        committed = json.loads((ROOT / place).read_text("utf-8"))
        assert _no_examples(committed) == _no_examples(schema), "run: make schemas"


def test_the_editor_is_told_where_the_schemas_are(forest: Forest) -> None:
    settings = json.loads((VSCODE / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == associations(forest), "run: make schemas"


def test_the_task_reads_what_the_check_writes(tmp_path: Path) -> None:
    site = project.small(tmp_path)
    file = site / "trees/till/no-receipt.yml"
    file.write_text(file.read_text("utf-8").replace("start: paper", "start: papre"), "utf-8")
    told = trees(site, "check", "--format", "line")
    task = json.loads((VSCODE / "tasks.json").read_text("utf-8"))["tasks"][0]["problemMatcher"]["pattern"]
    found = re.fullmatch(task["regexp"], told.stdout.rstrip("\n"))
    assert found, told.stdout
    assert [found[task[key]] for key in ("file", "line", "column", "severity", "code")] == [
        *("trees/till/no-receipt.yml", "5", "8", "error", "B201")
    ]
    assert "did you mean `paper`" in found[task["message"]]


def test_the_snippet_of_a_tree_is_a_sound_tree(tmp_path: Path) -> None:
    body = json.loads((VSCODE / "trees.code-snippets").read_text("utf-8"))["tree"]["body"]
    text = "\n".join(body)
    text = text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-11-28")
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    site = project.small(tmp_path)
    (site / "trees/till/new.yml").write_text(text + "\n", "utf-8")
    told = trees(site, "check", "trees/till/new.yml", "--severity", "error")
    assert told.returncode == 0, told.stdout


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    if not npm.there() or not npm.locked():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("LEFT OUT: npm cannot fetch the server here")
    settings = json.loads((VSCODE / "settings.json").read_text("utf-8"))
    asked = {"schemas": settings["yaml.schemas"], "validate": True, "hover": True, "completion": True}
    running = LanguageServer(ROOT, {"yaml": {**asked, "schemaStore": {"enable": False}}})
    yield running
    running.close()


def test_a_real_language_server_finds_no_fault_in_the_files(server: LanguageServer) -> None:
    """One of each kind, whatever its name: the settings of this project are what is tried."""
    files = [min(ROOT.glob("trees/*/index.yml")), min(ROOT.glob("trees/*/[!i]*.yml"))]
    files += [ROOT / "trees/safety.yml", ROOT / "trees/site.yml", ROOT / "docs/data/fees.yml"]
    for file in files:
        assert server.open(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) == [], file


@pytest.mark.parametrize(
    ("name", "node", "told"),
    [
        ("no-to", "call: {end: escalate, say: 致电。}", '"to"'),
        ("one-answer", "look: {ask: 有吗？, answers: {有: call}}", "fewer properties"),
        ("mark", "pay: {do: 收款, marks: [charge-agian], next: call}", "charge-again"),
        ("key", "pay: {do: 收款, nxet: call}", "nxet"),
    ],
)
def test_a_real_language_server_tells_what_is_wrong(server: LanguageServer, name: str, node: str, told: str) -> None:
    text = f"title: 甲\nsummary: 乙。\nreviewed: 2026-11-28\nstart: call\nnodes:\n  {node}\n"
    found = server.open(f"trees/device/{name}.yml", text)
    assert any(told in each["message"] for each in found), found


def test_a_real_language_server_explains_and_completes(server: LanguageServer) -> None:
    path = "trees/device/hover.yml"
    server.open(path, "title: 甲\nnodes:\n  pay:\n    do: 收款\n    minutes: 1\n    \n")
    shown = server.at("hover", path, 4, 6)["contents"]["value"]
    assert "分钟" in shown and "1" in shown
    offered = server.at("completion", path, 5, 4)["items"]
    assert {"who", "fixes", "next", "guard"} <= {item["label"] for item in offered}
    said = next(item for item in offered if item["label"] == "fixes")
    assert "0.7" in json.dumps(said, ensure_ascii=False)


def _no_examples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _no_examples(item) for key, item in value.items() if key != "examples" or isinstance(item, dict)}
    return [_no_examples(item) for item in value] if isinstance(value, list) else value
