"""What stands at the address that a tree had before: old QR codes and links lead there."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.analysis.card_numbers import card_numbers
from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact
from build_tools.targets.web.templating import rendered


def moved(forest: Forest) -> Iterator[Artifact]:
    """A page for each former id: it names the tree's new address, and tells a scanned card its age.

    The element with `data-card-of` tells the script whose editions the scanned one is among.
    """
    for former, now in forest.successors.items():
        here, tree = paths.markdown(former), forest.trees[now]
        there = paths.link(here, paths.markdown(now))
        page = rendered("moved.html", forest.locale, tree=tree, number=card_numbers(forest)[now], there=there)
        yield Artifact(here, page.encode())
