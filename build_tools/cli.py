"""The `trees` command: a function a command."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from build_tools import pipeline
from build_tools.cache import Cache, write_atomically
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.load.files import find_root
from build_tools.model.forest import Forest
from build_tools.model.shape import tree_schema
from build_tools.reports import text
from build_tools.rules import Rule, all_rules

CACHE = Path(".cache") / "trees"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="pos-troubleshooting-guide")
def main() -> None:
    """Decision trees in YAML → a site, flowcharts and printed cards."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Check the trees. PATHS narrow what is reported; the whole project is always read.

    Exits with 0 where nothing was found, 1 where something was, 2 where the check could not run.
    """
    root = _root(paths[0] if paths else Path())
    forest = pipeline.load(root)
    findings = [finding for finding in pipeline.check(forest) if _within(finding, paths, root)]
    click.echo(_report(findings, forest), nl=False)
    sys.exit(1 if findings else 0)


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to write.")
@click.option("--only", type=click.Choice(["cards"]), help="Make nothing but these.")
def build(out: Path, only: str | None) -> None:
    """Write every page (Markdown), chart, card and JSON file into a folder."""
    from build_tools.site import configuration

    root = _root(Path())
    forest = _sound(root)
    site_url = configuration(root).site_url or ""
    make = pipeline.cards if only == "cards" else pipeline.artifacts
    count = 0
    for artifact in make(forest, site_url, Cache(root / CACHE)):
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
def schema() -> None:
    """Print the JSON Schema of a tree file, for editors."""
    click.echo(json.dumps(tree_schema(), ensure_ascii=False, indent=2))


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
    forest = pipeline.load(root)
    errors = [finding for finding in pipeline.check(forest) if finding.severity is Severity.ERROR]
    if errors:
        click.echo(_report(errors, forest), nl=False, err=True)
        click.echo("Nothing was built, and nothing that was there has changed.", err=True)
        sys.exit(1)
    return forest


def _report(findings: list[Diagnostic], forest: Forest) -> str:
    return text.render(findings, forest, colour=sys.stdout.isatty())


def _within(finding: Diagnostic, paths: tuple[Path, ...], root: Path) -> bool:
    place = root / finding.span.path
    return not paths or any(place.is_relative_to(path.absolute()) for path in paths)
