"""The command that shows what a change means for whoever uses the guide."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_tools.build.trade import assemble
from build_tools.check.scope import Scope
from build_tools.cli.project import CannotRun, put, root_of
from build_tools.load.revision import NoRevision, read_revision
from build_tools.model.forest import Forest

FORMATS = ("text", "markdown")


@click.command()
@click.argument("revision")
@click.argument("other", required=False)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report."
)
@click.option(
    "--charts", type=click.Path(file_okay=False, path_type=Path), help="Draw each tree that changed into this folder."
)
def diff(revision: str, other: str | None, format_: str, charts: Path | None) -> None:
    """Show what changed since a REVISION of Git, or between it and an OTHER, as a reader meets it.

    For each tree: questions, answers, actions, guards and ends; the paths that are new, gone, or end elsewhere;
    questions and minutes. Then whether a safety rule broke, which cards must be printed again, and which codes on
    walls are touched.

    Exits with 1 where something is broken that held before.
    """
    from build_tools.compare import report
    from build_tools.compare.chart import charts as drawn
    from build_tools.compare.comparison import compare

    root = root_of(Path())
    before = revised(root, revision)
    after = revised(root, other) if other else assemble(Scope(root, bare=False).read())
    found = compare(before, after)
    click.echo(report.markdown(found) if format_ == "markdown" else report.text(found), nl=False)
    if charts:
        count = put(charts, drawn(found))
        click.echo(f"Drew {count} chart{'' if count == 1 else 's'} into {charts}/.", err=True)
    sys.exit(1 if any(breach.broken for breach in found.breaches) else 0)


def revised(root: Path, revision: str) -> Forest:
    """The project as it was at a revision."""
    try:
        return assemble(read_revision(root, revision))
    except NoRevision as error:
        raise CannotRun(str(error)) from None
