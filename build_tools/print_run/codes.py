"""QR codes for many terminals: one is made by the library, and a terminal's differs from it by what its letters do.

With version and mask fixed, each dot of a QR code is a sum without carry (GF(2)) of bits of the message, for so is
every bit of the error correction. So the code of a terminal is that of a row of zero bytes, changed by one pattern for
each bit that is set. Making each by itself takes the library 4 ms, this a few microseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno

_BITS = 7
"""Of an ASCII character."""
_QUIET = 4
"""So many dots around a code stay white; readers need it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A code as a picture, a bit a dot, 1 where it is dark; each row begins with a byte of its own."""

    size: int
    dots: bytes


class Codes:
    """The codes of all terminals whose names are equally long."""

    def __init__(self, address: str, length: int) -> None:
        self._address, self._length = address, length
        zeros = "0" * length
        found = segno.make(address + zeros, error="m", micro=False, mode="byte", boost_error=False)
        self.version, self.mask = int(found.version), int(found.mask)
        self.size = len(found.matrix) + 2 * _QUIET
        self._zero = self._dots("\0" * length)
        self._parts: dict[tuple[int, str], int] = {}
        self._flips: dict[tuple[int, int], int] = {}

    def of(self, terminal: str) -> Picture:
        """The code of one of them."""
        dots = self._zero
        for place in enumerate(terminal):
            part = self._parts.get(place)
            dots ^= self._part(place) if part is None else part
        return Picture(self.size, dots.to_bytes(self._row * self.size, "big"))

    @property
    def _row(self) -> int:
        return (self.size + 7) // 8

    def _part(self, place: tuple[int, str]) -> int:
        """What a letter at a place changes."""
        at, letter = place
        dots = 0
        for bit in range(_BITS):
            if ord(letter) >> bit & 1:
                dots ^= self._flip(at, bit)
        self._parts[place] = dots
        return dots

    def _flip(self, at: int, bit: int) -> int:
        """What one bit changes."""
        if (at, bit) not in self._flips:
            said = "\0" * at + chr(1 << bit) + "\0" * (self._length - at - 1)
            self._flips[at, bit] = self._zero ^ self._dots(said)
        return self._flips[at, bit]

    def _dots(self, said: str) -> int:
        made = segno.make(
            self._address + said,
            error="m",
            mode="byte",
            boost_error=False,
            micro=False,
            version=self.version,
            mask=self.mask,
        )
        spare = self._row * 8 - self.size + _QUIET
        dots = 0
        for line in made.matrix:
            dots = dots << self._row * 8 | int(bytes(line).translate(_AS_DIGITS), 2) << spare
        return dots << _QUIET * self._row * 8


_AS_DIGITS = bytes.maketrans(b"\0\1", b"01")


@lru_cache(maxsize=512)
def codes(address: str, length: int) -> Codes:
    """The codes of an address that ends with a terminal."""
    return Codes(address, length)
