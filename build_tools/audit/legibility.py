"""Whether what is printed can be read without colour: contrast in grey, and the QR code from a cheap scan."""

from __future__ import annotations

import pypdfium2 as pdfium
import zxingcpp

from build_tools.audit.pdf_page import Area, Colour, PdfPage

PAPER: Colour = (255, 255, 255)
SCAN = 150
"""Dots an inch of the render that the QR code is read from."""

_QR = zxingcpp.barcode_formats_from_str("QRCode")


def lowest_contrast(page: PdfPage) -> float:
    """The lowest ratio of luminances (WCAG 2) between a glyph and what is painted below it, both turned to grey."""
    return min((_ratio(glyph.colour, _below(page, glyph.bounds)) for glyph in page.glyphs), default=21.0)


def _below(page: PdfPage, area: Area) -> Colour:
    """The colour of the last filled path that holds the area."""
    found = PAPER
    for path in page.paths:
        if path.fill is not None and path.area.expanded(1.0).holds(area):
            found = path.fill
    return found


def _ratio(a: Colour, b: Colour) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    """The luminance of the grey that a black-and-white printer makes of a colour (Rec. 601)."""
    grey = (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]) / 255
    return grey / 12.92 if grey <= 0.04045 else ((grey + 0.055) / 1.055) ** 2.4


def scanned(page: pdfium.PdfPage) -> list[str]:
    """What the QR codes of a page say, read from a grey render; lines of a chart may look like a code of bars."""
    picture = page.render(scale=SCAN / 72, grayscale=True).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=_QR)]
