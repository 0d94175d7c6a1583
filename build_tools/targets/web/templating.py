"""Pages from templates: everything that goes into one is escaped, but what an author marked up as inline Markdown."""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from build_tools.locales import Locale
from build_tools.targets import inline, paths

FOLDER = Path(__file__).parent / "templates"


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, which lie with the compiled modules."""

    def get_source_checksum(self, source: str) -> str:
        """What a template's compiled form is of: its text, and how this module has it read."""
        return super().get_source_checksum("\0".join((version("jinja2"), _own_text(), source)))


@cache
def _own_text() -> str:
    return Path(__file__).read_text("utf-8")


def _compiled() -> _Compiled | None:
    """Where they may lie; nowhere where Python keeps no modules there either."""
    folder = Path(__file__).parent / "__pycache__"
    kept = not (sys.dont_write_bytecode or sys.pycache_prefix) and os.access(folder, os.W_OK)
    return _Compiled(str(folder), "%s.jinja") if kept else None


@cache
def _environment(folder: Path) -> Environment:
    made = Environment(
        loader=FileSystemLoader([folder, FOLDER]),
        bytecode_cache=_compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        comment_start_string="{##",  # `{#id}` is an anchor in Markdown
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["paths"] = paths
    made.filters["inline"] = lambda text: Markup(inline.html(text))
    made.filters["markdown"] = lambda text: Markup(inline.markdown(text))
    made.filters["quoted"] = lambda text: Markup(inline.quoted(text))
    made.filters["plain"] = inline.plain
    made.filters["json"] = _json
    made.filters["front"] = lambda text: Markup(inline.front(text))
    return made


def _json(value: object) -> Markup:
    """A value as JSON inside of a script, which nothing in it can end."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def rendered(name: str, words: Locale, folder: Path = FOLDER, **values: Any) -> str:
    """A template of a folder with its values: HTML that a Markdown page may hold.

    In it, `paths` says where files are, and `say(key, ...)` is a text under `web`; what is put into the text is escaped
    like everything else.
    """

    def say(key: str, /, **given: object) -> Markup:
        return escape(words.texts[f"web.{key}"]).format(**given)

    def guarded(text: str) -> str:
        return words.text("tree.guard", text=text)

    return _environment(folder).get_template(name).render(say=say, guarded=guarded, **values)
