"""The `trees` command: a function a command."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from build_tools.cli import cards as paper
from build_tools.cli import check as judge
from build_tools.cli import find as search
from build_tools.cli import query as ask
from build_tools.cli import site as make
from build_tools.cli.init import init


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="pos-troubleshooting-guide")
def main() -> None:
    """Decision trees in YAML → a site, flowcharts and printed cards."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A file's name may hold bytes that are no text, and a terminal may know no Chinese.
            stream.reconfigure(errors="backslashreplace")


for command in (
    *(judge.check, judge.rules, judge.explain, judge.schema),
    *(make.build, make.site, make.usb, init),
    *(paper.cards, paper.editions, paper.stale, paper.audit_cards),
    *(search.find, ask.coverage, ask.stats),
):
    main.add_command(command)
