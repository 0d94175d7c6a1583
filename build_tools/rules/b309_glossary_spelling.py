"""A term is written otherwise than in the glossary.

Why: whoever meets two spellings looks for two things, and search finds only one of them.

Bad:
    start: look
    nodes:
      look: {end: stop, say: 交出签够单。}
    #: docs/data/glossary.yml
    签购单: {means: 刷卡后打出来的小票。, not: [签够单]}

Good:
    start: look
    nodes:
      look: {end: stop, say: 交出签购单。}
    #: docs/data/glossary.yml
    签购单: {means: 刷卡后打出来的小票。, not: [签够单]}
"""

import re
from collections.abc import Iterable, Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model import markup
from build_tools.model.forest import Forest
from build_tools.model.glossary import glossary
from build_tools.model.memo import memoized
from build_tools.model.prose import WRITTEN, ProseText, prose_of
from build_tools.model.tree import Tree
from build_tools.rules import linked_rule
from build_tools.rules.support.slips import Slip, first_place_and_fix


@linked_rule(severity=Severity.WARNING)
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """Once a text and word; what people say, the aliases, may be spelt as they say it."""
    terms, wrong, prose = _terms(forest), _wrong(forest), prose_of(tree)
    if not wrong or not wrong.search(prose.joined):
        return
    for said in prose.texts:
        if said.kind in WRITTEN:
            yield from _judge(tree, said, wrong.finditer(markup.prose(said.text.value)), terms)


def _judge(tree: Tree, said: ProseText, words: Iterable[re.Match[str]], terms: dict[str, str]) -> Iterator[Finding]:
    slips: dict[str, list[Slip]] = {}
    for found in words:
        slips.setdefault(found[0], []).append(Slip(*found.span(), terms[found[0]]))
    for word, places in slips.items():
        span, fix = first_place_and_fix(tree, said, places)
        yield Finding(
            span,
            say("the glossary does not write `{word}`", word=word),
            say("write `{text}`", text=terms[word]),
            (),
            fix,
        )


@memoized
def _wrong(forest: Forest) -> re.Pattern[str] | None:
    words = sorted(_terms(forest), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))) if words else None


@memoized
def _terms(forest: Forest) -> dict[str, str]:
    """What is not to be written, each with what is."""
    return {word: term for term, said in glossary(forest).items() for word in said.not_}
