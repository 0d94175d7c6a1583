"""The `trees` command: a function a command."""

from __future__ import annotations

import contextlib
import os
import sys
from io import TextIOWrapper
from pathlib import Path

import click

from build_tools.cli import author, cards, check, diff, figures, find, init, print_run, serve, show, site
from build_tools.cli.project import CannotRun


class _Trees(click.Group):
    """The group of all commands, and the one place where the system's refusals and an interruption are told."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; 2 where a file cannot be read or written, 130 where somebody pressed Ctrl-C."""
        # Who closes a stream wants nothing written there.
        sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 # open while the process lives
        sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 # open while the process lives
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(_INTERRUPTED)
        except BrokenPipeError:
            raise
        except OSError as error:
            _leave_output()
            raise CannotRun(os_error_text(error)) from None


_INTERRUPTED = 130


def os_error_text(error: OSError) -> str:
    """What the system would not do, and with which file."""
    said = error.strerror or str(error)
    return f"{os.fsdecode(error.filename)}: {said}" if error.filename is not None else said


def _leave_output() -> None:
    """Let what cannot be written go: the interpreter would try again at its end, and complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=_Trees, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="pos-troubleshooting-guide")
def main() -> None:
    """Decision trees in YAML → a site, flowcharts and printed cards."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A file's name may hold bytes that are no text, and a terminal may know no Chinese.
            stream.reconfigure(errors="backslashreplace")


for command in (
    *(check.check, check.rules, check.explain, check.schema),
    *(site.build, site.site, site.usb, site.compress, site.finish, serve.serve, init.init),
    *(author.new, author.rename, author.fmt, show.show, show.walk, diff.diff),
    *(cards.cards, cards.editions, cards.stale, cards.audit_cards, print_run.print_run),
    *(find.find, figures.coverage, figures.stats, figures.reviews),
):
    main.add_command(command)
