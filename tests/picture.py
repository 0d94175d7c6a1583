"""The picture on the READMEs' first screen, made of the real site: a page as a phone shows it, and its card.

`python -m tests.picture` makes it anew from `site/`, or from the folder that is named.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw
from playwright.sync_api import ViewportSize

from tests import chromium
from tests.project import ROOT

FILE = ROOT / ".github" / "page-and-card.webp"
TREE = "receipt/receipt-missing"
MOST = 150_000
"""Bytes that somebody who opens the project should have to fetch for it."""
_PHONE = ViewportSize(width=390, height=780)
_HEIGHT = 1040
"""Pixels of both pictures, one beside the other."""
_GAP = 48
_GROUND, _LINE = (236, 239, 243), (176, 184, 194)


def main(site: Path) -> None:
    """Look at the page, read the card, put both side by side."""
    page, card = _page(site / "trees" / f"{TREE}.html"), _card(site / "cards" / f"{TREE}.pdf")
    FILE.write_bytes(beside(page, card))
    print(f"{FILE.relative_to(ROOT)}: {FILE.stat().st_size:,} bytes")


def beside(page: Image.Image, card: Image.Image) -> bytes:
    """Two pictures of one height on a ground, each with a line around it, as WebP."""
    scaled = [
        each.resize((each.width * _HEIGHT // each.height, _HEIGHT), Image.Resampling.LANCZOS) for each in (page, card)
    ]
    ground = Image.new("RGB", (sum(each.width for each in scaled) + 3 * _GAP, _HEIGHT + 2 * _GAP), _GROUND)
    left = _GAP
    for each in scaled:
        ground.paste(each, (left, _GAP))
        ImageDraw.Draw(ground).rectangle((left - 1, _GAP - 1, left + each.width, _GAP + _HEIGHT), outline=_LINE)
        left += each.width + _GAP
    out = BytesIO()
    ground.save(out, "WEBP", quality=80, method=6)
    return out.getvalue()


def _page(file: Path) -> Image.Image:
    """What a phone shows of a page, twice as fine."""
    with chromium.opened(chromium.bring()) as browser:
        page = browser.new_page(viewport=_PHONE, device_scale_factor=2, color_scheme="light")
        page.goto(file.as_uri())
        page.wait_for_selector("h1")
        shot = page.screenshot()
    return Image.open(BytesIO(shot)).convert("RGB")


def _card(file: Path) -> Image.Image:
    """The first sheet of a card."""
    sheet = pypdfium2.PdfDocument(file)[0]
    drawn: Image.Image = sheet.render(scale=2 * _HEIGHT / sheet.get_height()).to_pil()
    return drawn.convert("RGB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
