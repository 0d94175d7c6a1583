"""Parts of pages from the trade's own templates, which know those that every site has."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from build_tools.targets.web import templating

rendered = partial(templating.rendered, folder=Path(__file__).parent / "templates")
