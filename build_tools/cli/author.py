"""Commands that change trees: a new one, another name, the usual form."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from build_tools.build.trade import assemble, findings_of
from build_tools.cache import write_atomically
from build_tools.check.scope import OutOfScope, Scope, scopes
from build_tools.cli.project import DAY, CannotRun, day_of, put_in_place, root_of
from build_tools.findings import Severity
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.history import HISTORIES


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
    day = day_of(today)
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


@click.command()
@click.argument("name", metavar="CATEGORY/NAME")
@click.option("--today", type=DAY, help="Its date of review.  [default: today]")
def new(name: str, today: dt.datetime | None) -> None:
    """Begin a tree: all that one has, with a line to be written wherever only its author knows what to say.

    `trees check` then tells line by line what is left to be written; until that is done, no site is built.
    """
    from build_tools.edit.names import Refused
    from build_tools.edit.scaffold import scaffold

    root = root_of(Path())
    forest = assemble(Scope(root, bare=False).read())
    day = day_of(today)
    try:
        files = scaffold(forest, name, day)
    except Refused as error:
        raise CannotRun(str(error)) from None
    for path, text in files.items():
        write_atomically(root / path, text.encode())
        click.echo(f"Wrote {path}.")
    click.echo("Next: trees check, which tells what is left to be written.")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--check", "only", is_flag=True, help="Change nothing; exit with 1 where something would change.")
def fmt(paths: tuple[Path, ...], only: bool) -> None:
    """Put trees and tables into the usual form: one blank where one belongs, no heaps of blank lines.

    What a file means and every comment stay; a file where they would not is left as it is. The order of keys is for
    `trees check --fix`.
    """
    from build_tools.edit.layout import laid_out

    try:
        found = scopes(paths)
    except OutOfScope as error:
        raise CannotRun(str(error)) from None
    changed: dict[Path, tuple[Source, str]] = {}
    for scope in found:
        for source in scope.read():
            if source.fault or not _ours(source.path) or not scope.wants(source.path):
                continue
            if (text := laid_out(source)) != source.text:
                changed[scope.root / source.path] = source, text
    for source, _ in changed.values():
        click.echo(source.path)
    if not only:
        put_in_place(changed)
    files = f"{len(changed)} file{'' if len(changed) == 1 else 's'}"
    click.echo(f"{files} would change." if only else f"{files} changed.")
    sys.exit(1 if only and changed else 0)


def _ours(path: str) -> bool:
    """Files that people write by our rules; records are written by the machine."""
    return path.endswith((".yml", ".yaml")) and path != "mkdocs.yml" and not path.startswith(HISTORIES)
