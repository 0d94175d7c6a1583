"""What a finished PDF says, as a reader's tools give it back."""

from __future__ import annotations

import re

import pypdfium2 as pdfium


def pages(data: bytes) -> list[str]:
    """The text of each page, without white space but for the ends of lines."""
    with pdfium.PdfDocument(data) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    return ["\n".join("".join(line.split()) for line in text.splitlines()) for text in texts]


def across(words: str) -> str:
    """A pattern for words that may go on in the next line."""
    return r"\n?".join(map(re.escape, "".join(words.split())))
