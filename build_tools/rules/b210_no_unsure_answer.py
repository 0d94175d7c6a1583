"""A question has no answer for whoever does not know.

Why: a cashier who cannot tell, and must still tap something, guesses, and the guess may charge a customer twice.

Two answers of which one denies (打出来了, 没有) cover everything that can be seen, and so do an answer and its exact
denial among more (扣了, 没扣); a question about somebody's wish can always be answered. Every other question needs an
answer such as 不确定, 看不清, 查不了, 都不是 or 还是不行. Further words are set in pyproject.toml, `unsure` under
`[tool.trees]`.

Bad:
    nodes:
      screen:
        ask: POS 屏幕现在显示什么？
        answers: {交易成功: call, 缺纸或打印机故障: reload, 通讯超时: call}
      reload: {end: resolved, say: 装一卷新纸，再补打一张。}
      call: {end: stop, say: 等店长来。}

Good:
    nodes:
      screen:
        ask: POS 屏幕现在显示什么？
        answers: {交易成功: call, 缺纸或打印机故障: reload, 通讯超时: call, 看不清: call}
      reload: {end: resolved, say: 装一卷新纸，再补打一张。}
      call: {end: stop, say: 等店长来。}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, Tree
from build_tools.rules import tree_rule

_UNSURE = re.compile(
    "不确定|不清楚|不知道|不明|不懂|不认得|不记得|看不|查不|说不|记不|分不清|拿不准|打不通|找不到|对不上|算不出|打不出|连不上|签不上|登不上|定不了|不肯"
    "|(?i:not sure|unsure|don[’']t know|do not know|can[’']t tell|cannot tell|no idea|unclear|other|none of)"
    "|没看清|没留意|没注意|没查清|没结果|没有?答复|没打通|没把握|没记录|都不是|都没有|别的|其他|其它|还是|仍然"
)
_DENIES = re.compile(r"[不没无未否别只]|(?i:\b(?:no|not|none|never|doesn[’']t|isn[’']t|didn[’']t)\b)")
_WISH = re.compile("想怎么|想要|愿意|还要|要不要|想不想|(?i:do you want|would you like)")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """Told at the question; one with fewer than two answers has another fault."""
    further = settings.unsure
    for node in tree.nodes.values():
        if isinstance(node, Ask) and len(node.answers) > 1 and not _covers([a.label.value for a in node.answers]):
            said = " ".join(answer.label.value for answer in node.answers)
            if not any(word in said for word in further) and not _WISH.search(node.text.value):
                message = say("`{node}` has no answer for whoever does not know", node=node.id.value)
                yield Finding(node.id.span, message, say("add an answer such as 不确定 or 看不清"))


def _covers(labels: list[str]) -> bool:
    """Whether whoever asks finds an answer that holds in any case."""
    said = "\n".join(labels)
    if _UNSURE.search(said):
        return True
    if not _DENIES.search(said):
        return False
    return len(labels) == 2 or _deny_each_other([re.split("[，、；：,]", label)[0] for label in labels])


def _deny_each_other(labels: list[str]) -> bool:
    """Whether one is the denial of another: 扣了 and 没扣, 是 and 不是."""
    for label in labels:
        for mark in ("没有", "没", "不", "未"):
            denied = label.removeprefix(mark)
            if denied != label and any(other != label and other.startswith(denied) for other in labels):
                return True
    return "有" in labels and "没有" in labels
