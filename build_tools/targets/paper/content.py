"""A card's content in two halves: what is printed on it, which alone makes its edition, and where it links."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.paper.chart_data import Chart


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a step: the answer, empty where there is but one, and the number of the step that it leads to."""

    label: str
    to: int
    guard: str | None


@dataclass(frozen=True, slots=True)
class PrintedStep:
    """One step: its number and symbol, its words, its ways out, who acts, and what to have ready."""

    number: int
    symbol: str
    text: str
    guard: str | None
    ways: tuple[Way, ...]
    who: str | None
    bring: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """All that a card says, however it is set; `fields` are the boxes to write in, `known` what is there already."""

    number: str
    category: str
    title: str
    summary: str
    site: str
    warning: str
    advice: str
    fields: tuple[str, ...]
    known: tuple[str, ...]
    steps: tuple[PrintedStep, ...]

    @property
    def edition(self) -> str:
        """The first digits of a hash of it. Editions are on record, so this form of it must never change.

        How it is set is no part of it, so neither another version of an engine, nor another processor, nor a better
        layout makes a printed card look old; nor does the day on which somebody found that all of it still holds.
        """
        head = (self.number, self.category, self.title, self.summary, self.site, self.warning, self.advice)
        steps = [
            {
                "number": step.number,
                "mark": step.symbol,
                "text": step.text,
                "guard": step.guard,
                "ways": [{"label": way.label, "to": way.to, "guard": way.guard} for way in step.ways],
                "who": step.who,
                "bring": step.bring,
            }
            for step in self.steps
        ]
        own = [self.known] if any(self.known) else []
        return fingerprint(json.dumps([*head, self.fields, steps, *own], ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class StepLinks:
    """Where one step leads on screen and in the file; `style` is the name for how it looks."""

    node: str
    style: str
    ways: tuple[str, ...]
    """The nodes that its ways out lead to."""
    ref: str | None
    """The tree that it names, and the place of that on the site."""
    path: str | None


@dataclass(frozen=True, slots=True)
class CardSheets:
    """A card's sheets, laid out for a paper size."""

    landscape: bool
    sheets: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A tree's card before it is laid out; `links` has an entry for each of the printed steps."""

    id: str
    language: str
    keywords: tuple[str, ...]
    reviewed: str
    scan: str
    logo: str
    """An SVG; empty where there is none."""
    printed: Printed
    links: tuple[StepLinks, ...]

    @property
    def words(self) -> Mapping[str, str]:
        """What it says by piece, whatever the numbers of steps: `title`, `summary`, `step/<node>`, each as JSON.

        Hashes of these are on record, so this form of them must never change.
        """
        said = {"title": self.printed.title, "summary": self.printed.summary}
        for step, links in zip(self.printed.steps, self.links, strict=True):
            ways = zip(step.ways, links.ways, strict=True)
            piece = {
                "text": step.text,
                **({"guard": step.guard} if step.guard else {}),
                "ways": [[way.label, node, *filter(None, [way.guard])] for way, node in ways],
                "who": step.who,
                "bring": step.bring,
            }
            said[f"step/{links.node}"] = json.dumps(piece, ensure_ascii=False)
        return said
