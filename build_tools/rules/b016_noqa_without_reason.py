"""A `# noqa` comment says no code or no reason.

Why: whoever reads it next year must know why the finding was right to leave.

Bad:
    nodes:
      call: {end: stop, say: 等店长来。再打电话。} # noqa: B313

Good:
    nodes:
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING, may_silence=False)
def rule(forest: Forest) -> Iterator[Finding]:
    """The comment still silences what it names: one fault is enough to tell."""
    for silence in forest.silences:
        if not silence.codes:
            yield Finding(silence.span, say("the comment names no rule"), say("write `# noqa: B204 reason`"))
        elif not silence.reason:
            code = silence.codes[0].code
            yield Finding(
                silence.span, say("the comment gives no reason"), say("write `# noqa: {code} reason`", code=code)
            )
