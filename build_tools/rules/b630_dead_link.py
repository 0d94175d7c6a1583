"""A link leads to a page that is not there.

Why: whoever follows it stands before an error page, in the middle of a trouble. In a tree, a link is written as from
the tree's file, `../../hotlines.md`; what begins with `/` breaks wherever the site is published in a folder.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。, hint: "见[说明](/no/such/page)。"}

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。, hint: "见[说明](../../hotlines.md)。"}
    #: docs/hotlines.md
    # 求助电话

    先打银行。
"""

import re
from collections.abc import Iterator
from posixpath import normpath

from build_tools.findings import Finding, Sentence, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.pages import pages
from build_tools.model.prose import part, prose_of
from build_tools.model.tree import Tree
from build_tools.rules import forest_rule
from build_tools.schema.nearest import did_you_mean

_LINK = re.compile(r"\]\(<?(?P<to>(?:[^()\s<>]|\([^()\s]*\))+)>?\)")
_SCHEME = re.compile(r"(?:https?|tel|mailto|sms):", re.IGNORECASE)
_PAGE = re.compile(r"(?P<place>[^?#]*?)(?:\.md|\.html)?(?:\?[^#]*)?(?:#(?P<anchor>.*))?")
_NAV = re.compile(r"(?<![\w./-])([\w./-]+)\.md")
"""A page in the navigation. It begins where a word does: a long word is not looked through from each of its letters."""
_MADE = ("cards/", "api/", "assets/")
"""Folders of files that are made, and that a link may name."""


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """Links of trees to anything, and of pages to other pages; what pages link to trees has a rule of its own."""
    for tree in forest.trees.values():
        if "](" not in prose_of(tree).joined:
            continue
        for _, text, _ in prose_of(tree).texts:
            for found in _LINK.finditer(text.value):
                if wrong := _wrong(found["to"], tree, forest):
                    span = part(tree.source, text, *found.span("to")) or text.span
                    yield Finding(span, *wrong)
    for page in pages(forest).values():
        for link in page.links():
            if link.tree is None and not _is_there(link.place, forest):
                help_ = did_you_mean(link.place, _places(forest))
                yield Finding(
                    link.span,
                    say("there is no page `{place}`", place=link.place),
                    help_ or say("link to a page that there is"),
                )


def _wrong(to: str, tree: Tree, forest: Forest) -> tuple[Sentence, Sentence] | None:
    """What is wrong with a link of a tree, and help."""
    if _SCHEME.match(to):
        return None
    if to.startswith("/"):
        return say("`{to}` begins with `/`", to=to), say(
            "write the way from the tree's file, as in `../../hotlines.md`"
        )
    found = _PAGE.fullmatch(to)
    assert found is not None, "every part of the pattern may be empty"
    place = normpath(f"trees/{tree.category}/{found['place']}") if found["place"] else f"trees/{tree.id}"
    target = forest.trees.get(place.removeprefix("trees/"))
    if target:
        node = found["anchor"]
        if not node or node in target.nodes:
            return None
        return say("`{tree}` has no node `{node}`", tree=target.id, node=node), did_you_mean(node, target.nodes)
    if _is_there(place, forest):
        return None
    help_ = did_you_mean(place, _places(forest)) or say("write the way from the tree's file, as in `../../hotlines.md`")
    return say("there is no page `{place}`", place=place), help_


def _is_there(place: str, forest: Forest) -> bool:
    return place in _places(forest) or place.startswith(_MADE)


@memoized
def _places(forest: Forest) -> frozenset[str]:
    """Every page, by its path under the site's root without an ending: written, made from trees, or in the nav."""
    nav = forest.sources.get("mkdocs.yml")
    return frozenset(
        [
            "index",
            *pages(forest),
            *(f"trees/{key}" for key in forest.trees),
            *(f"trees/{tree.category}/index" for tree in forest.trees.values()),
            *(found[1] for found in _NAV.finditer(nav.text if nav else "")),
        ]
    )
