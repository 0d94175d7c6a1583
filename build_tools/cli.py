"""The `trees` command: a function a command."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from build_tools import checking, mend
from build_tools.cache import Cache, write_atomically
from build_tools.diagnostics import Severity
from build_tools.load.files import find_root
from build_tools.reports import formats, text
from build_tools.reports.checked import Checked
from build_tools.rules import Rule, all_rules
from build_tools.scope import OutOfScope, Scope, scopes

if TYPE_CHECKING:
    from build_tools.model.forest import Forest

CACHE = Path(".cache") / "trees"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="pos-troubleshooting-guide")
def main() -> None:
    """Decision trees in YAML → a site, flowcharts and printed cards."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A file's name may hold bytes that are no text, and a terminal may know no Chinese.
            stream.reconfigure(errors="backslashreplace")


@main.command()
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
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Judge freshness as on this day.  [default: today]")
def check(
    paths: tuple[Path, ...], format_: str, severity: str, fix: bool, name: Path | None, today: dt.datetime | None
) -> None:
    """Check the trees.

    PATHS narrow what is reported; the whole project around them is always read. A folder with no project around it is
    taken for a trees folder. `-` reads the file that --stdin-filename names from standard input.

    Exits with 0 where nothing was found, 1 where something was, 2 where the check could not run.
    """
    piped = Path("-") in paths or (name is not None and not paths)
    if piped and (name is None or len(paths) > 1):
        raise _CannotRun("`-` stands alone, and --stdin-filename says which file it is")
    try:
        found = scopes([name] if name and piped else paths, may_be_new=piped)
        given = (found[0].wanted[0], sys.stdin.buffer.read()) if piped else None
        day = today.date() if today else dt.date.today()
        results = [checking.check(scope, given, fix=fix, least=Severity(severity), today=day) for scope in found]
        for result in results:
            _put(result.changed, given if fix else None)
    except OutOfScope as error:
        raise _CannotRun(str(error)) from None
    except OSError as error:
        raise _CannotRun(f"{error.filename}: {error.strerror}") from None
    except Exception as error:
        if os.environ.get("TREES_TRACEBACK"):
            raise
        said = f"a fault of the checker itself, {type(error).__name__}: {error}; TREES_TRACEBACK=1 shows where"
        raise _CannotRun(said) from None
    checked = checking.together(results)
    # A filter's standard output is the mended file, so its report goes beside it.
    stream = sys.stderr if fix and piped else sys.stdout
    click.echo(_told(format_, checked, stream), nl=False, file=stream)
    sys.exit(1 if checked.findings else 0)


class _CannotRun(click.ClickException):
    """Something outside the trees kept a command from doing its work."""

    exit_code = 2


def _put(changed: Mapping[Path, str], given: tuple[Path, bytes] | None) -> None:
    """Put mended texts in place, through links, with their files' modes; what was piped in is piped out."""
    if given:
        text = changed.get(given[0])
        sys.stdout.buffer.write(given[1] if text is None else mend.encode(given[1], text))
        return
    for name, text in changed.items():
        file = name.resolve()
        former, mode = file.read_bytes(), file.stat().st_mode
        write_atomically(file, mend.encode(former, text))
        file.chmod(mode)


def _told(format_: str, checked: Checked, stream: TextIO) -> str:
    """The report; colour is for people at a terminal who have not asked for none (https://no-color.org)."""
    if format_ == "text":
        return text.render(checked, colour=stream.isatty() and not os.environ.get("NO_COLOR"))
    return formats.render(format_, checked)


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to write.")
@click.option("--only", type=click.Choice(["cards"]), help="Make nothing but these.")
def build(out: Path, only: str | None) -> None:
    """Write every page (Markdown), chart, card and JSON file into a folder."""
    from build_tools import pipeline
    from build_tools.site import configuration

    root = _root(Path())
    forest = _sound(root)
    site_url = configuration(root).site_url or ""
    cache = Cache(root / CACHE)
    made = pipeline.cards(forest, site_url, cache) if only == "cards" else pipeline.everything(forest, site_url, cache)
    count = 0
    for artifact in made:
        write_atomically(out / artifact.path, artifact.data)
        count += 1
    click.echo(f"Wrote {count} files to {out}/.")


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where to put it (default: site/).")
def site(out: Path | None) -> None:
    """Build the whole site; the former one stays until the new one is whole."""
    from mkdocs.exceptions import MkDocsException

    from build_tools.site import build_site

    root = _root(Path())
    forest = _sound(root)
    target = (out or root / "site").absolute()
    try:
        build_site(root, target)
    except MkDocsException as error:
        raise click.ClickException(f"{error}\nThe former site is untouched.") from None
    page = target / "index.html"
    click.echo(
        f"{len(forest.trees)} trees. Open {page.relative_to(Path.cwd()) if page.is_relative_to(Path.cwd()) else page}"
    )


