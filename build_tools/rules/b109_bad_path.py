"""A file under `trees/` is not where a tree can be.

Why: the place of a file is the id of its tree: `trees/<category>/<name>.yml`.

Bad:
    (a file trees/No Paper.yml)

Good:
    (a file trees/device/no-paper.yml)
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
