from build_tools.load.source import Source, decode

TREE = """\
title: 打印机不出纸
summary: 交易做完了，打印机没有动静。
reviewed: 2026-11-01
start: call
nodes:
  call: {end: stop, say: 等店长来。}
"""


def make() -> list[Source]:
    """A tree that was saved as GBK."""
    return [decode(TREE.encode("gbk"), "trees/demo/main.yml")]
