"""Terms of the glossary: the page that explains them, and a link with the meaning where a page first uses one."""

from __future__ import annotations

import re

from build_tools.model.forest import Forest
from build_tools.model.glossary import glossary
from build_tools.model.pages import DOCS
from build_tools.targets import inline, paths
from build_tools.targets.web.templating import rendered

_KEPT = re.compile(
    r"!?\[(?:[^\[\]]|!\[[^\[\]]*\]\([^()]*\))*\]\([^()]*\)(?:\{[^{}]*\})?"
    r"|\[@[^\[\]]*\]|`[^`]*`|<[^<>]*>|\{[^{}]*\}"
)
"""What a link must not go into: links, citations, code, tags, attributes."""
_RAW = re.compile(r"<(?![^>]*\smarkdown[\s>=])")
"""The beginning of a block of HTML, which goes on to the next empty line; Markdown is not read in it."""


def linked(text: str, place: str, forest: Forest) -> str:
    """The Markdown of a page with the first use of every term linked to its meaning."""
    left = {term: inline.plain(said.means) for term, said in glossary(forest).items()}
    if not left or place == paths.GLOSSARY or f"{DOCS}{paths.GLOSSARY}" not in forest.pages:
        return text
    href = paths.link(place, paths.GLOSSARY)
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
    return rendered("glossary.html", forest.locale, terms=glossary(forest))
