"""HTML comes from templates, and what is put into one means nothing there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.locales import locale
from build_tools.targets.web.templating import rendered
from tests.rooms import PACKAGE

_TAG = re.compile(
    r"<(a|b|body|button|code|d[dlt]|details|div|form|h[1-6]|html|input|label|li|link|nav|ol|p|pre|script|"
    r"section|small|span|strong|style|summary|table|tbody|t[dhr]|title|ul)[ >]"
)
_TEXT_OF_AUTHORS = PACKAGE / "targets" / "inline.py"
"""Where inline Markdown becomes HTML."""
_COMMENT_OF_A_PULL_REQUEST = PACKAGE / "compare" / "report.py"
"""GitHub's Markdown, which has no other way to fold a drawing."""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    (tmp_path / "it.html").write_text(
        '{{ say("source.line", publisher=given, sure=given|inline, date=1) }}{{ given }}{{ data|json }}', "utf-8"
    )
    return tmp_path


def test_what_is_put_in_is_escaped_once(template: Path) -> None:
    hostile = '</script><b a="">&'
    made = rendered("it.html", locale("en"), template, given=hostile, data=[hostile])
    assert made == (
        ", &lt;/script&gt;&lt;b a=&#34;&#34;&gt;&amp; (&lt;/script&gt;&lt;b a=&quot;&quot;&gt;&amp;; seen 1)"
        "&lt;/script&gt;&lt;b a=&#34;&#34;&gt;&amp;"
        '["\\u003c/script>\\u003cb a=\\"\\">&"]'
    )


def test_no_code_puts_html_together() -> None:
    code = set(PACKAGE.rglob("*.py")) - {_TEXT_OF_AUTHORS, _COMMENT_OF_A_PULL_REQUEST}
    found = [(str(file.relative_to(PACKAGE)), text) for file in sorted(code) for text in _texts(file)]
    assert [(file, text) for file, text in found if _TAG.match(text)] == []


def _texts(file: Path) -> Iterator[str]:
    """The texts in a module but the ones that only tell a reader something."""
    tree = ast.parse(file.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_attribute_takes_what_may_hold_a_tag() -> None:
    """Inline Markdown is for between tags; an address or a name in an attribute is `quoted`."""
    templates = sorted(PACKAGE.rglob("*.html"))
    assert len(templates) > 20
    wrong = re.compile(r'="[^"]*\|\s*(?:inline|markdown|safe)\b')
    assert [(file.name, found[0]) for file in templates for found in wrong.finditer(file.read_text("utf-8"))] == []
