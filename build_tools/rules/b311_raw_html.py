"""A text holds an HTML tag.

Why: a text is printed on cards, drawn in charts and read aloud; only one of these knows tags, the others show them.

Bad:
    start: look
    nodes:
      look: {end: stop, say: 先查末笔，<b>不要重刷</b>。}

Good:
    start: look
    nodes:
      look: {end: stop, say: 先查末笔。, hint: "**不要重刷**。"}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.markup import uncoded
from build_tools.model.prose import part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule

_TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>]*)?/?>|<!--|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});")
_ELEMENTS = re.compile(
    "a|abbr|address|area|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite"
    "|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer"
    "|form|frame|frameset|h[1-6r]|head|header|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|math"
    "|meta|meter|nav|noscript|object|ol|optgroup|option|output|p|param|picture|pre|progress|q|s|samp|script|search"
    "|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea"
    "|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr",
    re.IGNORECASE,
)
"""Any other word in angle brackets, as in <file>, stands for something that the reader knows."""


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Once a text, at its first tag; what stands in code is shown as it is."""
    prose = prose_of(tree)
    if "<" not in prose.joined and "&" not in prose.joined:
        return
    for _, text, _ in prose.texts:
        tags = _TAG.finditer(uncoded(text.value))
        if found := next((tag for tag in tags if not tag["name"] or _ELEMENTS.fullmatch(tag["name"])), None):
            span = part(tree.source, text, found.start(), found.end()) or text.span
            yield Finding(
                span,
                say("`{found}` is HTML", found=found[0]),
                say("write `**bold**` in a hint, and plain text elsewhere"),
            )
