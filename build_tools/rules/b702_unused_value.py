"""A value is declared and no text speaks of it.

Why: whoever writes a profile would look it up, fill it in, and find it nowhere.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/values.yml
    hotline: {means: 客服电话, neutral: 合同上的客服电话}

Good:
    start: call
    nodes:
      call: {end: stop, say: "打{{hotline}}。"}
    #: trees/values.yml
    hotline: {means: 客服电话, neutral: 合同上的客服电话}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.naming import named
from build_tools.model.values import FILE, names
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING, needs_all=True, after=("unknown-name",))
def rule(forest: Forest) -> Iterator[Finding]:
    """At its name; one that stands in a box or in the foot of pages, or in a wording that is used, is used."""
    declared = forest.values.declared
    used = {name for source in forest.sources.values() if source.fill for name, _ in named(source)}
    used |= {name for name, value in declared.items() if value.boxes or value.label}
    used |= {name for other in used & set(declared) for words in declared[other].said for name in names(words)}
    for name, value in declared.items():
        if name not in used:
            help_ = say("name it where a text should say it, or take it out of {file}", file=FILE)
            yield Finding(value.span, say("no text names `{name}`", name=name), help_)
