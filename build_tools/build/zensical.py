"""The site for Zensical, which follows Material for MkDocs: its pages, its configuration and our template."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from build_tools.build import theme
from build_tools.build.offline import add_worker
from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact

DOCS, TEMPLATES, SITE = "docs", "overrides", "site"
_SEARCH = "search.json"
"""The index of the engine's own search, which no page asks for: the finder has its own."""
_OURS = {"plugins", "docs_dir", "site_dir", "exclude_docs", "validation", "theme", "extra", "extra_javascript"}
"""Settings that are another thing here: the pages are written already, by name and from data."""


def around(pages: Iterator[Artifact], root: Path, forest: Forest, site_url: str) -> Iterator[Artifact]:
    """A folder that `zensical build` builds: what any engine could put together, and what this one asks for."""
    yield from (Artifact(f"{DOCS}/{page.path}", page.data) for page in pages)
    yield Artifact("mkdocs.yml", _configuration(root, forest, site_url))
    for file in sorted(theme.FOLDER.glob("*.html")):
        yield Artifact(f"{TEMPLATES}/{file.name}", file.read_bytes())


def finish(site: Path) -> int:
    """What MkDocs does by the plug-in: leave out the stock theme's files, add the worker; how many files it stores."""
    for name in theme.STOCK_FILES:
        shutil.rmtree(site / name, ignore_errors=True)
    (site / _SEARCH).unlink(missing_ok=True)
    return add_worker(site)


def _configuration(root: Path, forest: Forest, site_url: str) -> bytes:
    with (root / "mkdocs.yml").open("rb") as file:
        given: dict[str, Any] = yaml_load(file)
    kept = {key: value for key, value in given.items() if key not in _OURS}
    made = {
        "site_name": forest.site.name,
        "site_url": site_url,
        "docs_dir": DOCS,
        "site_dir": SITE,
        "plugins": [],
        "theme": {
            "name": "material",
            "variant": "classic",
            "language": forest.site.language,
            "font": False,
            "custom_dir": TEMPLATES,
        },
        "extra": {**(given.get("extra") or {}), **theme.told(forest, worker=True)},
        "extra_javascript": [
            *(given.get("extra_javascript") or ()),
            *({"path": paths.asset(name), "defer": True} for name in theme.SCRIPTS),
        ],
    }
    return yaml.safe_dump({**kept, **made}, allow_unicode=True, sort_keys=False).encode()
