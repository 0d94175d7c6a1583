"""What `trees/safety.yml` declares: facts that can be known, and marks that need them and change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_tools.findings import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be known of the world: one of `values`, each with its words for people."""

    id: str
    start: tuple[str, ...]
    """What it may be where a walk begins."""
    values: Mapping[str, str]
    span: Span


@dataclass(frozen=True, slots=True)
class Mark:
    """What a step or an answer means: the facts it needs before it is taken, and those it sets.

    Both are fact by fact, each with the values of which one holds.
    """

    id: str
    needs: Mapping[str, tuple[str, ...]]
    sets: Mapping[str, tuple[str, ...]]
    never: bool
    """Whether no walk may come to it."""
    because: str
    """Why, in words for people; empty where it demands nothing."""
    span: Span


@dataclass(frozen=True, slots=True)
class Safety:
    """All facts and marks, in the order of the file."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
