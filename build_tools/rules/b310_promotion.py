"""A text promotes somebody: a mobile number, an offer, an address that is none of our sources.

Why: whoever looks for help after a charge gone wrong is whom false agents look for.

Quoted words (“免费办理”) and aliases are what others say, and may stand.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 免费办理低费率机器，加微信 zhifu-8。}

Good:
    start: call
    nodes:
      call: {end: stop, say: 打收单机构的客服，号码在合同上。}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.markup import uncoded
from build_tools.model.memo import memoized
from build_tools.model.prose import WRITTEN, TextKind, part, prose_of
from build_tools.model.tree import Tree
from build_tools.rules import linked_rule

_OFFER = re.compile(
    r"1(?<![\d*]1)[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|https?://[\w.-]+|www\.[\w.-]+"
    r"|免费(?:办理|领取|申请|领机|上门|开通)|最低费率|超低费率|更低费率|零费率|费率(?:最|全网|超)低|秒到账?包过|包过|包下款|秒批"
    r"|加(?:我|我的|客服)?微信|微信号|欢迎(?:咨询|来电)|诚招|招代理|立即办理|限时优惠"
)
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([\w.-]+)")
_NOWHERE = re.compile(
    r"localhost|127\.[\d.]+|0\.0\.0\.0|10\.[\d.]+|192\.168\.[\d.]+|(?:.+\.)?(?:local|test|example|invalid|lan)"
)
"""Hosts that are nobody's: this machine, a network at home, names that are kept for examples."""
_JUDGED = WRITTEN - {TextKind.ANSWER}


@linked_rule(severity=Severity.WARNING)
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """Once a text; an answer may repeat what a caller has said."""
    prose = prose_of(tree)
    if not _OFFER.search(prose.joined):
        return
    for kind, text, _ in prose.texts:
        if kind not in _JUDGED:
            continue
        said = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), uncoded(text.value))
        for found in _OFFER.finditer(said):
            host = _host(found[0]) if found[0].startswith(("http", "www.")) else None
            if host and (host in _hosts(forest) or _NOWHERE.fullmatch(host)):
                continue
            span = part(tree.source, text, found.start(), found.end()) or text.span
            yield Finding(
                span, say("`{found}` promotes somebody", found=found[0]), say("say whom to ask, and cite a source")
            )
            break


@memoized
def _hosts(forest: Forest) -> frozenset[str]:
    """Where the sources stand that are cited."""
    return frozenset(_host(source.url) for source in forest.cited_sources.values() if source.url)


def _host(url: str) -> str:
    found = _HOST.match(url)
    return found[1].rstrip(".") if found else url
