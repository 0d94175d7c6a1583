"""A cell knows its column; rows to write in stay bare."""

from __future__ import annotations

import markdown as python_markdown

from build_tools.targets.web.tables import labelled

TABLE = """前言

| 谁 | 管**什么** | “时” |
|---|---|---|
| 甲 | 乙[1](#a){.cite} | 丙 |
| | | |

后文 | 不是表
"""


def html(text: str) -> str:
    return python_markdown.markdown(text, extensions=["tables", "attr_list", "md_in_html"])


def test_each_cell_but_the_first_carries_the_name_of_its_column() -> None:
    made = html(labelled(TABLE))
    assert '<td data-label="管什么">乙<a class="cite" href="#a">1</a></td>' in made
    assert '<td data-label="“时”">丙</td>' in made
    assert "<td>甲</td>" in made


def test_empty_rows_and_other_text_stay_as_they_are() -> None:
    lines = labelled(TABLE).split("\n")
    assert lines[5] == "| | | |"
    assert lines[7] == "后文 | 不是表"
