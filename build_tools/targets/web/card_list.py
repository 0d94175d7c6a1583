"""The list of cards on their page: pictures, files, and what a script needs to put several into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from build_tools.analysis.card_numbers import by_number, card_numbers
from build_tools.model.forest import Forest
from build_tools.model.pages import Page
from build_tools.model.tree import Tree
from build_tools.targets import paths as places
from build_tools.targets.inline import plain
from build_tools.targets.trade import Paper


def listed(page: Page, forest: Forest, papers: Iterable[Paper]) -> Iterator[str]:
    """The whole tool: boxes for the shop's numbers, cards by category, the bar that makes one file of them."""
    yield f'<link rel="stylesheet" href="{_here(page, places.asset("cards.css"))}">'
    yield from _own(forest)
    yield from _whole(page, papers)
    yield from _pick()
    numbers = card_numbers(forest)
    for category in forest.categories.values():
        trees = [tree for tree in by_number(forest) if tree.category == category.id]
        if trees:
            yield f'<h3 id="{category.id}">{escape(plain(category.title))}</h3>'
            yield '<ul class="cards-list">'
            for tree in trees:
                yield from _item(page, tree, numbers[tree.id])
            yield "</ul>"
    yield from _bar()
    for name in ("join.js", "cards.js"):
        yield f'<script src="{_here(page, places.asset(name))}" defer></script>'
    yield ""


def _own(forest: Forest) -> Iterator[str]:
    """Where the shop's own numbers are typed; without a script they are written on paper."""
    yield '<p class="cards-offline" hidden>离线版里号码填不进卡片：点卡片打开、打印，再用笔写上。</p>'
    yield '<form class="cards-own" autocomplete="off" hidden><fieldset><legend>本店的号码（可以不填）</legend><div>'
    for name in forest.site.boxes:
        yield f'<label>{name}<input name="{name}" maxlength="40"></label>'
    yield "</div><p>会印在卡片的格子里。只存在这台设备的浏览器里，不会发出去。"
    yield '<button type="button">清空</button></p>'
    yield "</fieldset></form>"


def _whole(page: Page, papers: Iterable[Paper]) -> Iterator[str]:
    """Everything in one file, and what the trade prints besides."""
    yield '<p class="actions">'
    yield f'<a class="md-button" href="{_here(page, places.HANDBOOK)}">整本手册（PDF）</a>'
    for paper in papers:
        yield f'<a class="md-button" href="{_here(page, paper.path)}">{escape(paper.label)}（PDF）</a>'
    yield "</p>"


def _pick() -> Iterator[str]:
    yield '<p class="cards-pick" hidden>勾几张，做成一份 PDF，本店的号码就印在里面：</p>'
    yield '<div class="cards-pick" hidden><span role="group" aria-label="选卡">'
    yield '<button type="button" data-pick="all">全选</button>'
    yield '<button type="button" data-pick="none">全不选</button></span>'
    yield '<span role="group" aria-label="印哪一种">'
    yield '<label><input type="radio" name="style" value="chart" checked>流程图</label>'
    yield '<label><input type="radio" name="style" value="steps">文字步骤</label></span></div>'


def _item(page: Page, tree: Tree, number: str) -> Iterator[str]:
    title = escape(plain(tree.title.value))
    chart, steps = (_here(page, places.card(tree.id, style)) for style in ("chart", "steps"))
    picture = _here(page, places.thumbnail(tree.id))
    yield f'<li data-card="{tree.id}"><a class="shot" href="{chart}" aria-label="打开卡 {number}《{title}》">'
    yield f'<img src="{picture}" alt="" loading="lazy"></a>'
    yield f'<label><input type="checkbox" hidden><span><b>{number}</b> {title}</span></label>'
    yield f'<span><a href="{chart}">流程图<small>（{number}）</small></a>'
    yield f'<a href="{steps}">文字步骤<small>（{number}）</small></a></span></li>'


def _bar() -> Iterator[str]:
    yield '<div class="cards-bar" hidden><span class="cards-count" role="status"></span>'
    yield '<button type="button" class="md-button md-button--primary cards-join">做成一份 PDF</button>'
    yield '<span class="cards-told" role="status"></span></div>'


def _here(page: Page, target: str) -> str:
    return places.link(page.place, target)
