"""Every word of the interface, a file a language, and how code asks for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

LANGUAGES = ("en", "zh")
FALLBACK = "en"
"""Where a site's language has no file, or a text is not translated yet."""
_TAGS = {"zh": "zh-CN"}
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Locale:
    """The texts of one language by dotted key, as `card.scan`."""

    language: str
    texts: Mapping[str, str]

    @property
    def tag(self) -> str:
        """The language with the region whose script it is written in, as files name it (BCP 47)."""
        return _TAGS.get(self.language, self.language)

    def text(self, key: str, /, **values: object) -> str:
        """One text, with `{name}` filled in. A key or a value that is missing is our own mistake: KeyError."""
        return _PLACE.sub(lambda place: str(values[place[1]]), self.texts[key])

    def part(self, prefix: str) -> dict[str, str]:
        """All texts under a prefix, by the rest of their key and not filled in: for a script or a typesetter."""
        start = f"{prefix}."
        return {key.removeprefix(start): text for key, text in self.texts.items() if key.startswith(start)}


@cache
def locale(language: str) -> Locale:
    """The texts of a language; `zh-Hans-CN` and `zh_CN.UTF-8` are `zh`; what has no words there is English."""
    short = re.split(r"[-_.@]", language.lower())[0]
    texts = _texts(FALLBACK)
    return Locale(short, texts | _texts(short) if short in LANGUAGES else texts)


@cache
def sentences(language: str) -> Mapping[str, str]:
    """What findings say in a language, by what they say in English; English itself has no file."""
    short = locale(language).language
    file = files(__name__).joinpath(f"findings.{short}.yml")
    return _yaml(file.read_text("utf-8")) if short in LANGUAGES and file.is_file() else {}


def _yaml(text: str) -> dict[str, Any]:
    return cast(dict[str, Any], yaml.load(text, Loader=yaml.CSafeLoader))


@cache
def _texts(language: str) -> dict[str, str]:
    text = files(__name__).joinpath(f"{language}.yml").read_text("utf-8")
    return dict(_flat(_yaml(text), ""))


def _flat(value: Any, prefix: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _flat(below, f"{prefix}{key}.")
    else:
        yield prefix.rstrip("."), str(value)
