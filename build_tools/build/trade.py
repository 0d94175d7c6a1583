"""What the trade of card payments adds to the engine, joined in this one place: readers, rules, pages, sheets.

A site without its files (`docs/data/response_codes.yml`, ...) gets none of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.assets import POS, asset
from build_tools.cache import PLACE, Cache
from build_tools.findings import Finding, Severity
from build_tools.load.source import Source
from build_tools.model.assemble import assemble as assemble_files
from build_tools.model.data_file import Reader, shaped
from build_tools.model.forest import Forest
from build_tools.model.profile import ProfileKind
from build_tools.pos.codes import documents, home
from build_tools.pos.codes import page as codes_page
from build_tools.pos.codes.bind import CODES, read_codes
from build_tools.pos.complaints import leaf as calls_leaf
from build_tools.pos.complaints import page as complaints
from build_tools.pos.complaints.shape import COMPLAINTS
from build_tools.pos.coverage import COVERAGE
from build_tools.pos.fees import calculator
from build_tools.pos.fees import tables as fee_tables
from build_tools.pos.fees.shape import FEES
from build_tools.pos.menus import leaf as keys_leaf
from build_tools.pos.menus import page as menus_page
from build_tools.pos.menus.own import OWN_MENUS, own_keys
from build_tools.pos.menus.shape import MENUS
from build_tools.pos.merchants import COLUMNS
from build_tools.pos.selftest import page as selftest
from build_tools.pos.selftest.questions import SELFTEST
from build_tools.rules import Keep, Rule, engine, rules_of
from build_tools.schema.shape import Form
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact
from build_tools.targets.paper.leaves import Leaf
from build_tools.targets.trade import Block, Paper, Trade, WallSheet

if TYPE_CHECKING:
    from build_tools.targets.paper.handbook import Annex

_READERS: dict[str, Reader] = {
    "response_codes": read_codes,
    "fees": shaped(FEES),
    "complaints": shaped(COMPLAINTS),
    "coverage": shaped(COVERAGE),
    "menus": shaped(MENUS),
    "selftest": shaped(SELFTEST),
}


FORMS: dict[str, Form[Any]] = {
    "response_codes": CODES,
    "fees": FEES,
    "complaints": COMPLAINTS,
    "coverage": COVERAGE,
    "menus": MENUS,
    "selftest": SELFTEST,
}
"""The shapes of the same files."""


PROFILES = ProfileKind(OWN_MENUS, own_keys)
"""What a profile may hold, the menus of its terminals among it."""


def assemble(sources: Iterable[Source], today: dt.date | None = None, profile: str = "") -> Forest:
    """Make the forest of a project's files, the trade's own among them; with `profile`, as that one's edition."""
    return assemble_files(sources, today, _READERS, PROFILES, profile)


def all_rules() -> tuple[Rule, ...]:
    """Every rule, the trade's own among them, by code."""
    return rules_of("build_tools.rules", "build_tools.pos.rules", "build_tools.build.rules")


def findings_of(forest: Forest, keep: Keep | None = None, least: Severity = Severity.WARNING) -> list[Finding]:
    """Judge a forest by all rules; those that take long only where `keep` keeps what they come to, if it matters."""
    return engine.check(forest, all_rules(), keep, least)


def kept_in(root: Path) -> Keep:
    """What rules come to, kept in a project until its texts change, or the code that judges them."""
    cache = Cache(root / PLACE)
    return lambda texts, make: cache.get(list(texts), make, ("build_tools.build.rules", "build_tools.targets.search"))


def _artifacts(forest: Forest) -> Iterator[Artifact]:
    if "fees" in forest.files:
        yield Artifact(paths.asset("calculator.js"), asset("calculator.js", POS))
    yield from codes_page.artifacts(forest)


def _papers(forest: Forest) -> Iterator[Paper]:
    from build_tools.pos.codes import sheet  # it sets type, and a check need not read what that takes

    return sheet.papers(forest)


def _wall(forest: Forest, numbers: Mapping[str, str]) -> WallSheet | None:
    from build_tools.pos.codes import sheet

    return sheet.wall(forest, numbers)


def _annex(forest: Forest, numbers: Mapping[str, str]) -> Annex | None:
    from build_tools.pos.codes import sheet

    return sheet.annex(forest, numbers)


def _leaves(forest: Forest) -> list[Leaf]:
    return [leaf for leaf in (keys_leaf.leaf(forest), calls_leaf.leaf(forest)) if leaf]


def _style(forest: Forest) -> bytes:
    return asset("pages.css", POS) if forest.files.keys() & {"fees", "selftest", "complaints"} else b""


def _part(part: Callable[[str, Forest], str], name: str) -> Block:
    return lambda _, forest: part(name, forest)


TRADE = Trade(
    blocks={
        **{f"fee-{name}": _part(fee_tables.part, name) for name in fee_tables.PARTS},
        "calculator-one": lambda _, forest: calculator.one(forest),
        "calculator-year": lambda _, forest: calculator.year(forest),
        "calculator-sheet": lambda _, forest: calculator.sheet(forest),
        **{f"menu-{name}": _part(menus_page.part, name) for name in menus_page.PARTS},
        **{f"complaint-{name}": _part(complaints.part, name) for name in complaints.PARTS},
        "self-test": selftest.questions,
    },
    home=home.box,
    documents=documents.documents,
    style=_style,
    artifacts=_artifacts,
    papers=_papers,
    wall=_wall,
    annex=_annex,
    leaves=_leaves,
    printers=("build_tools.pos.codes.sheet", "build_tools.pos.assets.paper"),
    columns=COLUMNS,
)
"""What the trade adds to the faces of the trees."""
