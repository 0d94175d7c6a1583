"""Commands that print figures of the project."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from build_tools.check import checking
from build_tools.check.scope import Scope
from build_tools.cli.project import DAY, root_of


@click.command()
def coverage() -> None:
    """Show, by article, how many of its points the guide says, and which it does not say yet.

    Exits with 1 where a point is not said anywhere.
    """
    from build_tools.build import pipeline
    from build_tools.pos.coverage import articles

    found = articles(pipeline.load(root_of(Path())))
    click.echo("article   keep  correct   placed")
    for article in found:
        total = article.keep + article.correct
        click.echo(f"{article.id:7} {article.keep:6} {article.correct:8} {article.placed:8} of {total}")
    unplaced = [claim for article in found for claim in article.unplaced]
    if unplaced:
        click.echo(f"Not said anywhere: {', '.join(unplaced)}")
        sys.exit(1)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def stats(as_json: bool) -> None:
    """Show how large each tree is, and how many questions and minutes it costs."""
    from build_tools.reports.stats import data, table

    forest = checking.load(Scope(root_of(Path()), bare=False))
    click.echo(data(forest).encode() if as_json else table(forest), nl=False)


@click.command()
@click.option("--within", type=click.IntRange(0), default=45, show_default=True, help="Days ahead.")
@click.option("--today", type=DAY, help="Reckon from this day.  [default: today]")
def reviews(within: int, today: dt.datetime | None) -> None:
    """List, as Markdown, what should be reviewed again soon or is overdue; nothing where nothing is.

    Each file has a day of its own, so that what was reviewed on one day does not fall due on one day. Exits with 0.
    """
    from build_tools.build import pipeline
    from build_tools.build.reviews import due_reviews

    day = today.date() if today else dt.date.today()
    found = [each for each in due_reviews(pipeline.load(root_of(Path()))) if (each.due - day).days <= within]
    if not found:
        return
    click.echo("| file | reviewed | due | |\n|---|---|---|---|")
    for each in found:
        late = (day - each.due).days
        state = f"{late} days overdue" if late > 0 else f"in {-late} days"
        click.echo(f"| `{each.path}` | {each.reviewed.isoformat()} | {each.due.isoformat()} | {state} |")
