"""A question of the self-test stands on a tree that has moved on, or does not have exactly one right answer.

Why: who learns from it learns what was true when it was written.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/selftest.yml
    - title: 没人
      story: 店里没人。
      ask: 怎么办？
      at: demo/main#call
      said: 自己办。
      choices: [{say: 等, why: 店长就来。, right: true}, {say: 走, why: 没人看店。}]

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/selftest.yml
    - title: 没人
      story: 店里没人。
      ask: 怎么办？
      at: demo/main#call
      said: 等店长来。
      choices: [{say: 等, why: 店长就来。, right: true}, {say: 走, why: 没人看店。}]
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, Span, say
from build_tools.load.nodes import Mapping, Scalar, Sequence
from build_tools.model.forest import Forest
from build_tools.pos.selftest.questions import QuestionShape, said_at, situations
from build_tools.rules import forest_rule
from build_tools.schema.nearest import did_you_mean


@forest_rule(severity=Severity.WARNING)
def rule(forest: Forest) -> Iterator[Finding]:
    """At the place that is gone, at the words that are no longer said, or at the title."""
    root = forest.data.get("selftest")
    written = situations(forest)
    if not written or not isinstance(root, Sequence):
        return
    for node, asked in zip(root.items, written, strict=True):
        if isinstance(node, Mapping):
            yield from _judged(forest, node, asked)


def _judged(forest: Forest, node: Mapping, asked: QuestionShape) -> Iterator[Finding]:
    tree, _, name = asked.at.partition("#")
    if tree not in forest.trees:
        if tree not in forest.unknown_trees:
            yield Finding(
                _span(node, "at"), say("there is no tree `{tree}`", tree=tree), did_you_mean(tree, forest.trees)
            )
    elif name and (now := said_at(forest, asked.at)) is None:
        names = forest.trees[tree].nodes
        yield Finding(
            _span(node, "at"), say("`{tree}` has no node `{node}`", tree=tree, node=name), did_you_mean(name, names)
        )
    elif name and now != asked.said:
        help_ = say("read the question again, then copy what the node says")
        yield Finding(
            _span(node, "said" if asked.said else "at"), say("`{at}` says `{now}`", at=asked.at, now=now), help_
        )
    if sum(choice.right for choice in asked.choices) != 1:
        yield Finding(_span(node, "title"), say("exactly one choice is right"), say("mark it `right: true`"))


def _span(node: Mapping, key: str) -> Span:
    value = node.get(key)
    assert isinstance(value, Scalar), f"the shape wants `{key}`"
    return value.span
