"""What a finished PDF says, as a reader's tools give it back."""

from __future__ import annotations

import re

import pypdfium2 as pdfium

_STRAIGHT = str.maketrans({**dict.fromkeys("‘’", "'"), **dict.fromkeys("“”", '"')})
"""Whether a quotation mark is curved is the typesetter's choice and not the words'."""


def pages(data: bytes) -> list[str]:
    """The text of each page, without white space but for the ends of lines, its quotation marks straight."""
    with pdfium.PdfDocument(data) as pdf:
        texts = [page.get_textpage().get_text_bounded().translate(_STRAIGHT) for page in pdf]
    return ["\n".join("".join(line.split()) for line in text.splitlines()) for text in texts]


def straight(words: str) -> str:
    """Words with the quotation marks that `pages` gives."""
    return words.translate(_STRAIGHT)


def across(words: str) -> str:
    """A pattern for words that may go on in the next line."""
    return r"\n?".join(map(re.escape, "".join(straight(words).split())))
