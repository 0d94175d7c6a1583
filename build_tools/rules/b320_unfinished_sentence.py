"""A hint, a summary, an end or what to tell the customer breaks off without a full stop.

Why: the cashier reads it aloud as it stands; a sentence cut in pasting may lack the word that matters.

Bad:
    nodes:
      call: {end: stop, say: 等店长来。, tell: 请您稍等，我先}

Good:
    nodes:
      call: {end: stop, say: 等店长来。, tell: 请您稍等，我先查一下。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Fix, Severity, say
from build_tools.model import markup
from build_tools.model.prose import SENTENCES, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import End, Tree
from build_tools.rules import tree_rule

_ENDS = ("。", "！", "？", "…")
_WRAPS = "*`_”）》」】) \n"
_HALF = (".", "!", "?")
"""Half-width marks end a sentence too; that they are half-width is told otherwise."""


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """Told at the end of the text; a colon may lead over to a list."""
    stop = "。" if settings.language == "zh" else "."
    for kind, text, node in prose_of(tree).texts:
        said = text.value
        if kind not in SENTENCES or said.endswith(_ENDS):
            continue
        bare = said.rstrip(_WRAPS)
        if bare.endswith("：") and node and (node.steps or (isinstance(node, End) and node.bring)):
            continue
        if not bare.endswith(_ENDS) and not bare.endswith(_HALF):
            end = len(said.rstrip())
            broken = said[end - 1 : end] in ("，", "；", "：", "、")
            last = part(tree.source, text, end - 1, end) if end else None
            at = part(tree.source, text, end, end) if end and not broken else None
            fix = Fix(at, stop) if at and markup.prose(said)[end - 1].isalnum() and kind.name != "TELL" else None
            yield Finding(
                last or text.span, say("the sentence does not end"), say("end it with `{mark}`", mark=stop), (), fix
            )
