"""Build the site with MkDocs into a folder of its own, then put it in place."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from build_tools.build.press import Press
from build_tools.build.swap import replacing


@runtime_checkable
class _Prepared(Protocol):
    """The plug-in of this package, which can be given what is read, judged and laid out already."""

    def prepare(self, press: Press) -> None: ...


def build_site(root: Path, target: Path, press: Press | None = None, config: MkDocsConfig | None = None) -> None:
    """Build the site; one warning fails it, and then `target` stays as it was. Raises NotOurs as `replacing` does.

    A press is that of a sound forest, which is then neither read nor judged a second time; nor is a configuration.
    """
    with replacing(target) as built, _warnings_shown():
        config = config or configuration(root)
        config.site_dir, config.strict = str(built), True
        config.plugins.on_startup(command="build", dirty=False)
        plugin = config.plugins.get("trees")
        if press and isinstance(plugin, _Prepared):
            plugin.prepare(press)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()


def configuration(root: Path, **options: Any) -> MkDocsConfig:
    """The project's MkDocs configuration."""
    return load_config(str(root / "mkdocs.yml"), **options)


@contextmanager
def _warnings_shown() -> Iterator[None]:
    """Print what MkDocs logs to stderr, from warnings up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
