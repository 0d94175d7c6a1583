"""A text as YAML writes it: plain where that is the same text, in quotes where it is not."""

from __future__ import annotations

import json

import yaml

_LONGEST = 120


def scalar(text: str, before: str = "") -> str:
    """The text, fit to stand as a key or a value, in braces too; quoted where what stood there `before` was."""
    if before[:1] not in ("'", '"') and _plain(text):
        return text
    if before[:1] == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def _plain(text: str) -> bool:
    """Whether YAML reads it without quotes as this text, wherever it stands."""
    if not text or text != text.strip() or not text.isprintable() or len(text) > _LONGEST:
        return False
    try:
        return all(
            yaml.load(written, Loader=yaml.CSafeLoader) == meant
            for written, meant in (
                (text, text),
                (f"[{text}]", [text]),
                (f"{{{text}: x}}", {text: "x"}),
                (f"{text}: x", {text: "x"}),
                (f"{{x: {text}}}", {"x": text}),
            )
        )
    except yaml.YAMLError:
        return False
