"""A new tree: all that a tree has, with a line to be written wherever only its author knows what to say."""

from __future__ import annotations

from build_tools.edit.names import Refused, is_tree_id
from build_tools.model.forest import Forest
from build_tools.schema.shape import SCHEMA_ID

_STEP = 10
"""Between one category's place and the next."""


def scaffold(forest: Forest, key: str, day: str) -> dict[str, str]:
    """The files of a new tree, by path: its own, and its category's where that is new. Raises Refused."""
    if not is_tree_id(key):
        raise Refused(f"`{key}` is no tree's id: category/name, in lower-case letters, digits and single hyphens")
    path, category = f"trees/{key}.yml", key.partition("/")[0]
    if path in forest.sources:
        raise Refused(f"there is a file {path} already")
    if heir := forest.successors.get(key):
        raise Refused(f"`{key}` is the former id of `{heir}`, and old cards lead there by it")
    files = {path: _tree(forest, day)}
    index = f"trees/{category}/index.yml"
    if index not in forest.sources:
        last = max((one.order for one in forest.categories.values()), default=0)
        todo = forest.locale.text
        files[index] = f"title: {todo('new.category')}\ndescription: {todo('new.description')}\norder: {last + _STEP}\n"
    return files


def _tree(forest: Forest, day: str) -> str:
    words = forest.locale.part("new")
    roles = [role for role in forest.site.roles.values() if role.telephone] or [
        role for key, role in forest.site.roles.items() if key != forest.site.default_role
    ]
    to = roles[0].id if roles else "support"
    return f"""\
# yaml-language-server: $schema=../{SCHEMA_ID}
title: {words["title"]}
summary: {words["summary"]}
aliases: [{words["alias"]}]
reviewed: {day}
start: look

nodes:
  look:
    ask: {words["question"]}
    answers:
      {words["yes"]}: act
      {words["no"]}: help
      {words["unsure"]}: help

  act:
    do: {words["action"]}
    minutes: 1
    next: done

  done:
    end: resolved
    say: {words["done"]}

  help:
    end: escalate
    say: {words["help"]}
    to: {to}
    bring: [{words["bring"]}]

examples:
  - {{title: {words["first"]}, answers: [{words["yes"]}], ends: done}}
  - {{title: {words["second"]}, answers: [{words["no"]}], ends: help}}
  - {{title: {words["third"]}, answers: [{words["unsure"]}], ends: help}}
"""
