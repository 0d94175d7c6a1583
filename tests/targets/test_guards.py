"""A guard stands on every face of a tree: page, chart, card in both styles, JSON."""

from __future__ import annotations

import markdown
import pytest
from mkdocs.utils.meta import get_data

from build_tools.audit.card import audit
from build_tools.build import pipeline
from build_tools.build.mkdocs_site import configuration
from build_tools.build.press import Press
from build_tools.build.trade import assemble
from build_tools.cache import Cache
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.targets import paths
from tests import graphs, printed
from tests.conftest import SITE_URL
from tests.project import ROOT

TREE = """
title: 扫码没付成
summary: 顾客扫了码，店里没收到。
reviewed: 2026-11-22
start: order
nodes:
  order:
    ask: 查订单：现在是什么状态？
    guard: 对得上订单号
    answers:
      已关闭: {to: again, guard: 撤到“已关闭”才算没付}
      支付中: wait
      不确定: call
  wait: {do: 等一分钟再查, guard: 这期间**不收**第二次, next: order}
  again: {end: resolved, say: 请顾客换一种方式付。, guard: 查清没扣才收}
  call: {end: escalate, say: 请收单机构查。, to: acquirer, bring: [终端号], guard: 打合同上的号码}
"""
GUARDS = {
    ("order", ""): "对得上订单号",
    ("order", "已关闭"): "撤到“已关闭”才算没付",
    ("wait", ""): "这期间不收第二次",
    ("again", ""): "查清没扣才收",
    ("call", ""): "打合同上的号码",
}


@pytest.fixture(scope="module")
def guarded() -> Forest:
    index = Source("trees/payment/index.yml", "title: 收款\ndescription: 收款。\norder: 1\n")
    site = [Source(path, (ROOT / path).read_text("utf-8")) for path in ("mkdocs.yml", "trees/site.yml")]
    forest = assemble([index, *site, Source("trees/payment/order.yml", TREE)])
    assert not forest.faults
    return forest


@pytest.fixture(scope="module")
def made(guarded: Forest) -> dict[str, bytes]:
    return {found.path: found.data for found in pipeline.artifacts(guarded, SITE_URL, Cache(None))}


def test_the_model_has_them(guarded: Forest) -> None:
    assert graphs.of_model(guarded.trees["payment/order"], guarded).guards == GUARDS


def test_json_and_chart_show_them(guarded: Forest, made: dict[str, bytes]) -> None:
    wanted = graphs.of_model(guarded.trees["payment/order"], guarded)
    assert graphs.of_json(made[paths.data("payment/order")]) == wanted
    assert graphs.of_svg(made[paths.chart("payment/order")]) == wanted


def test_the_page_shows_them(guarded: Forest, made: dict[str, bytes]) -> None:
    config = configuration(ROOT)
    reader = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    html = reader.convert(get_data(made[paths.markdown("payment/order")].decode())[0])
    assert graphs.of_page(html, "payment/order") == graphs.of_model(guarded.trees["payment/order"], guarded)


def test_the_chart_card_shows_them_as_large_as_all_else(guarded: Forest) -> None:
    tree, press = guarded.trees["payment/order"], Press(guarded, SITE_URL, Cache(None))
    found = audit(press.card(tree).data, press.chart(tree).data, tree, guarded)
    assert found.faults == ()
    assert found.smallest >= 12.0


def test_the_audit_notices_a_guard_that_is_not_on_the_card(guarded: Forest) -> None:
    tree = guarded.trees["payment/order"]
    bare = assemble(
        [*guarded.sources.values(), Source(tree.path, TREE.replace("guard: 查清没扣才收", "tell: 请您另付。"))]
    )
    card = Press(bare, SITE_URL, Cache(None)).card(bare.trees[tree.id]).data
    assert any("查清没扣才收" in fault for fault in audit(card, None, tree, guarded).faults)


def test_the_steps_to_read_out_show_them(guarded: Forest) -> None:
    tree, press = guarded.trees["payment/order"], Press(guarded, SITE_URL, Cache(None))
    (text,) = printed.pages(press.card(tree, "steps").data)
    for guard in GUARDS.values():
        assert printed.straight(f"注意：{guard}") in text
