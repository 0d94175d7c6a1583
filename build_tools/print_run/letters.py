"""Text in finished files: the typeface at one weight, subsets of it as PDF fonts, and how wide words are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz as hb

from build_tools import typeface
from build_tools.targets.paper.to_unicode import to_unicode

WEIGHT = 500.0
LATIN = "".join(map(chr, range(0x20, 0x7F)))
"""What every file's own font holds; all else comes in a second one, with what the file says and no more."""
OBJECTS = 5
"""So many objects of a file are a font."""
_NEEDED = frozenset({"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"})
_FULL = 1000.0


def _tag(name: str) -> int:
    return int.from_bytes(name.ljust(4).encode(), "big")


@cache
def _face() -> hb.Face:
    """The typeface at one weight, with nothing but outlines and widths; it takes a second, once a process."""
    whole = hb.Face(hb.Blob.from_file_path(str(typeface.FILE)))
    wanted = hb.SubsetInput()
    wanted.pin_axis_location(whole, "wght", WEIGHT)
    wanted.unicode_set.update(whole.unicodes)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    for name in whole.table_tags:
        if name not in _NEEDED:
            wanted.drop_table_tag_set.add(_tag(name))
    return hb.Face(hb.SubsetPlan(whole, wanted).execute().blob)


@cache
def _font() -> hb.Font:
    return hb.Font(_face())


@cache
def advance(char: str) -> float:
    """How wide a character is, in thousandths of the text's size; 0 where the typeface has none."""
    glyph = _font().get_nominal_glyph(ord(char))
    return _font().get_glyph_h_advance(glyph) * _FULL / _face().upem if glyph else 0.0


def width(text: str) -> float:
    """How wide words are, in ems."""
    return sum(map(advance, text)) / _FULL


@dataclass(frozen=True, slots=True)
class Subset:
    """A font with some characters: its name, its file, its codes and their widths."""

    name: str
    file: bytes
    codes: Mapping[str, str]
    """Each character as a PDF's text has it: four hexadecimal digits."""
    widths: tuple[float, ...]
    """By code."""

    def objects(self, first: int) -> list[bytes]:
        """The objects of a file that are this font; the first is named where text is shown, under this number."""
        below, descriptor, file, meant = range(first + 1, first + OBJECTS)
        widths = b" ".join(b"%g" % wide for wide in self.widths)
        name = self.name.encode()
        return [
            b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
            % (name, below, meant),
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/CIDToGIDMap/Identity/DW 1000/W[0[%b]]/FontDescriptor %d 0 R>>"
            % (name, widths, descriptor),
            b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[-200 -300 1300 1100]/ItalicAngle 0/Ascent 880"
            b"/Descent -120/CapHeight 733/StemV 90/FontFile2 %d 0 R>>" % (name, file),
            stream(b"/Length1 %d" % len(self.file), self.file),
            stream(b"", to_unicode(((code, char) for char, code in self.codes.items()), 4)),
        ]


def stream(head: bytes, body: bytes) -> bytes:
    """An object of a file that holds bytes."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (head, len(body), body)


def subset(chars: Iterable[str]) -> Subset:
    """A font with these characters; as many rows say the same, the last ones are kept."""
    return _subset("".join(sorted(set(chars))))


@lru_cache(maxsize=256)
def _subset(chars: str) -> Subset:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, chars))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.drop_table_tag_set.add(_tag("cmap"))
    plan = hb.SubsetPlan(_face(), wanted)
    file = plan.execute().blob.data
    moved, found = plan.old_to_new_glyph_mapping, plan.unicode_to_old_glyph_mapping
    codes = {char: moved[found[ord(char)]] for char in chars if ord(char) in found}
    widths = [_FULL] * (max(codes.values(), default=0) + 1)
    for char, code in codes.items():
        widths[code] = advance(char)
    digest = int.from_bytes(hashlib.sha256(chars.encode()).digest()[:8], "big")
    letters = "".join(chr(65 + digest // 26**place % 26) for place in range(6))
    return Subset(
        f"{letters}+NotoSansSC-Medium", file, {char: f"{code:04X}" for char, code in codes.items()}, tuple(widths)
    )


@cache
def latin() -> Subset:
    """The font that every file has."""
    return subset(LATIN)
