"""A tree cut into sheets: which nodes each sheet holds, and the letters of the lines that are cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from build_tools.analysis.card_numbers import letter
from build_tools.analysis.graph.reading_order import numbering, reading_order
from build_tools.analysis.graph.tree_graph import successors
from build_tools.model.memo import memoized
from build_tools.model.tree import Do, End, Goto, Tree

_ACTIONS_BEFORE = 1
"""How many actions may stand before an end that is printed wherever it is needed."""


@memoized
def repeated_nodes(tree: Tree) -> frozenset[str]:
    """Ends, ways on, and single actions right before one: every sheet that needs one prints it again."""
    found = {key for key, node in tree.nodes.items() if isinstance(node, End | Goto)}
    for _ in range(_ACTIONS_BEFORE):
        found |= {key for key, node in tree.nodes.items() if isinstance(node, Do) and node.next.value in found}
    return frozenset(found - {tree.start.value})


@memoized
def divided_nodes(tree: Tree) -> tuple[str, ...]:
    """All others, in reading order: each is on one sheet."""
    repeated = repeated_nodes(tree)
    return tuple(key for key in reading_order(tree) if key not in repeated)


@memoized
def divisible(tree: Tree) -> Mapping[str, tuple[str, ...]]:
    """The lines that may be cut: from each divided node to those others that it leads to."""
    edges, divided = successors(tree), dict.fromkeys(divided_nodes(tree))
    return {key: tuple(to for to in dict.fromkeys(edges[key]) if to in divided) for key in divided}


@dataclass(frozen=True)
class Cutting:
    """One way to cut a tree. The sheets are in reading order and hold every node but the repeated ones."""

    tree: Tree
    sheets: tuple[frozenset[str], ...]

    @cached_property
    def page(self) -> Mapping[str, int]:
        """The page, from 1, that a node is on."""
        return {key: number for number, sheet in enumerate(self.sheets, 1) for key in sheet}

    @cached_property
    def entries(self) -> Mapping[str, tuple[int, ...]]:
        """The nodes that cut lines lead to, in order of page and step, and the pages that the lines come from."""
        sources: dict[str, set[int]] = {}
        for key, to in self.exits:
            sources.setdefault(to, set()).add(self.page[key])
        steps = numbering(self.tree)
        ordered = sorted(sources, key=lambda key: (self.page[key], steps[key]))
        return {key: tuple(sorted(sources[key])) for key in ordered}

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """The letter of each entry."""
        return {key: circled(place) for place, key in enumerate(self.entries)}

    @cached_property
    def exits(self) -> Sequence[tuple[str, str]]:
        """The cut lines: the node that one leaves from and the entry it leads to."""
        lines, pages = divisible(self.tree), self.page
        return [(key, to) for key, page in pages.items() for to in lines.get(key, ()) if pages[to] != page]

    @cached_property
    def cost(self) -> float:
        """What a reader pays: letters to look for, links to follow, most of all back to an earlier page."""
        pages = self.page
        backs = sum([pages[to] < pages[key] for key, to in self.exits])
        return len({to for _, to in self.exits}) + 0.3 * len(self.exits) + 0.7 * backs


def circled(place: int) -> str:
    """0 → Ⓐ, 25 → Ⓩ, 26 → ⒶⒶ."""
    return "".join(chr(0x24B6 + ord(char) - ord("A")) for char in letter(place))


def cutting(tree: Tree, parts: Iterable[frozenset[str]]) -> Cutting:
    """Number the sheets: the first has the start, the others follow by their first step."""
    steps = numbering(tree)
    return Cutting(tree, tuple(sorted(parts, key=lambda part: min(steps[key] for key in part))))


def with_repeated(tree: Tree, part: frozenset[str], repeated: frozenset[str]) -> frozenset[str]:
    """A sheet's nodes and the repeated ones that they lead to."""
    edges = successors(tree)
    found = set(part)
    todo = list(part)
    while todo:
        for to in edges[todo.pop()]:
            if to in repeated and to not in found:
                found.add(to)
                todo.append(to)
    return frozenset(found)
