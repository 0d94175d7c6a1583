"""Terms of the glossary: the page that explains them, and a link with the meaning where a page first uses one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.schema.plain import plain
from build_tools.targets import inline, paths
from build_tools.targets.web.templating import rendered

PAGE = "glossary.md"

_KEPT = re.compile(r"!?\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|\[@[^\]]*\]|`[^`]*`|<[^>]*>|\{[^}]*\}")
"""What a link must not go into: links, citations, code, tags, attributes."""
_RAW = re.compile(r"<(?![^>]*\smarkdown[\s>=])")
"""The beginning of a block of HTML, which goes on to the next empty line; Markdown is not read in it."""


@memoized
def glossary(forest: Forest) -> Mapping[str, Mapping[str, object]]:
    """Each term with what is said of it, in the order of the file."""
    written = plain(forest.data.get("glossary"))
    entries = written if isinstance(written, dict) else {}
    return {term: said for term, said in entries.items() if isinstance(said, dict)}


def meaning(said: Mapping[str, object]) -> str:
    """What a term means, as plain text."""
    return inline.plain(str(said.get("means", "")))


def linked(text: str, place: str, forest: Forest) -> str:
    """The Markdown of a page with the first use of every term linked to its meaning."""
    left = {term: meaning(said) for term, said in glossary(forest).items()}
    if not left or place == PAGE:
        return text
    href = paths.link(place, PAGE)
    lines, fenced, raw = [], False, False
    for line in text.split("\n"):
        fenced ^= line.startswith("```")
        raw = bool(line.strip()) and (raw or bool(_RAW.match(line)))
        lines.append(line if fenced or raw or line.startswith("#") else _line(line, href, left))
    return "\n".join(lines)


def _line(line: str, href: str, left: dict[str, str]) -> str:
    out, at = [], 0
    for kept in _KEPT.finditer(line):
        out += [_words(line[at : kept.start()], href, left), kept[0]]
        at = kept.end()
    return "".join([*out, _words(line[at:], href, left)])


def _words(words: str, href: str, left: dict[str, str]) -> str:
    """Link the terms that have not been used before; of terms that overlap the longest."""
    if not words or not left:
        return words

    def link(found: re.Match[str]) -> str:
        term = found[0]
        if term not in left:
            return term
        title = left.pop(term).replace('"', "”")
        return f'[{term}]({href}#{term} "{title}"){{.term}}'

    return re.sub("|".join(map(re.escape, sorted(left, key=len, reverse=True))), link, words)


def listed(forest: Forest) -> str:
    """The glossary itself."""
    means = [(term, str(said.get("means", ""))) for term, said in glossary(forest).items()]
    return rendered("glossary.html", forest.locale, terms=means)
