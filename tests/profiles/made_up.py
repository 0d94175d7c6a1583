"""Two profiles made up for tests: a bank with one program on its terminals, and a chain with two."""

from __future__ import annotations

import shutil
from pathlib import Path

from build_tools.build.trade import assemble
from build_tools.load.files import read_project
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from tests.project import ROOT, small

CACHE = ROOT / ".cache" / "trees"

FOLDER = ROOT / "tests" / "fixtures" / "profiles"
BANK, CHAIN = "harbour-bank", "corner-shops"


def sources() -> list[Source]:
    """The guide's files, and both profiles."""
    files = sorted(FOLDER.iterdir())
    own = [Source(f"profiles/{file.name}", file.read_text("utf-8")) for file in files]
    return [*read_project(ROOT), *own]


def edition(profile: str = "") -> Forest:
    """The guide in the edition of one of them, or with both profiles beside it."""
    return assemble(sources(), profile=profile)


VALUES = """\
service: {means: 打给谁, neutral: 收单机构的客服, said: ["客服（{{hotline}}）"]}
hotline: {means: 客服电话, kind: telephone, boxes: [收单机构电话], label: 客服电话}
hours: {means: 服务时间, label: 服务时间}
official: {means: 官网, kind: address, label: 官网}
"""
PROFILE = """\
name: 海湾示例银行
title: 海湾示例银行手册
site: https://pos.harbour-bank.example/
logo: harbour-bank.svg
colours: {light: {brand: "#7a0f1e"}, dark: {brand: "#4a0a14"}}
values: {hotline: "95001", hours: 全天, official: www.harbour-bank.example}
"""


def small_project(folder: Path) -> Path:
    """The three trees of the tests' own site, one of which names a value, and a bank's profile beside them."""
    small(folder)
    tree = folder / "trees/help/call-acquirer.yml"
    text = tree.read_text("utf-8").replace("say: 打收单机构的客服。", 'say: "打{{service}}。"')
    assert "{{service}}" in text
    tree.write_text(text, "utf-8")
    site = folder / "trees/site.yml"
    site.write_text(site.read_text("utf-8").replace("店长电话]", "收单机构电话]"), "utf-8")
    (folder / "trees/values.yml").write_text(VALUES, "utf-8")
    if CACHE.exists():
        (folder / ".cache").mkdir()
        (folder / ".cache/trees").symlink_to(CACHE)
    (folder / "profiles").mkdir()
    (folder / "profiles/bank.yml").write_text(PROFILE, "utf-8")
    shutil.copy(FOLDER / "harbour-bank.svg", folder / "profiles")
    return folder
