"""The self-test of the training page: each choice opens and says whether it is right, with no script at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from build_tools.model.forest import Forest
from build_tools.model.pages import Page
from build_tools.pos.selftest.questions import Drill, Seen, drill
from build_tools.targets import paths as places
from build_tools.targets.inline import html, plain
from build_tools.targets.web.related import trees_of

LETTERS = "ABCDEFGH"


def questions(page: Page, forest: Forest) -> Iterator[str]:
    """A question for each tree that the page belongs with."""
    drills = [found for key in trees_of(page, forest) if (found := drill(forest, forest.trees[key]))]
    for number, each in enumerate(drills, 1):
        yield from _question(number, each, page)
    yield from _key(drills)


def _key(drills: Iterable[Drill]) -> Iterator[str]:
    """The answers, which paper has on a sheet of their own."""
    yield '<div class="paper-only" aria-hidden="true">'
    yield "<p><b>答案</b>（另放一张）</p><ol>"
    for each in drills:
        told = "；".join(
            f"{letter} {'对' if right else why}" for letter, (right, _, why) in zip(LETTERS, _mixed(each), strict=False)
        )
        yield f"<li>{told}</li>"
    yield "</ol></div>"
    yield ""


def _question(number: int, drill: Drill, page: Page) -> Iterator[str]:
    href = places.link(page.place, places.page(drill.tree.id))
    title = plain(drill.tree.title.value)
    yield f'<section class="drill" aria-labelledby="drill-{number}">'
    yield f'<h3 id="drill-{number}">第 {number} 题 · {html(title)}</h3>'
    yield "<p>一步步看到的是：</p>"
    yield f'<ol class="seen">{"".join(_fact(seen) for seen in drill.seen)}</ol>'
    yield "<p><b>现在该怎么做？</b>点你选的那一条：</p>"
    for letter, (right, say, why) in zip(LETTERS, _mixed(drill), strict=False):
        style, verdict = ("right", "对") if right else ("wrong", "不对")
        yield f'<details class="choice {style}"><summary>{letter}. {html(say)}</summary>'
        yield f"<p><b>{verdict}。</b>{why}</p></details>"
    yield f'<p class="again"><a href="{href}">打开《{html(title)}》走一遍</a></p>'
    yield "</section>"
    yield ""


def _fact(seen: Seen) -> str:
    return f"<li>{html(seen.question)}<b>{html(seen.answer)}</b></li>"


def _mixed(drill: Drill) -> list[tuple[bool, str, str]]:
    """The choices in an order that tells nothing and is always the same."""
    right = (True, drill.right, "上面这几步，走到的就是这一条。")
    wrong = [(False, choice.say, f"要是{_instead(choice.instead)}，才这样做。") for choice in drill.wrong]
    return sorted([right, *wrong], key=lambda item: hashlib.sha256((drill.title + item[1]).encode()).digest())


def _instead(answers: Iterable[Seen]) -> str:
    return "在" + "，又在".join(f"“{html(seen.question)}”答“{html(seen.answer)}”" for seen in answers)
