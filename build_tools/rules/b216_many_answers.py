"""A question has more answers than can be taken in at a glance.

Why: a cashier reads them with a customer waiting, and on the card they stand side by side.

Bad:
    nodes:
      code:
        ask: 屏幕上的应答码是？
        answers: {"01": call, "03": call, "04": call, "05": stop, "13": call, "14": call, "51": stop, 其他: call}
      call: {end: stop, say: 等店长来。}
      stop: {end: stop, say: 请顾客换一张卡。}

Good:
    nodes:
      code:
        ask: 屏幕上的应答码是？
        answers: {01、03、04: call, 05、51: stop, 其他: call}
      call: {end: stop, say: 等店长来。}
      stop: {end: stop, say: 请顾客换一张卡。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, Tree
from build_tools.rules import tree_rule


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """The limit is `answers`."""
    limit = settings.limits.answers
    for node in tree.nodes.values():
        if isinstance(node, Ask) and len(node.answers) > limit:
            message = say(
                "`{node}` has {count} answers; more than {limit} cannot be taken in",
                node=node.id.value,
                count=len(node.answers),
                limit=limit,
            )
            yield Finding(node.id.span, message, say("group them, and ask again"))
