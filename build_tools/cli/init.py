"""The command that begins a site of another trade."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from build_tools.cache import write_atomically
from build_tools.cli.project import CannotRun

LANGUAGES = ("en", "zh")
_RENAMED = {"gitignore": ".gitignore"}
"""Files that a package would not carry, or would obey, under their own names."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="What the site speaks.")
def init(folder: Path, language: str) -> None:
    """Begin a site of your own in an empty folder: three trees, what the site says of itself, and a page."""
    there = sorted(path.name for path in folder.iterdir() if path.name != ".git") if folder.exists() else []
    if there:
        raise CannotRun(f"{folder.absolute()} is not empty: it holds `{there[0]}`; name a new folder: trees init NAME")
    starter = files("build_tools").joinpath("starter", language)
    for place, file in sorted(_below(starter, Path())):
        write_atomically(folder / place, file.read_bytes())
    here = "" if folder == Path() else f"cd {folder}, then "
    click.echo(f"Wrote a first site. Next: {here}trees check, trees site, trees cards.")


def _below(folder: Traversable, place: Path) -> list[tuple[Path, Traversable]]:
    """Every file below a folder, with the place that it gets."""
    found: list[tuple[Path, Traversable]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _below(entry, place / entry.name)
        else:
            found.append((place / _RENAMED.get(entry.name, entry.name), entry))
    return found
