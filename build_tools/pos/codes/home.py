"""The box of the home page that looks a response code up."""

from __future__ import annotations

from build_tools.model.forest import Forest
from build_tools.pos.codes import places
from build_tools.pos.codes.table import code_table
from build_tools.pos.templating import rendered


def box(forest: Forest) -> str:
    """The form, where there is a table."""
    return rendered("codes/box.html", forest.locale, action=places.PAGE) if code_table(forest).codes else ""
