"""Commands that print: cards, their editions, and the audit of what was printed."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_tools.cache import write_atomically
from build_tools.cli.project import (
    DAY,
    PROFILE,
    CannotRun,
    day_of,
    press,
    put,
    root_of,
    sound,
    store,
    warn_of_placeholder,
)

if TYPE_CHECKING:
    from build_tools.build.press import Press
    from build_tools.targets.artifact import Artifact

PAPERS = ("a3", "a4", "a5", "letter")
STYLES = ("chart", "steps", "both")
OUT = Path("build")


@click.command()
@click.argument("trees", nargs=-1, metavar="[TREE]...")
@click.option("--paper", type=click.Choice(PAPERS), default="a4", show_default=True, help="The size of the sheets.")
@click.option(
    "--style",
    type=click.Choice(STYLES),
    default="chart",
    show_default=True,
    help="A flowchart, numbered steps to read out, or both in one file.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write (default: build/, and build/NAME/ for a profile).",
)
@PROFILE
@click.option(
    "--changed", metavar="REVISION", help="Print only the cards that are not what they were at this revision."
)
def cards(trees: tuple[str, ...], paper: str, style: str, out: Path | None, profile: str, changed: str | None) -> None:
    """Print cards: those named, or all, then with the sheet of codes and, on A4, handbook and sheets to fill in."""
    root = root_of(Path())
    printing = press(root, profile)
    out = out or OUT / profile
    if changed is not None:
        if trees:
            raise click.UsageError("Give either trees or --changed.")
        trees = tuple(_changed(root, printing, changed))
        if not trees:
            click.echo(f"No card changed since {changed}.")
            return
    warn_of_placeholder(printing.site_url)
    count = put(out, _chosen(printing, trees, style, paper) if trees else _all(printing, style, paper))
    click.echo(f"Wrote {count} file{'' if count == 1 else 's'} to {out}/cards/.")


def _chosen(printing: Press, trees: tuple[str, ...], style: str, paper: str) -> Iterator[Artifact]:
    from build_tools.schema.nearest import did_you_mean

    for name in trees:
        if name not in printing.forest.trees:
            help_ = did_you_mean(name, printing.forest.trees)
            raise click.UsageError(f"there is no tree {name}" + (f"; {help_}" if help_ else ""))
    return (printing.card(printing.forest.trees[name], style, paper) for name in trees)


def _changed(root: Path, printing: Press, revision: str) -> Iterator[str]:
    """The cards that say something else than at a revision, or that are new."""
    from build_tools.build.press import current_cards
    from build_tools.cli.diff import revised
    from build_tools.compare.cards import GONE, card_changes

    then, now = revised(root, revision), printing.forest
    moved = {former: heir for former, heir in now.successors.items() if former in then.trees}
    for change in card_changes(current_cards(then), printing.current(), moved):
        if change.kind != GONE:
            yield change.card


def _all(printing: Press, style: str, paper: str) -> Iterator[Artifact]:
    yield from printing.cards(style, paper)
    if (style, paper) == ("chart", "a4"):
        yield from printing.handbooks()
        yield from map(printing.page_sheet, printing.page_sheets)


@click.command()
@click.option("--record", is_flag=True, help="Add the editions that are not in the history yet.")
@click.option("--today", type=DAY, help="Record them as of this day.  [default: today]")
@PROFILE
def editions(record: bool, today: dt.datetime | None, profile: str) -> None:
    """List every card with its edition and the day it was recorded.

    Exits with 1 where an edition is not in the history: once printed, its age could never be told.
    With --record, histories that two branches wrote to keep the editions of both.
    """
    from build_tools.model.history import histories, path_of, written
    from build_tools.targets.paper.editions import date, missing, recorded

    root = root_of(Path())
    if record:
        _settle(root, profile)
    printing = press(root, profile)
    now = printing.current()
    if record:
        day = day_of(today)
        for key, history in recorded(printing.forest, now, day).items():
            write_atomically(root / path_of(key, profile), written(history).encode())
        printing = press(root, profile)
        now = printing.current()
    unrecorded = missing(printing.forest, now)
    for key, card in now.items():
        state = "not recorded" if key in unrecorded else date(printing.forest.history(key), card)
        click.echo(f"{card.number:4} {card.edition}  {state:12}  {key}")
    if unrecorded:
        asked = f" --profile {profile}" if profile else ""
        click.echo(
            f"{len(unrecorded)} not recorded; `trees editions --record{asked}` writes them to {histories(profile)}/",
            err=True,
        )
        sys.exit(1)


def _settle(root: Path, profile: str) -> None:
    """Finish merges of histories: what both branches recorded was printed."""
    from build_tools.load.conflict import first_marker
    from build_tools.load.files import read_folder
    from build_tools.model.history import histories, settled

    for source in read_folder(root / histories(profile), root):
        if first_marker(source.text) and (text := settled(source)):
            write_atomically(root / source.path, text.encode())
            click.echo(f"{source.path}: the editions of both branches are kept", err=True)


@click.command()
@click.argument("editions", nargs=-1, required=True, metavar="EDITION...")
@PROFILE
def stale(editions: tuple[str, ...], profile: str) -> None:
    """Tell from the edition on a printed card whether it is out of date, and what has changed since.

    Exits with 1 where a card should be printed again.
    """
    from build_tools.targets.paper.editions import verdict

    printing = press(root_of(Path()), profile)
    now = printing.current()
    verdicts = [verdict(edition.lower(), now, printing.forest) for edition in editions]
    for edition, found in zip(editions, verdicts, strict=True):
        click.echo(f"{edition}  {found.said}")
    sys.exit(0 if all(found.current for found in verdicts) else 1)


@click.command("audit-cards")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
@PROFILE
def audit_cards(folder: Path | None, profile: str) -> None:
    """Read finished cards back, measure them, and hold them against the trees; FOLDER is where `trees cards` wrote.

    Exits with 1 where a card has a fault.
    """
    try:
        from build_tools.audit.folder import audits
        from build_tools.audit.table import table
    except ImportError as error:
        raise CannotRun(
            f"the audit reads files with a library that is not here: {error.name}; `make cards` installs it, and"
            " `pip install 'pos-troubleshooting-guide[audit]'` outside of a checkout"
        ) from None

    root = root_of(Path())
    found = list(audits(folder or OUT / profile, sound(root, profile), store(root)))
    click.echo(table(found), nl=False)
    sys.exit(1 if any(audit.faults for audit in found) else 0)
