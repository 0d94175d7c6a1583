"""One sheet of a card → its sketch: its boxes, and links to the sheets before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.analysis.graph.reading_order import numbering, reading_order
from build_tools.locales import Locale
from build_tools.model.forest import Forest
from build_tools.model.tree import Goto, Node, Run, Tree
from build_tools.targets import labels
from build_tools.targets.inline import plain
from build_tools.targets.layout.paginate.cuts import Cutting, repeated_nodes, with_repeated
from build_tools.targets.layout.sketch.main_line import main_line
from build_tools.targets.layout.sketch.sketch import Sketch, Spec, Wire
from build_tools.targets.layout.sketch.whole_tree import answer_key, through_answers

LINK = "link"


def card_text(node: Node, forest: Forest, numbers: Mapping[str, str]) -> str:
    """What a node's box says on paper, where other trees are cards with numbers and steps with numbers."""
    if not isinstance(node, Run | Goto):
        return plain(node.text.value)
    called = forest.trees.get(node.ref.tree)
    if called is None:
        return labels.calls(node, node.ref.tree, forest.locale)
    card = forest.locale.text("card.named", number=numbers[called.id], title=plain(called.title.value))
    if node.ref.node and node.ref.node != called.start.value:
        card += forest.locale.text("card.step", step=numbering(called)[node.ref.node])
    return forest.locale.text("card.run" if isinstance(node, Run) else "card.goto", card=card)


def sheet(cut: Cutting, page: int, forest: Forest, numbers: Mapping[str, str]) -> Sketch:
    """The sketch of one page, from 1."""
    tree = cut.tree
    own = cut.sheets[page - 1]
    shown = with_repeated(tree, own, repeated_nodes(tree))
    entries = [key for key in cut.entries if cut.page[key] == page]
    roots = ([tree.start.value] if tree.start.value in own else []) + [entry_key(key) for key in entries]
    steps = numbering(tree)
    specs: list[Spec] = []
    wires: list[Wire] = []
    for key in reading_order(tree):
        if key in entries:
            specs.append(_link(entry_key(key), key, _from(cut, key, forest.locale)))
            wires.append(Wire(entry_key(key), key, True))
        if key in shown:
            node = tree.nodes[key]
            said = card_text(node, forest, numbers)
            guard = labels.guard(node, forest)
            specs.append(
                Spec(key, key, None, labels.style(node), labels.symbol(node, forest.locale), steps[key], said, guard)
            )
            for spec, wire in _ways(cut, page, key, shown, forest):
                specs += [spec] if spec and spec not in specs else []
                wires += [wire] if wire not in wires else []
    path = _main(tree, own, shown, entries)
    return Sketch(tuple(specs), tuple(wires), tuple(roots), tuple(through_answers(tree, path)), repeats_ends=True)


def entry_key(node: str) -> str:
    """The key of the link that leads in to a node."""
    return f"in.{node}"


def exit_key(source: str, node: str) -> str:
    """The key of the link that leads out to a node of another page."""
    return f"out.{source}.{node}"


def _ways(
    cut: Cutting, page: int, key: str, shown: frozenset[str], forest: Forest
) -> Iterator[tuple[Spec | None, Wire]]:
    """The boxes and wires that follow a node: its answers, and links where its lines are cut."""
    node = cut.tree.nodes[key]
    for index, edge in enumerate(node.edges()):
        tail = key
        if edge.label:
            tail = answer_key(key, index)
            label, guard = plain(labels.edge_label(node, edge.label, forest)), labels.guard(edge, forest)
            yield Spec(tail, key, index, "answer", "", None, label, guard), Wire(key, tail, False)
        if edge.to in shown:
            yield None, Wire(tail, edge.to, True)
        else:
            link = exit_key(key, edge.to)
            said = _to(cut, page, edge.to, forest.locale)
            yield _link(link, edge.to, said)._replace(source=key), Wire(tail, link, True)


def _link(key: str, node: str, text: str) -> Spec:
    return Spec(key, node, None, LINK, "", None, text)


def _to(cut: Cutting, page: int, node: str, locale: Locale) -> str:
    there = cut.page[node]
    key = "card.onward" if there > page else "card.backward"
    return locale.text(key, page=there, letter=cut.letters[node])


def _from(cut: Cutting, node: str, locale: Locale) -> str:
    pages = locale.text("card.comma").join(map(str, cut.entries[node]))
    return locale.text("card.from", pages=pages, letter=cut.letters[node])


def _main(tree: Tree, own: frozenset[str], shown: frozenset[str], entries: list[str]) -> tuple[str, ...]:
    """The page's piece of the tree's main line; else the likeliest way through the page from where it begins."""
    pieces: list[list[str]] = [[]]
    for key in main_line(tree, tree.start.value):
        if key in shown:
            pieces[-1].append(key)
        else:
            pieces.append([])
    longest = max(pieces, key=len)
    if len(longest) > 1 and any(key in own for key in longest):
        return tuple(longest)
    return main_line(tree, entries[0] if entries else tree.start.value, shown.__contains__)
