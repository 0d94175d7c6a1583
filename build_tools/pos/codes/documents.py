"""What the finder finds of the table: its codes, and the prompts that come without one."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model.forest import Forest
from build_tools.pos.codes.table import code_table
from build_tools.targets import paths
from build_tools.targets.search.index import Document


def documents(forest: Forest) -> Iterator[Document]:
    """A document a code, then one a prompt."""
    table = code_table(forest)
    for code in table.codes.values():
        means, shows = code.means.value, code.shows.value if code.shows else ""
        for single in code.covers:
            names = (f"应答码{single}", f"错误代码{single}", f"错误码{single}", means)
            texts = ((means, 2.0), (shows, 1.0), (single, 2.0))
            yield Document(f"code:{single}", "code", f"应答码 {single}：{means}", paths.code(single), names, texts)
    for prompt in table.prompts.values():
        means, shown = prompt.means.value, prompt.prompt.value
        url = f"{paths.CODES}#prompt-{prompt.id.value}"
        yield Document(f"prompt:{prompt.id.value}", "code", f"{shown}：{means}", url, (shown,), ((means, 2.0),))
