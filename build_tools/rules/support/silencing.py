"""Which findings the authors' `# noqa` comments answer, and which comments answer none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from build_tools.findings import Finding, say
from build_tools.load.silence import Silence
from build_tools.model.forest import Forest
from build_tools.rules import Rule


class Silencer:
    """Matches findings with comments by file, line and code, and remembers the comments that were needed."""

    def __init__(self, forest: Forest, rules: Iterable[Rule]) -> None:
        allowed = {rule.code for rule in rules if rule.may_silence} if forest.silences else set()
        self.all = [(silence, code) for silence in forest.silences for code in silence.codes if code.code in allowed]
        self.by_line: dict[tuple[str, int, str], Silence] = {
            (silence.span.path, silence.span.line, code.code): silence for silence, code in self.all
        }
        self.used: set[tuple[str, int, str]] = set()

    def silences(self, found: Finding) -> bool:
        """Whether a comment on the finding's first or last line names its code."""
        if not self.by_line:
            return False
        keys = {(found.span.path, line, found.code) for line in (found.span.line, found.span.end_line)}
        answered = keys & self.by_line.keys()
        self.used |= answered
        return bool(answered)

    def unused(self, ran: Sequence[Rule]) -> Iterator[Finding]:
        """The codes that were named for nothing; a rule that did not run might have had something to say."""
        codes = {rule.code for rule in ran}
        for silence, code in self.all:
            if code.code in codes and (silence.span.path, silence.span.line, code.code) not in self.used:
                yield Finding(
                    code.span,
                    say("there is no finding of {code} on this line", code=code.code),
                    say("remove the comment"),
                )
