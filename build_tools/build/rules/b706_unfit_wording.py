"""With a profile's values, a text no longer fits where it stands.

Why: the neutral wording was measured; with a longer name or number in it a question may be too long for a box, or a
sentence may end twice. Only the texts that read differently are judged again, by the rules on wording and length.

Bad:
    start: call
    nodes:
      call: {end: stop, say: "{{repair}}"}
    #: trees/values.yml
    repair: {means: 修理收不收费, neutral: 等店长来。}
    #: profiles/bank.yml
    name: 示例银行
    values: {repair: 修理免费。。}

Good:
    start: call
    nodes:
      call: {end: stop, say: "{{repair}}"}
    #: trees/values.yml
    repair: {means: 修理收不收费, neutral: 等店长来。}
    #: profiles/bank.yml
    name: 示例银行
    values: {repair: 修理免费。}
"""

from collections.abc import Iterator, Sequence

from build_tools.findings import Finding, Related, Severity, Span, say
from build_tools.load.source import Source
from build_tools.model.forest import Forest, tree_id
from build_tools.model.naming import named
from build_tools.model.profile import Profile
from build_tools.model.values import names
from build_tools.rules import Rule, engine, forest_rule

_TOLD = 3
"""So many texts are named that one value makes unfit."""


@forest_rule(severity=Severity.WARNING, needs_all=True, after=("unknown-name", "unfit-value"))
def rule(forest: Forest) -> Iterator[Finding]:
    """At what the profile says, once for each fault that it brings; an edition itself is judged by all rules."""
    if forest.profile is None:
        for profile in forest.profiles.values():
            yield from _unfit(forest, profile)


def _unfit(forest: Forest, profile: Profile) -> Iterator[Finding]:
    from build_tools.build.trade import all_rules, assemble  # which joins the rules, too

    changed = [tree.source for tree in forest.trees.values() if _reads_differently(tree.source, profile)]
    around = [source for path, source in forest.sources.items() if _is_around(path, profile)]
    edition = assemble([*around, *changed], profile=profile.id)
    judges = [one for one in all_rules() if one.alone and one.code.startswith("B3") and engine.runs(one, edition)]
    before = {(code, found.span) for code, found in _judged(forest, changed, judges)}
    grouped: dict[tuple[Span, str], list[Finding]] = {}
    faults = [("", found) for found in edition.faults if found.span.path.startswith("trees/")]
    for code, found in [*faults, *_judged(edition, changed, judges)]:
        if (code, found.span) not in before:
            place = _cause(forest, profile, found.span)
            grouped.setdefault((place, found.message), []).append(found)
    for (place, _), all_found in grouped.items():
        first, *_ = all_found
        related = tuple(Related(found.span, say("in this text")) for found in all_found[:_TOLD])
        count = len(all_found)
        told = (
            say("with this, in {count} texts, {problem}", count=count, problem=first.message)
            if count > 1
            else say("with this, {problem}", problem=first.message)
        )
        yield Finding(place, told, first.help, related)


def _reads_differently(source: Source, profile: Profile) -> bool:
    return any(True for _ in named(source)) or any(term in source.text for term in profile.terms)


def _is_around(path: str, profile: Profile) -> bool:
    """Whether a file says how trees are read, and is none itself."""
    top = path.rpartition("/")[0] in ("", "trees") and path.endswith((".yml", ".toml"))
    return top or path in (profile.source.path, "docs/data/glossary.yml")


def _judged(forest: Forest, changed: Sequence[Source], judges: Sequence[Rule]) -> Iterator[tuple[str, Finding]]:
    trees = [tree_id(source.path) for source in changed]
    few = Forest(trees={key: forest.trees[key] for key in trees if key in forest.trees}, settings=forest.settings)
    for judge in judges:
        yield from ((judge.code, found) for found in judge.check(few))


def _cause(forest: Forest, profile: Profile, span: Span) -> Span:
    """Where the profile says what a text at `span` reads differently for; its first line where that is not known."""
    source, declared = forest.sources[span.path], forest.values.declared
    here = [declared[name] for name, at in named(source) if span.line <= at.line <= span.end_line and name in declared]
    made_of = [part for value in here for part in (value.name, *(n for words in value.said for n in names(words)))]
    written = "\n".join(source.lines[span.line - 1 : span.end_line])
    causes = [profile.values[name].span for name in made_of if name in profile.values]
    causes += [text.span for term, text in profile.terms.items() if term in written]
    return next(iter(causes), Span(profile.source.path, 1, 1, 1, 1))
