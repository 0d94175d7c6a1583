"""What a name on the command line names: a tree, a node of it, or an answer to a question of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from build_tools.model.assemble import is_name
from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, Node, Tree
from build_tools.schema.nearest import did_you_mean
from build_tools.schema.shape import Id

_ID = TypeAdapter(Id)

_NAME = re.compile(r"(?P<tree>[^#:]+)(?:#(?P<node>[^:]+)(?::(?P<answer>.+))?)?", re.DOTALL)


class Refused(Exception):
    """A change that cannot be made; the message says why, and what to do."""


def is_node_id(text: str) -> bool:
    """Whether a node may be called so."""
    try:
        _ID.validate_python(text)
    except ValidationError:
        return False
    return True


def is_tree_id(text: str) -> bool:
    """Whether a tree may be called so: category/name, each of which every machine takes for a file's name."""
    parts = text.split("/")
    return len(parts) == 2 and all(map(is_name, parts))


class Named(NamedTuple):
    """A tree, or a node of it, or an answer of that node."""

    tree: Tree
    node: Node | None = None
    answer: Answer | None = None


def named(forest: Forest, name: str) -> Named:
    """`category/name`, `category/name#node` or `category/name#node:answer`.

    Raises Refused where there is no such thing.
    """
    parts = _NAME.fullmatch(name.strip())
    if not parts:
        raise Refused(f"`{name}` is no name; write category/name, category/name#node or category/name#node:answer")
    tree = forest.trees.get(parts["tree"])
    if tree is None:
        raise _unknown(f"there is no tree `{parts['tree']}`", parts["tree"], list(forest.trees))
    if parts["node"] is None:
        return Named(tree)
    node = tree.nodes.get(parts["node"])
    if node is None:
        raise _unknown(f"`{tree.id}` has no node `{parts['node']}`", parts["node"], list(tree.nodes))
    if parts["answer"] is None:
        return Named(tree, node)
    if not isinstance(node, Ask):
        raise Refused(f"`{tree.id}#{node.id.value}` is no question and has no answers")
    for answer in node.answers:
        if answer.label.value == parts["answer"]:
            return Named(tree, node, answer)
    known = [answer.label.value for answer in node.answers]
    what = f"`{tree.id}#{node.id.value}` has no answer `{parts['answer']}`"
    raise _unknown(what, parts["answer"], known, f"it has {', '.join(f'`{label}`' for label in known)}")


def _unknown(what: str, word: str, known: list[str], otherwise: str = "") -> Refused:
    help_ = did_you_mean(word, known) or otherwise
    return Refused(f"{what}; {help_}" if help_ else what)
