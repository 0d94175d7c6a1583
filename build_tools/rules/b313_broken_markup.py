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

from build_tools.findings import Severity
from build_tools.model.prose import part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule

_CODE = re.compile(r"`[^`\n]+`|\\.")
_MEANT = re.compile(r"\*{3,}|(?<!\*)\*(?=[#号键])|(?<=\d)\*(?=\d)")
"""Stars that are to be seen: of a masked number, of a key, of a product."""
_LINK = re.compile(r"\[[^\[\]\n]+\]\([^()\s]+\)")
_PLAIN = re.compile(r"\*\*(?=\w)[^*\n]*?(?<=\w)\*\*")
_STARS = re.compile(r"\*+")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Once a text, at the first mark that will be shown."""
    prose = prose_of(tree)
    if not _has_marks(_PLAIN.sub("", prose.joined)):
        return
    for _, text, _ in prose.said:
        if _has_marks(text.value):
            shown = _shown(text.value)
            if shown:
                start, end = shown
                span = part(tree.source, text, start, end) or text.span
                mark = text.value[start:end]
                yield Finding(span, f"`{mark}` is shown as typed", "close it, or put words alone between the marks")


def _has_marks(text: str) -> bool:
    return "*" in text or "`" in text or "](" in text


def _shown(text: str) -> tuple[int, int] | None:
    """Where the first mark stands that is no markup."""
    said = _PLAIN.sub(_blank, _LINK.sub(_blank_link, _MEANT.sub(_blank, _CODE.sub(_blank, text))))
    if (tick := said.find("`")) >= 0:
        return tick, tick + 1
    if (link := said.find("](")) >= 0:
        return link, link + 2
    opened: re.Match[str] | None = None
    for stars in _STARS.finditer(said):
        opens, closes = _flanks(text, *stars.span())
        if opened and closes and stars[0] == opened[0]:
            opened = None
        elif not opened and opens:
            opened = stars
        elif opens or closes:
            return (opened or stars).span()
    return opened.span() if opened else None


def _blank(found: re.Match[str]) -> str:
    return "字" * len(found[0])


def _blank_link(found: re.Match[str]) -> str:
    """The words of a link may hold markup; its address is none."""
    words = found[0].partition("](")[0]
    return f"字{words[1:]}{'字' * (len(found[0]) - len(words))}"


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether stars can open and whether they can close, as CommonMark has it."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    return left, right


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
