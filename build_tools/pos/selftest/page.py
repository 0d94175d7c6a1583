"""The self-test of the training page: each choice opens and says whether it is right, with no script at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from build_tools.model.forest import Forest
from build_tools.model.pages import Page
from build_tools.pos.selftest.questions import ChoiceShape, QuestionShape, situations
from build_tools.targets import paths
from build_tools.targets.inline import html, plain

LETTERS = "ABCDEFGH"


def questions(page: Page, forest: Forest) -> Iterator[str]:
    """Every situation, and the answers on a sheet of their own."""
    asked = situations(forest)
    for number, each in enumerate(asked, 1):
        yield from _question(number, each, page, forest)
    yield from _key(asked)


def _key(asked: Iterable[QuestionShape]) -> Iterator[str]:
    yield '<div class="paper-only" aria-hidden="true">'
    yield "<p><b>答案</b>（另放一张）</p><ol>"
    for each in asked:
        told = "；".join(
            f"<b>{letter} 对</b>，{html(choice.why)}" if choice.right else f"{letter} {html(choice.why)}"
            for letter, choice in zip(LETTERS, mixed(each), strict=False)
        )
        yield f"<li>{told}</li>"
    yield "</ol></div>"
    yield ""


def _question(number: int, asked: QuestionShape, page: Page, forest: Forest) -> Iterator[str]:
    tree, _, node = asked.at.partition("#")
    yield f'<section class="drill" aria-labelledby="drill-{number}">'
    yield f'<h3 id="drill-{number}">第 {number} 题 · {html(asked.title)}</h3>'
    yield f"<p>{html(asked.story)}</p>"
    yield f"<p><b>{html(asked.ask)}</b></p>"
    for letter, choice in zip(LETTERS, mixed(asked), strict=False):
        style, verdict = ("right", "对") if choice.right else ("wrong", "不对")
        yield f'<details class="choice {style}"><summary>{letter}. {html(choice.say)}</summary>'
        yield f"<p><b>{verdict}。</b>{html(choice.why)}</p></details>"
    if found := forest.trees.get(tree):
        href = paths.link(page.place, paths.page(tree)) + (f"#{node}" if node else "")
        yield f'<p class="again"><a href="{href}">打开《{html(plain(found.title.value))}》走一遍</a></p>'
    yield "</section>"
    yield ""


def mixed(asked: QuestionShape) -> list[ChoiceShape]:
    """The choices in an order that tells nothing and is always the same."""
    return sorted(asked.choices, key=lambda choice: hashlib.sha256((asked.title + choice.say).encode()).digest())
