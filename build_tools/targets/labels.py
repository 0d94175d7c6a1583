"""The words that every face of a tree uses for the same thing."""

from __future__ import annotations

from build_tools.model.forest import Forest
from build_tools.model.tree import OTHERWISE, End, Goto, Kind, Node, Outcome, Run, Tree
from build_tools.targets.inline import plain

SITE = "POS 机排障指南"

WHO = {
    "cashier": "收银员",
    "manager": "店长",
    "customer": "顾客",
    "acquirer": "收单机构",
    "issuer": "发卡行",
    "vendor": "设备厂商",
}

DONE = "做完了"
"""What a `run` says that goes on in one way, however the called tree ends."""

THEN = {"resolved": "解决了", "escalate": "要找人处理", "stop": "到此为止", "otherwise": "没解决"}

LOOK = {
    Kind.ASK: ("看一看", "？"),
    Kind.DO: ("做一步", "▶"),
    Kind.RUN: ("先做另一张", "◆"),
    Kind.GOTO: ("转到另一张", "→"),
}
ENDS = {
    Outcome.RESOLVED: ("解决了", "✓"),
    Outcome.ESCALATE: ("要找人处理", "☎"),
    Outcome.STOP: ("到此为止", "■"),
}


def style(node: Node) -> str:
    """What a node looks like: its kind, and for an end its outcome."""
    return node.outcome.value if isinstance(node, End) else node.kind.value


def look(node: Node) -> tuple[str, str]:
    """The name and the mark of a node's kind; the mark tells kinds apart without colour."""
    return ENDS[node.outcome] if isinstance(node, End) else LOOK[node.kind]


def edge_label(node: Node, label: str, forest: Forest) -> str:
    """What an edge out of `node` says: an answer as it is, an outcome in the words of the tree that is called."""
    if not isinstance(node, Run):
        return label
    called = forest.trees.get(node.ref.tree)
    if called is None:
        return THEN[label]
    if label == OTHERWISE:
        if len(node.then) == 1:
            return DONE
        named = {outcome.value for outcome, _ in node.then}
        rest = {end.outcome.value for end in called.ends()} - named
        if len(rest) != 1:
            return THEN[label]
        label = rest.pop()
    return outcome(called, label)


def outcome(tree: Tree, key: str) -> str:
    """What an outcome of a tree is called, by its author where he says so."""
    return next((said.value for name, said in tree.outcomes if name.value == key), THEN[key])


def calls(node: Run | Goto, title: str) -> str:
    """What a node that names another tree says, given that tree's title."""
    return f"先做完《{title}》再回来" if isinstance(node, Run) else f"转到《{title}》"


def says(node: Node, forest: Forest) -> str:
    """What a node's box says."""
    if isinstance(node, Run | Goto):
        called = forest.trees.get(node.ref.tree)
        return calls(node, plain(called.title.value) if called else node.ref.tree)
    return plain(node.text.value)
