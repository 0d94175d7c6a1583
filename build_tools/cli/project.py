"""What commands share: the project around them, its sound forest, and what they say while they work."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from build_tools import terminal
from build_tools.build.output import MANIFEST, NotOurs, check_writable, manifest, written
from build_tools.cache import PLACE, Cache, sweep, write_atomically
from build_tools.check import checking, fixes
from build_tools.check.scope import Scope
from build_tools.findings import Severity
from build_tools.load.files import PROFILES, find_root
from build_tools.load.source import Source, decode
from build_tools.reports import formats, text
from build_tools.reports.checked import Checked
from build_tools.schema.nearest import did_you_mean
from build_tools.terminal import Bar

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from build_tools.build.press import Press
    from build_tools.model.forest import Forest
    from build_tools.targets.artifact import Artifact


class _Day(click.DateTime):
    """A day; one at the end of the calendar leaves no room to reckon with."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:
        day: dt.datetime = super().convert(value, param, ctx)
        if not _FIRST <= day.year <= _LAST:
            self.fail(f"the year is between {_FIRST} and {_LAST}", param, ctx)
        return day


_FIRST, _LAST = 2000, 2999
DAY = _Day(["%Y-%m-%d"])


def day_of(given: dt.datetime | None) -> str:
    """The day that a command was given, as files have it; today, where it was given none."""
    return (given.date() if given else dt.date.today()).isoformat()


class CannotRun(click.ClickException):
    """Something outside the trees kept a command from doing its work."""

    exit_code = 2


def typed(word: str) -> str:
    """A word of the command line as it was typed, in UTF-8, though the system's locale may know nothing of it."""
    try:
        return os.fsencode(word).decode()
    except UnicodeError:
        return word


def root_of(path: Path) -> Path:
    """The project that a folder is part of."""
    root = find_root(path)
    if root is None:
        raise click.UsageError(f"no folder called trees/ in {path.absolute()} or above it")
    return root


PROFILE = click.option(
    "--profile", default="", metavar="NAME", help="Make the edition of profiles/NAME.yml, not the neutral guide."
)
"""For commands that may speak of a profile's edition."""


def existing(root: Path, profile: str) -> str:
    """The name of a profile, if there is one of that name, or none was asked for."""
    known = sorted(file.stem for file in (root / PROFILES).glob("*.yml"))
    if profile and profile not in known:
        help_ = did_you_mean(profile, known) or (f"there are: {', '.join(known)}" if known else "there is none yet")
        raise CannotRun(f"there is no {PROFILES}/{typed(profile)}.yml; {help_}")
    return profile


def place_of(root: Path, profile: str) -> Path:
    """The folder for what is made of a profile's edition; for the neutral guide, the project's own."""
    return root / "build" / profile if profile else root


def sound(root: Path, profile: str = "") -> Forest:
    """The forest, if it has no errors; else its report, and exit 1."""
    existing(root, profile)
    result = checking.check(Scope(root, bare=False), None, fix=False, least=Severity.ERROR, profile=profile)
    if result.findings:
        click.echo(
            reported("text", checking.together([result]).spoken(terminal.language()), sys.stderr), nl=False, err=True
        )
        click.echo("Nothing was built, and nothing that was there has changed.", err=True)
        sys.exit(1)
    return result.forest


def reported(format_: str, checked: Checked, stream: TextIO) -> str:
    """The report; colour is for people at a terminal who have not asked for none (https://no-color.org)."""
    if format_ == "text":
        return text.render(checked, colour=stream.isatty() and not os.environ.get("NO_COLOR"))
    return formats.render(format_, checked)


def store(root: Path) -> Cache:
    """Where what was made once is kept."""
    return Cache(root / PLACE)


def address(root: Path, forest: Forest, config: MkDocsConfig | None = None) -> str:
    """Where the site will be published; with MkDocs' configuration, where that is read already."""
    from build_tools.build.mkdocs_site import configuration
    from build_tools.build.pipeline import published_at
    from build_tools.targets.paths import unfit

    found = published_at(forest, (config or configuration(root)).site_url or "")
    if reason := unfit(found):
        said = f"`site` in {forest.profile.source.path}" if forest.profile else "`site_url` in mkdocs.yml"
        raise CannotRun(f"the site's address ({said}) {reason}; QR codes would lead nowhere")
    return found


def warn_of_placeholder(site_url: str) -> None:
    """Say that QR codes lead nowhere yet; pages can be tried all the same."""
    from build_tools.targets.paths import placeholder

    if placeholder(site_url):
        said = f"the site's address is {site_url}, a placeholder: QR codes lead nowhere"
        where = "SITE_URL, `site_url` in mkdocs.yml, or `site` in a profile"
        click.echo(f"Warning: {said}. Set {where}, before cards are hung up.", err=True)


def press(root: Path, profile: str = "", config: MkDocsConfig | None = None) -> Press:
    """What prints the project's cards, or those of a profile; with a configuration as `address` takes it."""
    from build_tools.build.press import Press

    forest = sound(root, profile)
    return Press(forest, address(root, forest, config), store(root), laying_out())


def laying_out() -> Bar:
    """What shows at a terminal how far the search for layouts is, and goes when the command ends."""
    bar = Bar("laying out trees")
    click.get_current_context().call_on_close(bar.close)
    return bar


@contextmanager
def refusals() -> Iterator[None]:
    """Tell of a place that must not be written to."""
    try:
        yield
    except NotOurs as error:
        raise CannotRun(str(error)) from None


def put(out: Path, made: Iterable[Artifact]) -> int:
    """Write artifacts into a folder, each whole or not at all; how many there were.

    A file that no build of ours wrote is never written over.
    """
    done: list[str] = []
    try:
        for artifact in made:
            with refusals():
                check_writable(out, artifact.path, artifact.data)
            write_atomically(out / artifact.path, artifact.data)
            done.append(artifact.path)
    finally:
        if done:
            write_atomically(out / MANIFEST, manifest({*written(out), *done}))
    return len(done)


def put_in_place(changed: Mapping[Path, tuple[Source, str]]) -> None:
    """Write new texts over files, through links, with the files' modes; each was read as the source beside it.

    A file that somebody has saved since it was read stays as it is.
    """
    late: list[str] = []
    for folder in {name.parent for name in changed}:
        sweep(folder)
    for name, (before, new) in changed.items():
        file = name.resolve()
        former, mode = file.read_bytes(), file.stat().st_mode
        if decode(former, before.path) == before:
            write_atomically(file, fixes.encode(former, new), mode & 0o7777)
        else:
            late.append(before.path)
    if late:
        raise CannotRun(f"not changed, since saved by somebody else meanwhile: {', '.join(late)}; run it again")
