"""A title, an action, a step or a thing to bring ends with punctuation.

Why: these stand alone, as on a button or in a list; with a full stop here and none there, the card looks unfinished.

Bad:
    nodes:
      load: {do: 装一卷新纸。, next: done}
      done: {end: resolved, say: 补打一张，交给顾客。}

Good:
    nodes:
      load: {do: 装一卷新纸, next: done}
      done: {end: resolved, say: 补打一张，交给顾客。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Fix, Severity, say
from build_tools.model import markup
from build_tools.model.prose import LABELS, TextKind, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule

_MARKS = ("。", "，", "；", "：", "、", ",", ";", ":")
_LABELS = LABELS - {TextKind.ANSWER, TextKind.ALIAS}


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """At the mark; several sentences end as sentences do. Answers have a rule of their own, as examples quote them."""
    for kind, text, _ in prose_of(tree).texts:
        said = text.value
        if kind in _LABELS and said.endswith(_MARKS):
            end = len(said.rstrip("".join(_MARKS)))
            if said[end:] == "。" and any(mark in said[:end] for mark in "。！？；"):
                continue
            span = part(tree.source, text, end, len(said))
            quoted = kind is TextKind.OUTCOME or markup.FILLER in markup.prose(said)[end:]
            fix = Fix(span, "") if span and end and not quoted else None
            message = say("`{said}` at the end of a text that stands alone", said=said[end:])
            yield Finding(span or text.span, message, say("take it off"), (), fix)
