"""Where the table of response codes is: paths under the site's root, which never change."""

from __future__ import annotations

from build_tools.targets import paths

PAGE = "codes/index.html"
MARKDOWN = "codes/index.md"
"""The page before the site's engine has seen it."""
DATA = paths.data_of_all("codes")
SCHEMA = paths.data_of_all("codes.schema")


def anchor(code: str) -> str:
    """A response code's anchor on the page."""
    return f"code-{code.lower()}"


def place(code: str) -> str:
    """A response code's place on the page."""
    return f"{PAGE}#{anchor(code)}"
