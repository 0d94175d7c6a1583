"""A setting under `[tool.trees]` is not one that can be kept.

Why: what is misspelt there would change nothing, and nobody would notice.

Bad:
    #: pyproject.toml
    [tool.trees.limits]
    qestion = 50

Good:
    #: pyproject.toml
    [tool.trees.limits]
    question = 50
"""

from collections.abc import Iterator, Mapping

from build_tools.findings import NOTHING, Finding, say
from build_tools.model.forest import Forest
from build_tools.rules import Rule, catalogue_rule
from build_tools.schema.nearest import did_you_mean


@catalogue_rule()
def rule(forest: Forest, known: Mapping[str, Rule]) -> Iterator[Finding]:
    """What reading the settings noticed, and codes that no rule has or that cannot be set."""
    yield from (finding for finding in forest.faults if finding.name == "bad-setting")
    settings = forest.settings
    named = [(text.value, text.span, say("{code} cannot be ignored", code=text.value)) for text in settings.ignore]
    for code, (severity, span) in settings.severity.items():
        lowered = severity == "warning"
        named.append((code, span, say("{code} cannot be lowered", code=code) if lowered else NOTHING))
    for code, span, refused in named:
        if code not in known:
            yield Finding(
                span,
                say("there is no rule {code}", code=code),
                did_you_mean(code, known) or say("`trees rules` lists them"),
            )
        elif refused and not known[code].may_silence:
            yield Finding(
                span,
                refused,
                say("remove it: what it tells must be mended"),
            )
