"""Findings in another language than the one that the code speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from build_tools.findings import Finding, Sentence
from build_tools.locales import sentences


def translated(finding: Finding, language: str) -> Finding:
    """A finding as it is said in a language; what has no words there stays English."""
    if not (words := sentences(language)):
        return finding
    related = tuple(place._replace(message=_said(place.message, words)) for place in finding.related)
    return replace(finding, message=_said(finding.message, words), help=_said(finding.help, words), related=related)


def _said(sentence: Sentence, words: Mapping[str, str]) -> Sentence:
    values = {
        place: _said(value, words) if isinstance(value, Sentence) else value for place, value in sentence.values.items()
    }
    return Sentence(words.get(sentence.form, sentence.form), values)
