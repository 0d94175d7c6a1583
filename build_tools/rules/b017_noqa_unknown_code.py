"""A `# noqa` comment names a rule that is not there, or that cannot be silenced.

Why: it silences nothing, and whoever wrote it thinks that it does.

Bad:
    nodes:
      call: {end: stop, say: 等店长来。} # noqa: B999 we always do it so

Good:
    nodes:
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator, Mapping

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.rules import Rule, catalogue_rule
from build_tools.schema.nearest import did_you_mean


@catalogue_rule(severity=Severity.WARNING)
def rule(forest: Forest, known: Mapping[str, Rule]) -> Iterator[Finding]:
    """Told at the code."""
    for silence in forest.silences:
        for code, span in silence.codes:
            if code not in known:
                help_ = did_you_mean(code, known) or say("`trees rules` lists them")
                yield Finding(span, say("there is no rule {code}", code=code), help_)
            elif not known[code].may_silence:
                yield Finding(
                    span, say("{code} cannot be silenced", code=code), say("mend what it finds, and remove the comment")
                )
