"""Rules that remember what they have found in the real trees, to judge one changed tree among them quickly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from build_tools.build.trade import all_rules, assemble
from build_tools.findings import Finding
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.values import FILE as VALUES
from build_tools.rules import Rule


def remembering(forest: Forest) -> tuple[Rule, ...]:
    """All rules; those that look at each tree alone look again only at trees that are not the forest's own.

    That an edition is not on record is no fault of a tree: every change of a card makes it so.
    """
    rules = [rule for rule in all_rules() if rule.name != "edition-not-recorded"]
    return tuple(_remembering(rule, forest) if rule.alone else rule for rule in rules)


def _remembering(rule: Rule, forest: Forest) -> Rule:
    known = {id(tree): list(_alone(rule, forest, key)) for key, tree in forest.trees.items()}

    def check(changed: Forest) -> Iterator[Finding]:
        for key, tree in changed.trees.items():
            yield from known[id(tree)] if tree is forest.trees.get(key) else _alone(rule, changed, key)

    return replace(rule, check=check)


def _alone(rule: Rule, forest: Forest, key: str) -> Iterator[Finding]:
    yield from rule.check(replace(forest, trees={key: forest.trees[key]}))


def with_file(forest: Forest, source: Source) -> Forest:
    """The forest with one of its trees, or its safety rules, read from another text."""
    files = (SITE, VALUES)  # who may be named in a tree, and by what names texts are filled
    alone = assemble(
        [source, *(forest.sources[path] for path in files if path in forest.sources and path != source.path)]
    )
    mine = {key for key, tree in forest.trees.items() if tree.path == source.path}
    return replace(
        forest,
        trees={key: alone.trees.get(key, tree) for key, tree in forest.trees.items() if key not in mine or alone.trees},
        safety=alone.safety if source.path == SAFETY else forest.safety,
        sources={**forest.sources, source.path: alone.sources[source.path]},
        faults=alone.faults,
        broken=alone.broken,
        silences=(*(s for s in forest.silences if s.span.path != source.path), *alone.silences),
    )


SAFETY, SITE = "trees/safety.yml", "trees/site.yml"
