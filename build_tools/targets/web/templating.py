"""Pages from templates: everything that goes into one is escaped, but what an author marked up as inline Markdown."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from build_tools.locales import Locale
from build_tools.targets import inline

FOLDER = Path(__file__).parent / "templates"


@lru_cache(1)
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["inline"] = lambda text: Markup(inline.html(text))
    made.filters["markdown"] = lambda text: Markup(inline.markdown(text))
    made.filters["plain"] = inline.plain
    made.filters["front"] = lambda text: Markup(inline.front(text))
    return made


def rendered(name: str, words: Locale, **values: Any) -> str:
    """A template with its values: HTML that a Markdown page may hold. In it, `say(key)` is a text of the room `web`."""

    def say(key: str, /, **given: object) -> str:
        return words.text(f"web.{key}", **given)

    def guarded(text: str) -> str:
        return words.text("tree.guard", text=text)

    return _environment().get_template(name).render(say=say, guarded=guarded, **values)
