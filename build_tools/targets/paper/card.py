"""A tree's printed card: what is on it, and the file that is made of it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.targets import paths
from build_tools.targets.edition import drawn_logo
from build_tools.targets.inline import plain
from build_tools.targets.layout.draw.drawing import draw
from build_tools.targets.layout.paginate.pagination import Pages
from build_tools.targets.layout.paginate.sheet import entry_key, exit_key
from build_tools.targets.paper import chart_data, frames, typeset
from build_tools.targets.paper.chart_data import Chart
from build_tools.targets.paper.content import Card, CardSheets, Printed, PrintedStep, StepLinks, Way
from build_tools.targets.paper.frames import Measures
from build_tools.targets.paper.steps import printed_steps, step_links

THUMBNAIL_PPI = 48.0
THUMBNAIL_COLOURS = 24

STYLES = {"chart": ("chart",), "steps": ("steps",), "both": ("chart", "steps")}
"""The parts that a card has in each style."""


def card_of(tree: Tree, forest: Forest, numbers: Mapping[str, str]) -> Card:
    """A tree's card, before anything is laid out."""
    category = forest.categories.get(tree.category)
    return Card(
        id=tree.id,
        language=forest.locale.language,
        keywords=tuple(plain(alias.value) for alias in tree.aliases),
        reviewed=tree.reviewed.isoformat(),
        scan=forest.locale.text("card.scan"),
        logo=logo.svg if (logo := drawn_logo(forest)) else "",
        printed=Printed(
            number=numbers[tree.id],
            category=plain(category.title) if category else tree.category,
            title=plain(tree.title.value),
            summary=plain(tree.summary.value),
            site=forest.site.name,
            warning=forest.site.warning,
            advice=forest.site.advice,
            fields=tuple(forest.site.boxes),
            known=known(forest.site.boxes, forest),
            steps=printed_steps(tree, forest, numbers),
        ),
        links=step_links(tree),
    )


def known(boxes: Iterable[str], forest: Forest) -> tuple[str, ...]:
    """What an edition prints in each box; empty where that is for the shop to write."""
    return tuple(forest.site.known.get(box, "") for box in boxes)


def laid_out(tree: Tree, number: str, pages: Pages) -> CardSheets:
    """Where everything is, on which sheet, and where each box leads."""
    return CardSheets(
        landscape=pages.room.width > pages.room.height,
        sheets=tuple(
            chart_data.chart(draw(plan), pages.room, tree, number, page, _goals(pages, number))
            for page, plan in enumerate(pages.plans, 1)
        ),
    )


def _goals(pages: Pages, number: str) -> dict[str, str]:
    """For each link out of a sheet, the label of the link into another that it leads to."""
    cut = pages.cut
    return {exit_key(key, to): chart_data.label(number, cut.page[to], entry_key(to)) for key, to in cut.exits}


def address(site_url: str, page: str, edition: str) -> str:
    """What a QR code opens: a page, told which edition was scanned."""
    return f"{paths.url(site_url, page)}?e={edition}"


@dataclass(frozen=True, slots=True)
class SetStep:
    """A step as the typesetter gets it: what is printed, and where it leads."""

    number: int
    symbol: str
    style: str
    text: str
    guard: str | None
    ways: tuple[Way, ...]
    who: str | None
    bring: tuple[str, ...]
    ref: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class SetCard:
    """A card as the typesetter gets it, with its edition, its address and its QR code (an SVG)."""

    id: str
    number: str
    category: str
    title: str
    summary: str
    site: str
    warning: str
    advice: str
    fields: tuple[str, ...]
    known: tuple[str, ...]
    logo: str
    keywords: tuple[str, ...]
    reviewed: str
    scan: str
    steps: tuple[SetStep, ...]
    landscape: bool
    sheets: tuple[Chart, ...]
    edition: str
    url: str
    qr: str
    opens: bool = False
    """Whether it carries its category's heading, as the first of it in a book."""


@lru_cache(256)
def set_card(card: Card, sheets: CardSheets, site_url: str) -> SetCard:
    """The card, ready for the typesetter; it is set in two styles, drawn small, and bound in the handbook."""
    printed, own = card.printed, card.printed.edition
    url = address(site_url, paths.page(card.id), own)
    return SetCard(
        id=card.id,
        number=printed.number,
        category=printed.category,
        title=printed.title,
        summary=printed.summary,
        site=printed.site,
        warning=printed.warning,
        advice=printed.advice,
        fields=printed.fields,
        known=printed.known,
        logo=card.logo,
        keywords=card.keywords,
        reviewed=card.reviewed,
        scan=card.scan,
        steps=tuple(_set_step(*both, site_url) for both in zip(printed.steps, card.links, strict=True)),
        landscape=sheets.landscape,
        sheets=tuple(
            replace(chart, boxes=tuple(replace(box, url=_url(site_url, box.path)) for box in chart.boxes))
            for chart in sheets.sheets
        ),
        edition=own,
        url=url,
        qr=qr(url),
    )


def _set_step(step: PrintedStep, links: StepLinks, site_url: str) -> SetStep:
    return SetStep(
        step.number,
        step.symbol,
        links.style,
        step.text,
        step.guard,
        step.ways,
        step.who,
        step.bring,
        links.ref,
        _url(site_url, links.path),
    )


def _url(site_url: str, path: str | None) -> str | None:
    return paths.url(site_url, path) if path else None


@dataclass(frozen=True, slots=True)
class _OneCard:
    """What `one.typ` sets."""

    card: SetCard
    styles: tuple[str, ...]
    frame: Measures
    upright: Measures


def pdf(
    card: Card, sheets: CardSheets, site_url: str, size: str = "a4", styles: Sequence[str] = STYLES["chart"]
) -> bytes:
    """The card on a paper size as PDF/UA-1: its chart, its steps to read out, or both."""
    return typeset.form("one.typ", _one_card(card, sheets, site_url, size, styles), card.language)


def thumbnail(file: bytes) -> bytes:
    """The first page of a card's file as a small picture, in few colours: many of them stand on one page."""
    import pypdfium2 as pdfium  # where nothing new is printed, neither need be read
    from PIL import Image

    with pdfium.PdfDocument(file) as card:
        drawn = card[0].render(scale=THUMBNAIL_PPI / 72).to_pil()
    few = drawn.resize((drawn.width // 3, drawn.height // 3), Image.Resampling.NEAREST)
    colours = few.quantize(THUMBNAIL_COLOURS)  # a ninth of the picture tells as much of them in a quarter of the time
    out = io.BytesIO()
    drawn.quantize(palette=colours, dither=Image.Dither.NONE).save(out, "PNG", compress_level=7)
    return out.getvalue()


def _one_card(card: Card, sheets: CardSheets, site_url: str, size: str, styles: Sequence[str]) -> _OneCard:
    upright, turned = frames.frames(size)
    frame = turned if sheets.landscape else upright
    finished = set_card(card, sheets, site_url)
    if "chart" not in styles:
        finished = replace(finished, sheets=())
    return _OneCard(finished, tuple(styles), frame.measures, upright.measures)


@lru_cache(256)
def qr(url: str) -> str:
    """A QR code as SVG, with the quiet zone that readers need."""
    import segno  # the same

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=4, dark="#000", light="#fff")
    return out.getvalue().decode()
