"""The font of what is typed into a form: the typeface's Latin letters and digits, for readers to set them in.

Chinese that is typed is set in the reader's own font: a file with all characters would be a hundred times as large.
"""

from __future__ import annotations

import io
import zlib
from functools import cache
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from build_tools import typeface

FIRST, LAST = 0x20, 0x7E
"""Of the characters, which are those of ASCII that can be seen."""
_WEIGHT = 500


class FormFont(NamedTuple):
    """A TrueType file, compressed once for all that hold it, and how wide its characters are, in thousandths."""

    packed: bytes
    length: int
    """Of the file itself, in bytes."""
    widths: tuple[int, ...]


@cache
def form_font() -> FormFont:
    """It takes a second, once a process."""
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=True)
    options.drop_tables += [
        "GSUB",
        "GPOS",
        "GDEF",
        "BASE",
        "STAT",
        "vhea",
        "vmtx",
        "VORG",
        "gasp",
        "HVAR",
        "VVAR",
        "MVAR",
    ]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=range(FIRST, LAST + 1))
    out = io.BytesIO()
    with TTFont(typeface.FILE, lazy=True, recalcTimestamp=False) as font:
        font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
        for table in set(options.drop_tables) & set(font.keys()):
            del font[table]  # so that nobody reads it before it goes
        cutter.subset(font)
        instancer.instantiateVariableFont(font, {"wght": _WEIGHT}, inplace=True)
        font.save(out, reorderTables=False)
        cmap, scale = font.getBestCmap(), 1000 / font["head"].unitsPerEm
        widths = tuple(round(font["hmtx"][cmap[code]][0] * scale) for code in range(FIRST, LAST + 1))
    file = out.getvalue()
    return FormFont(zlib.compress(file), len(file), widths)
