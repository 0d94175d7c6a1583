"""A text still says that it is to be written.

Why: `trees new` puts such lines wherever only the author knows what to say; nobody at the till should read one.

Bad:
    nodes:
      call: {end: stop, say: 待写：到这里为止，别再动什么。}

Good:
    nodes:
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator
from functools import cache

from build_tools.findings import Finding, say
from build_tools.locales import LANGUAGES, locale
from build_tools.model.forest import Forest
from build_tools.model.prose import prose_of
from build_tools.rules import forest_rule


@forest_rule(may_silence=False)
def rule(forest: Forest) -> Iterator[Finding]:
    """At the whole text, of trees and of categories."""
    for tree in forest.trees.values():
        if any(sign in prose_of(tree).joined for sign in _signs()):
            for _, text, _ in prose_of(tree).texts:
                if text.value.startswith(_signs()):
                    yield Finding(text.span, say("`{said}` is still to be written", said=text.value), say("write it"))
    for category in forest.categories.values():
        for said in (category.title, category.description):
            if said.startswith(_signs()):
                yield Finding(category.span.start, say("`{said}` is still to be written", said=said), say("write it"))


@cache
def _signs() -> tuple[str, ...]:
    """How such a text begins, in every language."""
    return tuple(locale(language).text("new.sign") for language in LANGUAGES)
