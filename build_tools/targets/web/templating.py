"""Pages from templates: everything that goes into one is escaped, but what an author marked up as inline Markdown."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from build_tools.locales import Locale
from build_tools.targets import inline, paths

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent / "templates"


@cache
def _environment(folder: Path) -> Environment:
    from build_tools.targets.web.engine import environment

    made = environment([folder, FOLDER])
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
