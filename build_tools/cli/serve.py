"""The command that shows the site while it is edited."""

from __future__ import annotations

import errno
import signal
import tempfile
from pathlib import Path

import click

from build_tools.cli.project import PROFILE, CannotRun, existing, root_of


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 shows it to the network too.")
@PROFILE
def serve(port: int, host: str, profile: str) -> None:
    """Show the site while you edit, and reload it by itself.

    A tree with errors shows its findings over the last good page; charts and cards are made when they are looked at.
    """
    from build_tools.preview.server import PreviewServer
    from build_tools.preview.site import PreviewSite

    root = root_of(Path())
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="trees-serve-") as folder:
        site = PreviewSite(root, Path(folder), f"http://{host}:{port}/", existing(root, profile))
        server = PreviewServer(site, host, port)
        try:
            server.bind()
        except OSError as error:
            raise CannotRun(_refused(error, host, port)) from None
        site.url = server.url = f"http://{host}:{server.server_address[1]}/"

        def built() -> None:
            if site.report.text:
                click.echo(site.report.text, nl=False, err=True)
            if not site.report.errors:
                pages = len(site.rendered)
                click.echo(f"{pages} page{'' if pages == 1 else 's'} made. {site.url}", err=True)

        watched = [path for name in WATCHED if (path := root / name).exists()]
        click.echo(f"Serving on {site.url}; Ctrl-C ends it.", err=True)
        try:
            server.run(watched, built)
        except KeyboardInterrupt:
            click.echo("Ended.", err=True)


WATCHED = ("trees", "docs", "profiles", "mkdocs.yml", "pyproject.toml", "theme", "overrides")


def _refused(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken; name another: make serve PORT={port + 1 if port < 65535 else 8000}"
    return f"{host}:{port}: {error.strerror or error}"
