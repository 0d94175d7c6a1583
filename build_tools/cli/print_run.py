"""The command that prints a card for each terminal of a list."""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from build_tools.cli.cards import PAPERS, STYLES
from build_tools.cli.project import PROFILE, CannotRun, press, root_of, warn_of_placeholder
from build_tools.terminal import Bar

if TYPE_CHECKING:
    from pathlib import Path

    from build_tools.build.press import Press
    from build_tools.model.tree import Tree
    from build_tools.print_run.engine import Engine
    from build_tools.print_run.merchants import Plan
    from build_tools.print_run.run import Order, Result
    from build_tools.print_run.tables import Table

MOST = 5_000
"""So many rows fit into a file, and a part of a run into a worker's memory."""
_TOLD = 20
"""So many rows that are left out are told one by one."""
_LACKS = "a print run needs a library that is not here: {}; `make fleet` installs it"


@click.command("print-run")
@click.argument("merchants")
@click.option("--cards", "numbers", required=True, metavar="A1,B2,...", help="The cards that each terminal gets.")
@click.option("--out", required=True, metavar="PLACE", help="A folder, or an address such as s3://bucket/run-1.")
@click.option(
    "--per-file",
    type=click.IntRange(1, MOST),
    default=1,
    show_default=True,
    help="How many terminals share a file: 1 for files that screen readers read, 1000 for a print shop.",
)
@click.option("--paper", type=click.Choice(PAPERS), default="a4", show_default=True, help="The size of the sheets.")
@click.option("--style", type=click.Choice(STYLES), default="chart", show_default=True, help="As in `trees cards`.")
@click.option(
    "--engine",
    type=click.Choice(("local", "dask")),
    default="local",
    show_default=True,
    help="Who works: the processors of this machine, or a Dask cluster.",
)
@click.option("--workers", type=click.IntRange(1), help="How many processes work here.  [default: one a processor]")
@click.option("--scheduler", metavar="ADDRESS", help="The cluster's scheduler, tcp://host:8786.")
@PROFILE
def print_run(
    merchants: str,
    numbers: str,
    out: str,
    per_file: int,
    paper: str,
    style: str,
    engine: str,
    workers: int | None,
    scheduler: str | None,
    profile: str,
) -> None:
    """Stamp cards for each terminal in MERCHANTS, a list in CSV or Parquet, with its numbers and a code of its own.

    Rows that cannot be printed are told, with their line, and left out. A run that was broken off goes on with the same
    command. Exits with 1 where rows were left out.
    """
    if engine == "dask" and not scheduler:
        raise click.UsageError("--engine dask wants --scheduler, the address of the cluster's scheduler")
    if engine == "local" and scheduler:
        raise click.UsageError("--scheduler is for --engine dask")
    try:
        from build_tools.print_run import run as runs
        from build_tools.print_run.engine import Lost
        from build_tools.print_run.ledger import NotThisRun
        from build_tools.print_run.store import Store
        from build_tools.print_run.tables import BadList, table
    except ImportError as error:
        raise CannotRun(_LACKS.format(error.name)) from None

    root = root_of(_here())
    printing = press(root, profile)
    trees = _trees(numbers, printing)
    warn_of_placeholder(printing.site_url)
    try:
        found = table(merchants)
        order = runs.order(printing, trees, paper, style, per_file)
        from build_tools.build.trade import TRADE

        plan = order.plan(found, TRADE.columns)
        _tell(found, plan)
        bar = Bar("printing rows")
        click.get_current_context().call_on_close(bar.close)
        begun = time.monotonic()
        result = runs.run(order, found, plan, Store(out), lambda: _engine(engine, workers, scheduler), bar)
    except (BadList, NotThisRun, Lost) as error:
        raise CannotRun(str(error)) from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise CannotRun(f"{out}: the disk is full. Make room; the same command goes on where it stopped") from None
        raise
    _report(result, order, out, time.monotonic() - begun)
    sys.exit(1 if result.left_out else 0)


def _here() -> Path:
    from pathlib import Path

    return Path()


def _trees(numbers: str, printing: Press) -> Sequence[Tree]:
    from build_tools.schema.nearest import did_you_mean

    by_number = {number: printing.forest.trees[tree] for tree, number in printing.numbers.items()}
    wanted = list(dict.fromkeys(number.strip().upper() for number in numbers.split(",") if number.strip()))
    if not wanted:
        raise click.UsageError("--cards names no card")
    for number in wanted:
        if number not in by_number:
            help_ = did_you_mean(number, by_number)
            raise click.UsageError(f"there is no card {number}" + (f"; {help_}" if help_ else ""))
    return [by_number[number] for number in wanted]


def _engine(name: str, workers: int | None, scheduler: str | None) -> Engine:
    from build_tools.print_run.engine import Dask, Local

    if name == "local":
        return Local(workers)
    try:
        return Dask(str(scheduler))
    except ImportError as error:
        raise CannotRun(_LACKS.format(error.name)) from None
    except OSError as error:
        raise CannotRun(f"no scheduler answers at {scheduler}: {error}") from None


def _tell(table: Table, plan: Plan) -> None:
    if table.encoding:
        click.echo(f"The list is not in UTF-8; it is read as {table.encoding.upper()}.", err=True)
    for head in plan.unread:
        click.echo(f"The column `{head}` is not printed.", err=True)
    for place, said in plan.printed.items():
        click.echo(
            f"Every card says {said}, as the profile has it. The column `{table.heads[place]}` is only compared"
            " with it: a row that says something else is left out; it wants a profile of its own, or the column empty.",
            err=True,
        )
    for box in plan.empty:
        click.echo(f"No column fills the box `{box}`; it stays empty, to be filled in by the shop.", err=True)


def _report(result: Result, order: Order, out: str, seconds: float) -> None:
    for fault in result.left_out[:_TOLD]:
        click.echo(f"line {fault.line}: {fault.column}: {fault.reason}", err=True)
    if len(result.left_out) > _TOLD:
        click.echo(f"and {len(result.left_out) - _TOLD:,} more, in left-out.csv", err=True)
    made = (result.rows - result.kept) * len(order.base.cards)
    kept = f"; {result.kept:,} rows were there already" if result.kept else ""
    click.echo(
        f"{made:,} cards for {result.rows - result.kept:,} terminals in {seconds:.0f} s to {out}{kept}. "
        f"{len(result.left_out):,} rows were left out. See manifest.csv."
    )
