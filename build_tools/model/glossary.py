"""The terms of the trade and what they mean: `docs/data/glossary.yml`."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.model.forest import Forest
from build_tools.schema.shape import TermShape


def glossary(forest: Forest) -> Mapping[str, TermShape]:
    """Each term with what is said of it, in the order of the file; none where the file has faults."""
    file = forest.files.get("glossary")
    return file.value if file else {}
