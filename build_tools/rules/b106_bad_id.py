"""An id has characters that an id cannot have.

Why: ids stand in addresses and in printed QR codes: lower-case letters, digits and single hyphens only.

Bad:
    start: Check Paper

Good:
    start: check-paper
    nodes:
      check-paper: {end: stop, say: 等店长来。}
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
