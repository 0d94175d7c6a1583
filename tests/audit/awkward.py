"""A project of texts that are hard to set: thresholds, units, file names, long identifiers, marks, mixed scripts."""

from __future__ import annotations

import json

from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest

LABELS = (
    "<= 20 %",
    "> 20 %",
    "20–30 %",
    "+12 V",
    "-12 V",
    "4.7 µF ± 10 %",
    "≥ 3.3 kΩ",
    "10 Mbit/s",
    "C",
    "C++",
    "A → B",
    "A ← B",
    "config.yml",
    "/etc/NetworkManager/system-connections",
    "a_long_identifier_of_forty_characters_ok",
    "well-known-name-with-many-hyphens-in-it",
    "⚠ 高温",
    "① 红灯亮",
    "✗ 没通过",
    "You’re offline",
    "Wi-Fi 5 GHz 连不上",
    "HTTP 502/504",
    "0E 或 N7",
    "a?b=c&d=e",
    "Ctrl+Alt+Del",
    "键 # 和 * 都没反应",
    "“99”或‘Q’",
    "三号机—备用（2F）",
    "12:30～13:00",
    "¥1,234,567.89",
    "屏幕全黑但指示灯还在闪着呢",
    "打印机嗡嗡响但纸就是不出来",
)
TITLES = {
    "device/tcp-ip": "TCP/IP 不通（gjpqy）",
    "device/misconfiguration": "Misconfiguration",
    "device/identifier": "a_very_long_identifier_in_a_title_of_a_card",
}
_ENDS = ("resolved", "escalate", "stop")


def awkward() -> Forest:
    """The trees: every label as an answer, as a step and as an end; questions of two, four and twelve answers."""
    labels = list(LABELS)
    boxes = "boxes: [商户号, 终端号, 收单机构客服, 店长电话]\n"
    boxes += "roles: {cashier: {name: 收银员, default: true}, vendor: {name: 设备厂商, telephone: true}}\n"
    site = "warning: 先查询，别急着重刷\nadvice: 没查清，不要再付一次\n" + boxes
    sources = [Source("trees/site.yml", site), Source("mkdocs.yml", "theme: {name: material, language: zh}\n")]
    sources += [Source("trees/device/index.yml", "title: 设备 & Co.\ndescription: 设备。\norder: 1\n")]
    for (key, title), part in zip(TITLES.items(), (labels[:12], labels[12:22], labels[22:]), strict=True):
        sources.append(Source(f"trees/{key}.yml", json.dumps(_tree(title, part), ensure_ascii=False)))
    twelve = dict.fromkeys(labels[:12], "call")
    nodes = {
        "many": {"ask": "哪一种？", "answers": {**twelve, labels[0]: "more"}},
        "more": {"ask": "那么 You’re sure?", "answers": {labels[30]: "done", labels[31]: "call"}},
        "call": {
            "end": "escalate",
            "to": "vendor",
            "say": f"报修，说出 {labels[14]}。",
            "bring": [labels[13], labels[15]],
        },
        "done": {"end": "resolved", "say": "好了。"},
    }
    tree = {"title": "十二种回答", "summary": "一问十二答。", "reviewed": "2026-11-01", "start": "many", "nodes": nodes}
    sources.append(Source("trees/device/twelve.yml", json.dumps(tree, ensure_ascii=False)))
    forest = assemble([Source(s.path, s.text.replace('"2026-11-01"', "2026-11-01")) for s in sources])
    assert forest.faults == ()
    return forest


def _tree(title: str, labels: list[str]) -> dict[str, object]:
    """A line of questions, each with a label as its answer, that leads to a step and an end with labels in them."""
    nodes: dict[str, object] = {}
    for place, label in enumerate(labels):
        following = f"ask{place + 1}" if place + 1 < len(labels) else "last"
        other = labels[(place + 5) % len(labels)]
        nodes[f"ask{place}"] = {
            "ask": f"看到 {label} 吗？",
            "answers": {label: f"do{place}", f"{other} 除外": following},
        }
        nodes[f"do{place}"] = {"do": f"按 {other}，再按 {label}", "next": f"end{place % 3}"}
    for place, outcome in enumerate(_ENDS):
        nodes[f"end{place}"] = {"end": outcome, "say": f"记下 {labels[place]}。"}
    nodes["last"] = {"end": "stop", "say": "停用。"}
    summary = f"从 {labels[0]} 到 {labels[-1]}：{title}。"
    return {"title": title, "summary": summary, "reviewed": "2026-11-01", "start": "ask0", "nodes": nodes}
