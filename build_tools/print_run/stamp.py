"""What a row says on its cards: its words and its codes, as objects of a file."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from build_tools.print_run import letters
from build_tools.print_run.codes import Picture, codes
from build_tools.print_run.letters import Subset
from build_tools.print_run.template import CodeDrawing, Slot, Template, WordsDrawing


class Row(NamedTuple):
    """A terminal of the list: its line there, its number, and what stands in the boxes, by their names."""

    line: int
    terminal: str
    says: Mapping[str, str]


def rooms(template: Template) -> dict[str, float]:
    """How many ems the words of each box may have, the narrowest of all places counting."""
    found: dict[str, float] = {}
    for drawing in template.words:
        for slot in drawing.slots:
            found[slot.key] = min(found.get(slot.key, slot.width), slot.width / slot.least)
    return found


def unusual(rows: list[Row], template: Template) -> str:
    """The characters that rows say beyond those that every file has."""
    keys = {slot.key for drawing in template.words for slot in drawing.slots}
    said = {
        char for row in rows for key, text in row.says.items() if key in keys and not text.isascii() for char in text
    }
    return "".join(sorted(char for char in said if not char.isascii()))


def words(drawing: WordsDrawing, row: Row, first: int, second: int, own: Subset) -> bytes:
    """The words of a row; `first` and `second` are the numbers of the fonts, `own` the second."""
    lines = b"".join(_line(slot, row.says[slot.key], own) for slot in drawing.slots if row.says.get(slot.key))
    fonts = b"/L %d 0 R" % first + (b"/N %d 0 R" % second if own.codes else b"")
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 %g %g]/Resources<</Font<<%b>>>>" % (*drawing.page, fonts)
    return letters.stream(head, b"0 g BT\n%bET" % lines)


def _line(slot: Slot, text: str, own: Subset) -> bytes:
    wide = letters.width(text)
    size = min(slot.largest, slot.width / wide) if wide else slot.largest
    x = slot.x + slot.width - wide * size if slot.right else slot.x
    shown = b"".join(b"/%b %.5g Tf<%b>Tj " % (font, size, code) for font, code in _runs(text, own))
    return b"1 0 0 1 %.6g %.6g Tm %b\n" % (x, slot.y, shown)


def _runs(text: str, own: Subset) -> list[tuple[bytes, bytes]]:
    """Words cut where the font changes."""
    common = letters.latin().codes
    if text.isascii():
        return [(b"L", "".join([common[char] for char in text]).encode())]
    runs = []
    for plain, chars in groupby(text, str.isascii):
        found = common if plain else own.codes
        runs.append((b"L" if plain else b"N", "".join([found[char] for char in chars]).encode()))
    return runs


def code(drawing: CodeDrawing, row: Row) -> bytes:
    """The code of one of a row's cards."""
    return picture(codes(drawing.address, len(row.terminal)).of(row.terminal))


def picture(made: Picture) -> bytes:
    """A code as an object of a file, painted in the colour of its surroundings."""
    head = b"/Type/XObject/Subtype/Image/ImageMask true/Decode[1 0]/BitsPerComponent 1/Width %d/Height %d"
    return letters.stream(head % (made.size, made.size), made.dots)
