"""A text is cut off by a `#`.

Why: to YAML, what follows a space and `#` is a comment, so the rest of the text is lost without a word; and `#` is a
key of every terminal. A comment behind a text keeps two spaces before the `#` and one behind it.

Bad:
    nodes:
      call: {do: 等店长来, next: print}
      print:
        end: stop
        say: 连按两次 #，再按 1 补打一张。

Good:
    nodes:
      call: {do: 等店长来, next: print}
      print:
        end: stop
        say: 连按两次“#”，再按 1 补打一张。  # 老机型
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.prose import cut, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule


@tree_rule()
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """At the `#`."""
    if " #" not in tree.source.text and "\t#" not in tree.source.text:
        return
    for _, text, _ in prose_of(tree).texts:
        if lost := cut(tree.source, text):
            message = say("to YAML the text ends here, and the rest of the line is a comment")
            yield Finding(
                lost, message, say("put the text in quotes, or two spaces before the comment and one behind `#`")
            )
