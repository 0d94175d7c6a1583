"""Commands that judge: `check`, and what there is to know about its rules."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from build_tools import terminal
from build_tools.build.trade import all_rules
from build_tools.cache import write_atomically
from build_tools.check import checking, fixes
from build_tools.check.scope import OutOfScope, scopes
from build_tools.cli.project import DAY, PROFILE, CannotRun, existing, put_in_place, reported, root_of
from build_tools.findings import Finding, Severity
from build_tools.load.source import Source
from build_tools.locales import FALLBACK, LANGUAGES
from build_tools.reports import formats
from build_tools.rules import Rule


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format", "format_", type=click.Choice(formats.FORMATS), default="text", show_default=True, help="How to report."
)
@click.option(
    "--severity",
    type=click.Choice([severity.value for severity in Severity]),
    default="warning",
    help="Leave out what is less severe.",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, then report what is left.")
@click.option("--stdin-filename", "name", type=click.Path(path_type=Path), help="The file that `-` stands for.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="What to speak.  [default: the system's for people, else English]"
)
@click.option("--today", type=DAY, help="Judge freshness as on this day; else `trees reviews` alone does.")
@PROFILE
def check(
    paths: tuple[Path, ...],
    format_: str,
    severity: str,
    fix: bool,
    name: Path | None,
    language: str | None,
    today: dt.datetime | None,
    profile: str,
) -> None:
    """Check the trees.

    PATHS narrow what is reported; the whole project around them is always read. A folder with no project around it is
    taken for a trees folder. `-` reads the file that --stdin-filename names from standard input.

    Exits with 0 where nothing was found, 1 where something was, 2 where the check could not run.
    """
    piped = Path("-") in paths or (name is not None and not paths)
    if name == Path():
        raise CannotRun("--stdin-filename is empty; it says which file the one that is piped in stands for")
    if piped and (name is None or len(paths) > 1):
        raise CannotRun("`-` stands alone, and --stdin-filename says which file it is")
    try:
        found = scopes([name] if name and piped else paths, may_be_new=piped)
        if fix and not piped and (bare := [scope for scope in found if scope.bare]):
            raise CannotRun(f"--fix mends a project's own trees, and around {bare[0].wanted[0]} there is no project")
        given = (found[0].wanted[0], sys.stdin.buffer.read()) if piped else None
        day = today.date() if today else dt.date.today()
        for scope in found:
            existing(scope.root, profile)
        results = [
            checking.check(scope, given, fix=fix, least=Severity(severity), today=day, profile=profile)
            for scope in found
        ]
        for result in results:
            _put(result.changed, given if fix else None)
    except OutOfScope as error:
        raise CannotRun(str(error)) from None
    except (OSError, click.ClickException):
        raise
    except Exception as error:
        if os.environ.get("TREES_TRACEBACK"):
            raise
        said = f"a fault of the checker itself, {type(error).__name__}: {error}; TREES_TRACEBACK=1 shows where"
        raise CannotRun(said) from None
    if today is None:
        # An overdue review is no fault of an edit: `trees reviews` reports it, and nothing turns red overnight.
        results = [replace(result, findings=_without_overdue(result.findings)) for result in results]
    checked = checking.together(results, from_top=format_ in formats.FROM_TOP)
    spoken = language or (terminal.language() if format_ in formats.FOR_PEOPLE else FALLBACK)
    checked = checked.spoken(spoken)
    # A filter's standard output is the mended file, so its report goes beside it.
    stream = sys.stderr if fix and piped else sys.stdout
    report = reported(format_, checked, stream)
    # What programs read is UTF-8, whatever the terminal speaks.
    click.echo(report if format_ == "text" else report.encode(), nl=False, file=stream)
    sys.exit(1 if checked.findings else 0)


def _put(changed: Mapping[Path, tuple[Source, str]], given: tuple[Path, bytes] | None) -> None:
    """Put mended texts in place, through links, with their files' modes; what was piped in is piped out.

    A file that somebody has saved since it was read stays as it is.
    """
    if given:
        mended = changed.get(given[0])
        sys.stdout.buffer.write(fixes.encode(given[1], mended[1]) if mended else given[1])
        return
    put_in_place(changed)


OVERDUE = "B404"


def _without_overdue(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.code != OVERDUE)


@click.command()
@click.option("--write", is_flag=True, help="Write the schema of every kind of file that the project has.")
def schema(write: bool) -> None:
    """Print the JSON Schema of a tree file, for editors; with --write, put those of all files beside the files."""
    from build_tools.build import pipeline
    from build_tools.build.schemas import editor_settings, schemas

    root = root_of(Path())
    forest = pipeline.load(root)
    if not write:
        click.echo(next(schemas(forest)).data, nl=False)
        return
    for made in (*schemas(forest), editor_settings(forest)):
        write_atomically(root / made.path, made.data)
        click.echo(made.path)


@click.command()
def rules() -> None:
    """List every rule."""
    for rule in all_rules():
        click.echo(f"{rule.code}  {rule.severity.value:7}  {rule.name:24}  {rule.doc.splitlines()[0]}")


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say why a rule is there, with a bad and a good example."""
    rule = _rule(code)
    click.echo(f"{rule.code} {rule.name} ({rule.severity.value})\n\n{rule.doc}")


def _rule(code: str) -> Rule:
    wanted = code.lower()
    for rule in all_rules():
        if wanted in (rule.code.lower(), rule.name):
            return rule
    raise click.UsageError(f"there is no rule {code}; `trees rules` lists them")
