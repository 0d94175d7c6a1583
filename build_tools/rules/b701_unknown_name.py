"""A text names a value that is not declared, or a profile gives one.

Why: the reader would find the braces, or the profile's value would be printed nowhere. `trees/values.yml` declares
every name, with the words that stand there while nobody has given it; a name without these is for `said:` alone.

Bad:
    start: call
    nodes:
      call: {end: stop, say: "打{{hotlin}}。"}
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

from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.model.naming import named
from build_tools.model.values import FILE
from build_tools.rules import forest_rule
from build_tools.schema.nearest import did_you_mean


@forest_rule(may_silence=False)
def rule(forest: Forest) -> Iterator[Finding]:
    """Each place, in texts and in profiles; nothing while the file of values itself is broken."""
    yield from (finding for finding in forest.faults if finding.name == "unknown-name")
    declared = forest.values.declared
    if FILE in forest.broken and not declared:
        return
    speakable = [name for name, value in declared.items() if value.neutral is not None]
    for source in forest.sources.values():
        for name, span in named(source) if source.fill or not declared else ():
            if name not in declared:
                help_ = did_you_mean(name, speakable) or say("declare it in {file}", file=FILE)
                yield Finding(span, say("`{name}` is no value of {file}", name=name, file=FILE), help_)
            elif declared[name].neutral is None:
                message = say("`{name}` has no neutral wording for a text", name=name)
                yield Finding(span, message, say("give it `neutral:` in {file}", file=FILE))