@main.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print a list under `results`, best first.")
def find(query: tuple[str, ...], as_json: bool) -> None:
    """Find the page for a cry for help, ranked as the site's finder ranks."""
    from build_tools import pipeline
    from build_tools.targets import finder, found

    forest = pipeline.load(_root(Path()))
    hits = finder.search(found.index(forest), " ".join(query))
    if as_json:
        click.echo(json.dumps({"results": [hit._asdict() for hit in hits]}, ensure_ascii=False, indent=1))
        return
    for hit in hits:
        click.echo(f"{hit.score:>6}  {hit.title}  {hit.url}")
    if not hits:
        click.echo("Nothing was found.")


@main.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to write the archive.")
def usb(out: Path | None) -> None:
    """Pack the built site into a zip that works from a USB stick, without a network or a server."""
    from build_tools.targets.stick import pack

    root = _root(Path())
    site_folder = root / "site"
    if not (site_folder / "index.html").is_file():
        raise click.ClickException("there is no site yet; run `trees site` first")
    files = {f.relative_to(site_folder).as_posix(): f.read_bytes() for f in site_folder.rglob("*") if f.is_file()}
    archive = out or root / "build" / "pos-guide.zip"
    write_atomically(archive, pack(files))
    click.echo(f"Wrote {archive}. Unpack it anywhere and open index.html.")


@main.command()
def coverage() -> None:
    """Show, by article, how many of its points the guide says, and which it does not say yet.

    Exits with 1 where a point is not said anywhere.
    """
    from build_tools import pipeline
    from build_tools.model.coverage import articles

    found = articles(pipeline.load(_root(Path())))
    click.echo("article   keep  correct   placed")
    for article in found:
        total = article.keep + article.correct
        click.echo(f"{article.id:7} {article.keep:6} {article.correct:8} {article.placed:8} of {total}")
    unplaced = [claim for article in found for claim in article.unplaced]
    if unplaced:
        click.echo(f"Not said anywhere: {', '.join(unplaced)}")
        sys.exit(1)


@main.command()
def schema() -> None:
    """Print the JSON Schema of a tree file, for editors."""
    from build_tools.model.shape import tree_schema

    click.echo(json.dumps(tree_schema(), ensure_ascii=False, indent=2))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def stats(as_json: bool) -> None:
    """Show how large each tree is, and how many questions and minutes it costs."""
    from build_tools.reports import stats as report

    forest = checking.load(Scope(_root(Path()), bare=False))
    click.echo(report.data(forest) if as_json else report.table(forest), nl=False)


@main.command()
def rules() -> None:
    """List every rule."""
    for rule in all_rules():
        click.echo(f"{rule.code}  {rule.severity.value:7}  {rule.name:24}  {rule.doc.splitlines()[0]}")


@main.command()
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


def _root(path: Path) -> Path:
    root = find_root(path)
    if root is None:
        raise click.UsageError(f"no folder called trees/ in {path.absolute()} or above it")
    return root


def _sound(root: Path) -> Forest:
    """The forest, if it has no errors; else its report, and exit 1."""
    result = checking.check(Scope(root, bare=False), None, fix=False, least=Severity.ERROR)
    if result.findings:
        click.echo(_told("text", checking.together([result]), sys.stderr), nl=False, err=True)
        click.echo("Nothing was built, and nothing that was there has changed.", err=True)
        sys.exit(1)
    return result.forest
