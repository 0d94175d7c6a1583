"""A response code leads to a tree, or a node of it, that does not exist.

Why: the cashier who looked the code up is left without a next step.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/response_codes.yml
    reviewed: 2026-11-22
    codes:
      - code: "51"
        means: 可用余额或额度不足
        who: [customer]
        money: not_charged
        retry: other_means
        do: 换卡或换方式。
        goto: demo/mian
        sources: [till-practice]
        confidence: high

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/response_codes.yml
    reviewed: 2026-11-22
    codes:
      - code: "51"
        means: 可用余额或额度不足
        who: [customer]
        money: not_charged
        retry: other_means
        do: 换卡或换方式。
        goto: demo/main
        sources: [till-practice]
        confidence: high
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Related, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Ref
from build_tools.rules import forest_rule
from build_tools.rules.support.missing_places import missing_place
from build_tools.schema.nearest import did_you_mean


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Told once a missing place, at the first row that names it."""
    missing: dict[str, list[Ref]] = {}
    for lead in forest.leads():
        if not forest.resolves(lead.ref):
            missing.setdefault(str(lead.ref), []).append(lead.ref)
    for ref, *others in missing.values():
        message, places = missing_place(ref, forest)
        help_ = did_you_mean(str(ref), places)
        yield Finding(ref.span, message, help_, tuple(Related(other.span, say("also named here")) for other in others))
