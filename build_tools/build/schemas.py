"""The JSON Schemas of all files that authors edit, and which editor setting ties them to the files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from importlib.resources import files
from typing import Any

import yaml

from build_tools.build.trade import FORMS, PROFILES
from build_tools.load.reader import read
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.history import HISTORY
from build_tools.model.profile import FOLDER, profile_id
from build_tools.model.synonyms import QUESTIONS, SYNONYMS
from build_tools.model.values import FILE as VALUES_FILE
from build_tools.model.values import VALUES
from build_tools.schema import shape
from build_tools.schema.described import JsonSchema, held
from build_tools.schema.shape import SCHEMA_ID, Form, file_schema, tree_schema
from build_tools.schema.validate import validate
from build_tools.targets.artifact import Artifact

DATA = "docs/data"
SCHEMAS = f"{DATA}/schemas"
TREES = "trees/*/*.yml"
PROFILE_SCHEMA = f"{FOLDER}/profile.schema.json"
_KINDS: dict[str, tuple[Form[Any], str]] = {
    f"trees/{SCHEMA_ID}": (shape.TREE, TREES),
    "trees/category.schema.json": (shape.CATEGORY, "trees/*/index.yml"),
    "trees/safety.schema.json": (shape.SAFETY, "trees/safety.yml"),
    "trees/site.schema.json": (shape.SITE, "trees/site.yml"),
    "trees/values.schema.json": (VALUES, VALUES_FILE),
    PROFILE_SCHEMA: (PROFILES.form, f"{FOLDER}/*.yml"),
    f"{SCHEMAS}/editions.schema.json": (HISTORY, f"{DATA}/editions/*.yml"),
    **{
        f"{SCHEMAS}/{name}.schema.json": (form, f"{DATA}/{name}.yml")
        for name, form in {
            "glossary": shape.GLOSSARY,
            "questions": QUESTIONS,
            "sources": shape.SOURCES,
            "synonyms": SYNONYMS,
            **FORMS,
        }.items()
    },
}
"""A schema's place → the form, and the files that have it; an `index.yml` is no tree."""


def kind_of(path: str) -> str | None:
    """The schema of a file, by paths under the project's root; None where it has none."""
    if path.startswith(f"{FOLDER}/") and profile_id(path) is None:
        return None
    found = [place for place, (_, pattern) in _KINDS.items() if fnmatch(path, pattern)]
    return found[-1] if found else None


def schemas(forest: Forest) -> Iterator[Artifact]:
    """The schema of each kind of file that a project has; examples are what its own files hold."""
    words = {**_trade_words(), **forest.locale.part("schema")}
    for place, (form, _) in _KINDS.items():
        shown = held(_values(form, (s for s in forest.sources.values() if kind_of(s.path) == place)))
        wanted = place == PROFILE_SCHEMA and VALUES_FILE in forest.sources  # before there is a profile
        if not shown and not wanted and not any(kind_of(path) == place for path in forest.sources):
            continue
        if form is shape.TREE:
            made = tree_schema(words, forest.site.roles, forest.safety.marks, shown)
        else:
            made = file_schema(form, words, shown)
        yield Artifact(place, _text(made))


def associations(forest: Forest) -> dict[str, list[str]]:
    """For an editor's setting `yaml.schemas`: each schema and the files that it is for."""
    return {f"./{made.path}": _globs(_KINDS[made.path][1], forest) for made in schemas(forest)}


def editor_settings(forest: Forest) -> Artifact:
    """What an editor with a YAML language server is told: which file has which schema."""
    settings = {
        "yaml.schemas": associations(forest),
        "yaml.format.enable": False,
        "files.eol": "\n",
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True},
    }
    return Artifact(".vscode/settings.json", _text(settings))


def _globs(pattern: str, forest: Forest) -> list[str]:
    if pattern == TREES:
        folders = sorted({tree.category for tree in forest.trees.values()})
        return [f"trees/{folder}/!(index).yml" for folder in folders]
    return [pattern.replace("editions/*", "editions/**/*")]


def _values(form: Form[Any], sources: Iterable[Source]) -> Iterator[Any]:
    for source in sources:
        document, _ = read(source)
        value = validate(form, document)[0] if document else None
        if value is not None:
            yield value


def _trade_words() -> dict[str, str]:
    text = files("build_tools").joinpath("pos", "schema.yml").read_text("utf-8")
    return {str(key): str(value) for key, value in yaml.safe_load(text).items()}


def _text(made: JsonSchema) -> bytes:
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()
