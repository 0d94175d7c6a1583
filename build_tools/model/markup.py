"""The stretches of a text that are no prose: code, addresses of links, web addresses, placeholders."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

KNOWN = ("emphasis", "backticks", "link", "escape")
"""The inline Markdown that authors may write."""

_LITERAL = re.compile(
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|\](?:\((?:[^()\s]|\([^()\s]*\))*\)|\[[^\[\]]*\])"
    r"|(?:https?://|www\.|mailto:)[^\s<>`\u2010-\u2027\u3000-\u303f\uff01-\uffef\u4e00-\u9fff]+"
    r"|<[a-zA-Z][^<>\s]*>",
    re.DOTALL,
)
"""Code between backticks; what follows a link's words; an address; a word in angle brackets."""
_CODE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
FILLER = "\ue000"
"""Stands in for each character that is no prose: it is no letter, no space and no mark."""


def literals(text: str) -> tuple[str, ...]:
    """Those stretches, in order."""
    return tuple(found[0] for found in _LITERAL.finditer(text)) if _may_hold(text) else ()


def prose(text: str) -> str:
    """The text with every character of such a stretch replaced by FILLER; every other one stays in its place."""
    return _LITERAL.sub(_filled, text) if _may_hold(text) else text


def uncoded(text: str) -> str:
    """The text with code alone replaced by FILLER: what is left speaks for us, addresses too."""
    return _CODE.sub(_filled, text) if "`" in text else text


def tokens(text: str) -> list[Token]:
    """The text as Markdown takes it; characters after a backslash are tokens of their own."""
    return _parser().parseInline(text)[0].children or []


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # few trees need it, and it takes a while to import

    return MarkdownIt("zero").enable(list(KNOWN)).disable("text_join")


def _filled(found: re.Match[str]) -> str:
    return FILLER * len(found[0])


def _may_hold(text: str) -> bool:
    return any(sign in text for sign in ("`", "](", "][", "://", "www.", "mailto:", "<"))
