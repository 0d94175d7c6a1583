"""What stands at the address that a tree had before: old QR codes and links lead there."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.analysis.card_numbers import card_numbers
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact
from build_tools.targets.inline import front, markdown


def moved(forest: Forest) -> Iterator[Artifact]:
    """A page for each former id: it names the tree's new address, and tells a scanned card its age."""
    for former, now in forest.successors.items():
        here = paths.markdown(former)
        yield Artifact(here, _page(here, forest.trees[now], card_numbers(forest)[now]).encode())


def _page(here: str, tree: Tree, number: str) -> str:
    """The element with `data-card-of` tells the script whose editions the scanned one is among."""
    there = paths.link(here, paths.markdown(tree.id))
    title = markdown(tree.title.value)
    return "\n".join(
        [
            "---",
            f"title: {front(tree.title.value)}",
            "hide: [navigation, toc]",
            "search: {exclude: true}",
            "---",
            "",
            f"# 搬到了《{title}》",
            "",
            f'<p data-card-of="{tree.id}" markdown>这里的内容现在是卡 {number}《{title}》。</p>',
            "",
            f'<p class="actions" markdown>[打开《{title}》]({there}){{.button .primary}}</p>',
            "",
        ]
    )
