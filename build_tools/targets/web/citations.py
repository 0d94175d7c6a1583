"""Where the facts of a page come from: the footer of every page, and the numbers in the text that point to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from build_tools.model.forest import CitedSource, Forest
from build_tools.model.pages import pages
from build_tools.targets import paths
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.inline import markdown
from build_tools.targets.web.web_text import web_text

_CITED = re.compile(r"\[@([a-z0-9-]+)\]")


def footer(used: Iterable[str], forest: Forest) -> Iterator[str]:
    """The list of sources, each numbered and with an anchor for the citations."""
    yield f"## {web_text(forest, 'source.title')} {{#sources}}"
    yield ""
    for number, key in enumerate(_known(used, forest), 1):
        yield f'{number}. <span id="source-{key}"></span>{source_line(forest.cited_sources[key], forest)}'
    yield ""


def source_line(source: CitedSource, forest: Forest) -> str:
    """One source: what it is, how sure it is, and when somebody last looked."""
    title = markdown(source.title)
    if source.url:
        title = f'<a href="{markdown(source.url)}" rel="noopener">{title}</a>'
    sure, date = web_text(forest, f"sure.{source.confidence}"), source.checked.isoformat()
    return title + web_text(forest, "source.line", publisher=markdown(source.publisher), sure=sure, date=date)


def cited(text: str) -> list[str]:
    """The sources that a text cites as `[@id]`."""
    return _CITED.findall(text)


def cite(text: str, used: Iterable[str], forest: Forest) -> str:
    """Turn each `[@id]` of the text into the number of its source, which leads to the footer."""
    numbers = {key: number for number, key in enumerate(_known(used, forest), 1)}
    return _CITED.sub(lambda found: _number(found[1], numbers, web_text(forest, "source.see")), text)


def _number(key: str, numbers: Mapping[str, int], see: str) -> str:
    if key not in numbers:
        return ""
    return f'[[{numbers[key]}]](#source-{key} "{see}"){{.cite}}'


def _known(used: Iterable[str], forest: Forest) -> list[str]:
    return [key for key in dict.fromkeys(used) if key in forest.cited_sources]


def standing(place: str, text: str, reviewed: str, forest: Forest) -> Iterator[str]:
    """The last line of a page: when it was checked, which edition it is, and where to say that it is wrong."""
    key = fingerprint(text)
    wrong = ""
    if "about" in pages(forest):
        name = place.removesuffix(".md")
        wrong = f"[{web_text(forest, 'page.wrong')}]({paths.link(place, 'about.md')}?page={name}&e={key}#report)"
    yield f'<p class="reviewed" markdown>{reviewed}{web_text(forest, "page.version", key=key)}{wrong}</p>'
    yield ""
