"""The words that every face of a tree uses for the same thing."""

from __future__ import annotations

from build_tools.model.tree import End, Goto, Kind, Node, Outcome, Run

SITE = "POS 机排障指南"

WHO = {
    "cashier": "收银员",
    "manager": "店长",
    "customer": "顾客",
    "acquirer": "收单机构",
    "issuer": "发卡行",
    "vendor": "设备厂商",
}

THEN = {"resolved": "解决了", "escalate": "要找人处理", "stop": "到此为止", "otherwise": "没解决"}

LOOK = {
    Kind.ASK: ("看一看", "？"),
    Kind.DO: ("做一步", "▶"),
    Kind.RUN: ("先做另一张", "■"),
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


def edge_label(node: Node, label: str) -> str:
    """What an edge out of `node` says: an answer as it is, an outcome of a called tree in words."""
    return THEN[label] if isinstance(node, Run) else label


def calls(node: Run | Goto, title: str) -> str:
    """What a node that names another tree says, given that tree's title."""
    return f"先做完《{title}》再回来" if isinstance(node, Run) else f"转到《{title}》"
