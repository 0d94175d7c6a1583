"""A tree says more than one card can hold.

Why: past this length a card takes more than three sheets, and nobody leafs through more with a customer waiting.

Bad:
    #: pyproject.toml
    [tool.trees.limits]
    card = 40
    #: trees/demo/main.yml
    start: look
    nodes:
      look:
        do: 装一卷新纸
        steps: [取出用完的纸芯, 光面朝外装上新纸, 合上打印机的盖子, 按走纸键试走一段]
        next: done
      done: {end: resolved, say: 补打一张，交给顾客。}

Good:
    #: pyproject.toml
    [tool.trees.limits]
    card = 40
    #: trees/demo/main.yml
    start: look
    nodes:
      look:
        do: 装一卷新纸
        steps: [取出纸芯, 光面朝外装纸]
        next: done
      done: {end: resolved, say: 补打一张，交给顾客。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import TextKind, prose_of
from build_tools.model.settings import Settings
from build_tools.model.text import width
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule

_BOXES = frozenset({TextKind.QUESTION, TextKind.ANSWER, TextKind.ACTION, TextKind.SAY, TextKind.STEP, TextKind.BRING})


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """The limit is `card`; hints and what is told to the customer stand on the page and not in the boxes."""
    limit = settings.limits.card
    prose = prose_of(tree)
    if len(prose.joined) > limit:
        wide = sum(width(text.value) for kind, text, _ in prose.texts if kind in _BOXES)
        if wide > limit:
            message = say(
                "the boxes of this tree hold {wide} characters; more than {limit} do not fit on a card",
                wide=wide,
                limit=limit,
            )
            yield Finding(tree.title.span, message, say("take a part out into a tree of its own, and `run` it"))
