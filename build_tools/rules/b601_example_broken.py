"""An example does not walk as it says.

Why: an example is what the author promised the tree would do; either the tree has changed its meaning or the promise
is out of date. Where several fail together, the line is told that all of them come by and none that works.

Bad:
    nodes:
      paper:
        ask: 纸仓里还有纸吗？
        answers: {没有: reload, 还有: call, 不确定: call}
      reload: {end: resolved, say: 装一卷新纸，再补打一张。}
      call: {end: stop, say: 等店长来。}
    examples:
      - {title: 没纸了, answers: [没有], ends: call}
      - {title: 还有纸, answers: [还有], ends: call}
      - {title: 看不出来, answers: [不确定], ends: call}

Good:
    nodes:
      paper:
        ask: 纸仓里还有纸吗？
        answers: {没有: reload, 还有: call, 不确定: call}
      reload: {end: resolved, say: 装一卷新纸，再补打一张。}
      call: {end: stop, say: 等店长来。}
    examples:
      - {title: 没纸了, answers: [没有], ends: reload}
      - {title: 还有纸, answers: [还有], ends: call}
      - {title: 看不出来, answers: [不确定], ends: call}
"""

from collections.abc import Iterator

from build_tools.analysis.examples.example_runs import ExampleRun, causes, trees_of, unsound_trees
from build_tools.analysis.examples.walk import ARROW, Stop, names, returns
from build_tools.findings import NOTHING, Finding, Related, Sentence, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Text
from build_tools.rules import forest_rule
from build_tools.rules.support.precedence import STRUCTURE
from build_tools.schema.nearest import did_you_mean, nearest


@forest_rule(after=STRUCTURE)
def rule(forest: Forest) -> Iterator[Finding]:
    """Silent where the walk ran into a fault of a graph, or a way on it is unsafe: those are told first."""
    for cause in causes(forest):
        first, *others = cause.runs
        if any(trees_of(run) & unsound_trees(forest) for run in cause.runs):
            continue
        text, message, help_ = _told(forest, first)
        if others and cause.suspects:
            place, *suspects = cause.suspects
            also = [
                Related(run.example.title.span, say("`{title}`", title=run.example.title.value)) for run in cause.runs
            ]
            message = say("{count} examples fail that lead here: {message}", count=len(cause.runs), message=message)
            yield Finding(place.span, message, help_, (*suspects, *also))
        else:
            yield Finding(text.span, message, help_, cause.suspects)


def _told(forest: Forest, run: ExampleRun) -> tuple[Text, Sentence, Sentence]:
    """Where an example goes wrong, how, and what may have been meant."""
    example, stop = run.example, run.walk.stop
    assert stop
    name, here = say("example `{title}`", title=example.title.value), say("`{node}`", node=stop.node.id.value)
    if stop.stand.tree != run.tree.id:
        here = say("`{node}` in `{tree}`", node=stop.node.id.value, tree=stop.stand.tree)
    left = example.answers[len(run.walk.given)] if run.left else None
    if isinstance(stop.node, Ask):
        labels = [answer.label.value for answer in stop.node.answers]
        known = say("it asks: {text} {names}", text=stop.node.text.value, names=" / ".join(labels))
        if left and left.value.startswith(ARROW):
            return left, *_outcome(forest, stop, left.value, name, here)
        if left:
            help_ = did_you_mean(left.value, labels) or known
            return (
                left,
                say("{name} stops at {here}, which has no answer `{left}`", name=name, here=here, left=left.value),
                help_,
            )
        return (
            example.ends,
            say("{name} stops at {here}: its answers run out before an end", name=name, here=here),
            known,
        )
    if left:
        return (
            left,
            say("{name} ends at {here} and leaves the answer `{left}` untaken", name=name, here=here, left=left.value),
            NOTHING,
        )
    meant = nearest(run.named[1], [stop.node.id.value])
    help_ = say("did you mean `{name}`?", name=meant) if meant else say("mend the answers, the tree, or `ends`")
    return (
        example.ends,
        say("{name} ends at {here}, not at `{ends}`", name=name, here=here, ends=example.ends.value),
        help_,
    )


def _outcome(forest: Forest, stop: Stop, item: str, name: str, here: str) -> tuple[Sentence, Sentence]:
    """What is wrong with an item that names an outcome."""
    known = [f"{ARROW} {names(forest, way)[0]}" for way in returns(forest, stop)]
    if not known:
        help_ = say("an outcome stands for all the answers in a called tree: name it in place of the first of them")
        return say(
            "{name} stops at {here}, where no called tree has just begun to end with `{item}`",
            name=name,
            here=here,
            item=item,
        ), help_
    message = say(
        "{name} stops at {here}, in a called tree that cannot end with `{item}`", name=name, here=here, item=item
    )
    return message, did_you_mean(item, known) or say("it can end with: {names}", names=" / ".join(known))
