"""The box of the home page that looks a response code up."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model.forest import Forest
from build_tools.pos.codes.table import code_table
from build_tools.targets import paths


def box(forest: Forest) -> Iterator[str]:
    """The form, where there is a table."""
    if code_table(forest).codes:
        yield (
            f'<form class="code-box" action="{paths.CODES}"><label for="home-code">屏幕上有代码？</label>'
            '<input id="home-code" name="c" maxlength="20" autocomplete="off" enterkeyhint="search" '
            'placeholder="51、A0……"><button type="submit">查应答码</button></form>'
        )
        yield ""
