"""Commands that change trees: a new one, another name, the usual form."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from build_tools.build.trade import assemble, findings_of
from build_tools.cache import write_atomically
from build_tools.check.scope import Scope
from build_tools.cli.project import DAY, CannotRun, put_in_place, root_of
from build_tools.findings import Severity
from build_tools.load.source import Source
from build_tools.model.forest import Forest


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--today", type=DAY, help="Record moved cards as of this day.  [default: today]")
def rename(old: str, new: str, dry_run: bool, today: dt.datetime | None) -> None:
    """Give a tree, a node or an answer another name, everywhere that it is named.

    OLD is `category/name`, `category/name#node` or `category/name#node:answer`; NEW is the new id, or the new words.
    Targets, examples, pages, links, tables and the record of printed cards follow; comments and form stay. A tree
    whose card was printed keeps its former id as `was:`, so that codes on walls go on leading to it.
    """
    from build_tools.edit.names import Refused
    from build_tools.edit.plan import carried_out, counted
    from build_tools.edit.record import followed
    from build_tools.edit.rename import rename as planned

    root = root_of(Path())
    sources = {source.path: source for source in Scope(root, bare=False).read()}
    before = assemble(sources.values())
    try:
        plan = planned(before, old, new)
    except Refused as error:
        raise CannotRun(str(error)) from None
    changed = carried_out(sources, plan)
    after = assemble(changed.values())
    _refuse_worse(before, after)
    moved = {_id(place): _id(path) for path, place in plan.moves.items()}
    day = (today.date() if today else dt.date.today()).isoformat()
    records = followed(before, after, moved, day)
    if not dry_run:
        _write(root, sources, changed, plan.moves, records)
    for path, count in counted(plan).items():
        to = f" → {plan.moves[path]}" if path in plan.moves else ""
        click.echo(f"{path}{to}: {count} place{'' if count == 1 else 's'}")
    for path in sorted(set(plan.moves) - set(counted(plan))):
        click.echo(f"{path} → {plan.moves[path]}")
    for path in records:
        click.echo(f"{path}: the record follows")
    for span in plan.mentions:
        click.echo(f"{span.path}:{span.line}: says it in prose; read that line")
    if dry_run:
        click.echo("Nothing was changed.")


def _id(path: str) -> str:
    return path.removeprefix("trees/").removesuffix(".yml")


def _refuse_worse(before: Forest, after: Forest) -> None:
    """Stop where a change would leave more errors than there were."""
    former = Counter(found.code for found in findings_of(before) if found.severity is Severity.ERROR)
    for found in findings_of(after):
        if found.severity is Severity.ERROR:
            former[found.code] -= 1
            if former[found.code] < 0:
                place = f"{found.span.path}:{found.span.line}"
                raise CannotRun(
                    f"it would leave an error, {found.code} at {place}: {found.message}; nothing was changed"
                )


def _write(
    root: Path,
    before: Mapping[str, Source],
    after: Mapping[str, Source],
    moves: Mapping[str, str],
    records: Mapping[str, str],
) -> None:
    """Write what changed; a file that moves is written at its new place before the old one goes."""
    places = {moves.get(path, path): path for path in before}
    put_in_place(
        {
            root / path: (before[path], source.text)
            for path, source in after.items()
            if places[path] == path and source.text != before[path].text
        }
    )
    for former, place in moves.items():
        write_atomically(root / place, after[place].text.encode())
        (root / former).unlink()
    for path, text in records.items():
        write_atomically(root / path, text.encode())
