"""What the codes of a font in a PDF mean, so that its text can be searched, copied and heard (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from collections.abc import Iterable

_MOST = 100
"""So many codes may stand in one block."""
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<{first}><{last}>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def to_unicode(meanings: Iterable[tuple[str, str]], digits: int) -> bytes:
    """The map of a font whose codes are so many hexadecimal digits long: each code and what it means."""
    lines = [f"<{code}><{char.encode('utf-16-be').hex()}>" for code, char in sorted(meanings)]
    blocks = [lines[at : at + _MOST] for at in range(0, len(lines), _MOST)]
    shown = "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    return _MAP.format(first="0" * digits, last="F" * digits, blocks=shown).encode()
