"""Commands that show a tree in the terminal: as an outline, and walked step by step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from build_tools.check import checking
from build_tools.check.scope import Scope
from build_tools.cli.project import CannotRun, root_of
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Do, End, Tree


@click.command()
@click.argument("name", metavar="TREE")
def show(name: str) -> None:
    """Show a tree as an outline: its steps as the card numbers them, and where each answer leads."""
    forest, tree = _tree(name)
    click.echo("\n".join(_outline(forest, tree)))


@click.command()
@click.argument("name", metavar="TREE")
def walk(name: str) -> None:
    """Walk a tree in the terminal, into the trees that it names and back.

    A number answers, `b` goes back, `r` begins anew, `q` leaves. At the end stands the walk as an example for the file.
    """
    from build_tools.edit.stroll import Stroll

    forest, tree = _tree(name)
    words = forest.locale
    stroll = Stroll(forest, tree)
    click.echo(words.text("walk.keys"))
    while True:
        click.echo("")
        click.echo("\n".join(stroll.said()))
        node = stroll.node
        if isinstance(node, End) and not stroll.calls:
            click.echo("")
            click.echo(stroll.example())
            return
        if not isinstance(node, Ask | Do):
            raise CannotRun(words.text("walk.lost", node=f"{stroll.place.tree}#{stroll.place.node}"))
        try:
            typed = click.prompt("", prompt_suffix="> ", default="", show_default=False).strip().lower()
        except click.Abort:
            return
        if typed == "q":
            return
        if typed == "r":
            stroll = Stroll(forest, tree)
        elif typed == "b":
            if not stroll.back():
                click.echo(words.text("walk.first"))
        elif not stroll.go(typed):
            click.echo(words.text("walk.again"))


def _tree(name: str) -> tuple[Forest, Tree]:
    from build_tools.edit.names import Refused, named

    forest = checking.load(Scope(root_of(Path()), bare=False))
    try:
        return forest, named(forest, name.partition("#")[0]).tree
    except Refused as error:
        raise CannotRun(str(error)) from None


def _outline(forest: Forest, tree: Tree) -> Iterator[str]:
    from build_tools.analysis.cost.cost import costs
    from build_tools.analysis.graph.reading_order import numbering, reading_order
    from build_tools.targets import labels

    words, numbers = forest.locale, numbering(tree)
    yield f"{tree.id}  {tree.title.value}"
    yield f"  {tree.summary.value}"
    if cost := costs(forest).get(tree.id):
        yield "  " + words.text("walk.size", nodes=len(tree.nodes), questions=cost.longest.questions)
    for other, caller in forest.callers.get(tree.id, ()):
        yield "  " + words.text("walk.caller", place=f"{other.id}#{caller.id.value}")
    for key in reading_order(tree):
        node = tree.nodes[key]
        whose = labels.whose(node, forest)
        yield ""
        yield f"{numbers[key]:>3} {labels.symbol(node, words)} {labels.says(node, forest)}  #{key}" + (
            f"  ({whose})" if whose else ""
        )
        if node.guard:
            yield f"      {labels.guard(node, forest)}"
        if node.marks:
            yield f"      [{', '.join(mark.value for mark in node.marks)}]"
        if isinstance(node, End) and node.bring:
            yield f"      {', '.join(item.value for item in node.bring)}"
        marks = [answer.marks for answer in node.answers] if isinstance(node, Ask) else [()]
        for place, edge in enumerate(node.edges()):
            said = labels.edge_label(node, edge.label, forest) if edge.label else ""
            carried = (
                f"  [{', '.join(mark.value for mark in marks[place])}]"
                if isinstance(node, Ask) and marks[place]
                else ""
            )
            to = numbers.get(edge.to)
            yield f"      {said + ' ' if said else ''}→ {to or edge.to}{carried}"
            if edge.guard:
                yield f"        {labels.guard(edge, forest)}"
