"""Inline Markdown does not close, or cannot open where it stands.

Why: the stars are shown as stars. Beside Chinese that happens to pairs as well: in 请选**“好了”**再按, Markdown takes
the stars between a character and a quotation mark for neither opening nor closing.

Bad:
    nodes:
      call: {end: stop, say: 等店长来。, hint: "**不要重刷，等店长来。"}

Good:
    nodes:
      call: {end: stop, say: 等店长来。, hint: "**不要重刷**，等店长来。"}
"""

import re
import unicodedata
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.markup import tokens
from build_tools.model.prose import part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule

_MEANT = re.compile(r"\*{3,}|(?<!\*)\*(?=[#号键])|(?<=\d)\*(?=\d)|(?<![\w*])\*(?=\.\w)")
"""Stars that are to be seen: of a masked number, of a key, of a product, of all files that end so."""
_PLAIN = re.compile(r"\*\*(?=\w)[^*\n]*?(?<=\w)\*\*")
_MARK = re.compile(r"\*+|`|\]\(")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Once a text, at the first mark that will be shown."""
    prose = prose_of(tree)
    if not _has_marks(_PLAIN.sub("", prose.joined)):
        return
    for _, text, _ in prose.texts:
        if _has_marks(text.value):
            shown = _shown(text.value)
            if shown:
                start, end = shown
                span = part(tree.source, text, start, end) or text.span
                mark = text.value[start:end]
                yield Finding(
                    span,
                    say("`{found}` is shown as typed", found=mark),
                    say("close it, or put words alone between the marks"),
                )


_LONGEST = 10_000
"""A longer text is told for its length; nobody reads it for its marks."""


def _has_marks(text: str) -> bool:
    return len(text) <= _LONGEST and ("*" in text or "`" in text or "](" in text)


def _shown(text: str) -> tuple[int, int] | None:
    """Where the first mark stands that Markdown takes for text, though it looks like more."""
    at = 0
    for token in tokens(text):
        if token.type != "text" or not token.content:
            continue
        begin = text.find(token.content, at)
        if begin < 0:
            continue
        at = begin + len(token.content)
        for mark in _MARK.finditer(text, begin, at):
            if mark[0][0] != "*" or (any(_flanks(text, *mark.span())) and not _MEANT.match(text, mark.start())):
                return mark.span()
    return None


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether stars can open and whether they can close, as CommonMark has it."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    return left, right


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
