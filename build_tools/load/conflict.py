"""The marks that Git leaves in a file where two branches changed the same lines."""

from __future__ import annotations

import re

_OURS, _BASE, _BETWEEN, _THEIRS = (re.compile(rf"{mark}( .*)?") for mark in ("<{7}", r"\|{7}", "={7}", ">{7}"))


def first_marker(text: str) -> int | None:
    """The line, from 1, of the first mark; None where nothing is in conflict."""
    if "<<<<<<<" not in text:
        return None
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if _OURS.fullmatch(line)), None)


def sides(text: str) -> tuple[str, str]:
    """The file as one branch has it and as the other has it; twice the same where nothing is in conflict."""
    ours: list[str] = []
    theirs: list[str] = []
    into: tuple[list[str], ...] = (ours, theirs)
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if _OURS.fullmatch(bare):
            into = (ours,)
        elif _BASE.fullmatch(bare):
            into = ()
        elif _BETWEEN.fullmatch(bare) and into != (ours, theirs):
            into = (theirs,)
        elif _THEIRS.fullmatch(bare):
            into = (ours, theirs)
        else:
            for side in into:
                side.append(line)
    return "".join(ours), "".join(theirs)
