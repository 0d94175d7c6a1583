"""Two branches changed the same lines of a file, and the merge is not finished.

Why: whoever only takes the marks away may lose what the other branch wrote; for recorded editions that would mean that
printed cards no longer know their age.

Bad:
    (a file with the lines `<<<<<<<`, `=======` and `>>>>>>>` that Git leaves)

Good:
    title: 打印机不出纸
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
