"""A file under `trees/` cannot be read.

Why: what cannot be read cannot be checked; the site would be built without it and nobody would notice.

Bad:
    (a folder called no-paper.yml)

Good:
    (a file called no-paper.yml)
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
