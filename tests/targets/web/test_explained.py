"""A step that names what a page explains is followed by a link to it."""

from __future__ import annotations

import re

from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.targets.web import explained

PAGE = """---
explains: {签到: sign-in, 交易查询: query, 查询: other}
---
# 怎么按
"""
TREE = """title: 机器收不了款
summary: 先签到。
reviewed: 2026-11-22
start: sign
nodes:
  sign:
    do: 连上网，做一次签到
    hint: 结果在“交易查询”里，也叫查询。
    next: asked
  asked:
    ask: 签到成功了吗？
    answers: {成功了: done, 没有: done2}
  done: {end: resolved, say: 可以收款了。}
  done2: {end: stop, say: 别再签到。}
"""


def told(node: str) -> list[tuple[str, str]]:
    forest = assemble([Source("docs/device/keys.md", PAGE), Source("trees/device/demo.yml", TREE)])
    tree = forest.trees["device/demo"]
    return [(link.name, link.href) for page in explained.links(tree, tree.nodes[node], forest) for link in page.links]


def test_an_action_links_what_it_names_and_what_it_quotes() -> None:
    assert told("sign") == [("签到", "../../device/keys.html#sign-in"), ("交易查询", "../../device/keys.html#query")]


def test_a_question_whether_it_was_done_tells_nobody_to_do_it() -> None:
    assert told("asked") == []
    assert told("done2") == []


def test_a_number_to_dial_is_linked_wherever_it_stands() -> None:
    page = PAGE.replace("{签到: sign-in", '{"12363": calls, 签到: sign-in')
    tree = TREE.replace("say: 别再签到。", "say: 它不理，打 12363 投诉；欠的是 12363 元，单号 312363。")
    forest = assemble([Source("docs/device/keys.md", page), Source("trees/device/demo.yml", tree)])
    (found,) = explained.links(forest.trees["device/demo"], forest.trees["device/demo"].nodes["done2"], forest)
    assert [(link.name, link.href) for link in found.links] == [("12363", "../../device/keys.html#calls")]


def test_whoever_is_sent_to_an_office_can_read_who_takes_what(forest: Forest) -> None:
    numbers = re.compile("12378|12363|12315")
    for tree in forest.trees.values():
        for node in tree.nodes.values():
            if numbers.search(f"{node.text.value} {node.hint.value if node.hint else ''}"):
                hrefs = [link.href for page in explained.links(tree, node, forest) for link in page.links]
                assert any(href.endswith("hotlines.html#order") for href in hrefs), f"{tree.id}#{node.id}"


def test_the_real_trees_use_them(forest: Forest) -> None:
    used = {
        anchor
        for tree in forest.trees.values()
        for node in tree.nodes.values()
        for page in explained.links(tree, node, forest)
        for link in page.links
        for anchor in re.findall(r"keys\.html#([a-z-]+)", link.href)
    }
    assert {"query", "reprint", "sign-in", "settle", "void"} <= used
