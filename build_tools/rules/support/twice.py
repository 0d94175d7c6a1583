"""What stands in the lists of a data file more than once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.findings import Finding, Related, say
from build_tools.load.nodes import Node, Scalar


def listed_twice(items: Iterable[Node]) -> Iterator[Finding]:
    """Told where it stands again; a list that is itself taken over from another place says nothing again."""
    first: dict[str, Scalar] = {}
    for item in items:
        if not isinstance(item, Scalar):
            continue
        before = first.setdefault(item.value, item)
        if before is not item and before.span != item.span:
            related = (Related(before.span, say("first here")),)
            yield Finding(item.span, say("`{item}` is listed twice", item=item.value), say("keep one of them"), related)
