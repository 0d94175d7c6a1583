"""The formats by name; a format's module is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from build_tools.reports.checked import Checked

FROM_TOP = ("github", "sarif", "junit")
"""Those that another program lays beside a repository: paths are told from its top."""
FOR_PEOPLE = ("text", "line")
"""Those that people read as they are, in the language of their system; programs get English unless told otherwise."""
FORMATS = ("text", "line", "json", "github", "sarif", "junit")


def render(name: str, checked: Checked) -> str:
    """The whole report in one of the formats, line ends included; `text` without colour."""
    return cast(str, import_module(f"build_tools.reports.{name}").render(checked))
