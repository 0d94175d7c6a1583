"""The words and symbols that every face of a tree uses for the same thing."""

from __future__ import annotations

from build_tools.locales import Locale
from build_tools.model.forest import Forest
from build_tools.model.tree import OTHERWISE, Do, Edge, End, Goto, Kind, Node, Outcome, Run, Tree
from build_tools.targets.inline import plain

_SYMBOLS = {Kind.DO: "▶", Kind.RUN: "◆", Kind.GOTO: "→"}
_END_SYMBOLS = {Outcome.RESOLVED: "✓", Outcome.ESCALATE: "☎", Outcome.STOP: "■"}


def guard(of: Node | Edge, forest: Forest) -> str:
    """What must be true before a step or an answer is taken, as every face says it; empty where nothing must."""
    return forest.locale.text("tree.guard", text=plain(of.guard.value)) if of.guard else ""


def style(node: Node) -> str:
    """What a node looks like: its kind, and for an end its outcome."""
    return node.outcome.value if isinstance(node, End) else node.kind.value


def symbol(node: Node, words: Locale) -> str:
    """The symbol of a node's kind; it tells kinds apart without colour. A question's is its language's own."""
    if node.kind is Kind.ASK:
        return words.text("tree.question")
    return _END_SYMBOLS[node.outcome] if isinstance(node, End) else _SYMBOLS[node.kind]


def kind(node: Node, words: Locale) -> str:
    """The name of a node's kind."""
    return words.text(f"tree.kind.{style(node)}")


def edge_label(node: Node, label: str, forest: Forest) -> str:
    """What an edge out of `node` says: an answer as it is, an outcome in the words of the tree that is called."""
    if not isinstance(node, Run):
        return label
    called = forest.trees.get(node.ref.tree)
    if called is None:
        return _outcome(label, forest.locale)
    if label == OTHERWISE:
        if len(node.then) == 1:
            return _outcome("done", forest.locale)
        named = {outcome.value for outcome, _ in node.then}
        rest = {end.outcome.value for end in called.ends()} - named
        if len(rest) != 1:
            return _outcome(label, forest.locale)
        label = rest.pop()
    return outcome(called, label, forest.locale)


def outcome(tree: Tree, key: str, words: Locale) -> str:
    """What an outcome of a tree is called, by its author where he says so."""
    return next((said.value for name, said in tree.outcomes if name.value == key), None) or _outcome(key, words)


def _outcome(key: str, words: Locale) -> str:
    return words.text(f"tree.outcome.{key}")


def calls(node: Run | Goto, title: str, words: Locale) -> str:
    """What a `run` or `goto` says, given the title of the tree that it names."""
    return words.text(f"tree.{node.kind.value}", title=title)


def says(node: Node, forest: Forest) -> str:
    """What a node's box says."""
    if isinstance(node, Run | Goto):
        called = forest.trees.get(node.ref.tree)
        return calls(node, plain(called.title.value) if called else node.ref.tree, forest.locale)
    return plain(node.text.value)


def whose(node: Node, forest: Forest) -> str:
    """Who acts, or who is asked for help; empty where it goes without saying."""
    if isinstance(node, Do) and node.who and node.who.value != forest.site.default_role:
        return forest.locale.text("tree.does", role=forest.site.role(node.who.value))
    if isinstance(node, End) and node.to:
        return forest.locale.text("tree.asks", role=forest.site.role(node.to.value))
    return ""
