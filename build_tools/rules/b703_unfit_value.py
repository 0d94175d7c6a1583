"""A profile gives a value that is not what was asked for.

Why: it is put into texts, boxes and links as it stands: a number must be one that can be dialled, and words may hold no
line break, no markup and no more than there is room for.

Bad:
    start: call
    nodes:
      call: {end: stop, say: "打{{hotline}}。"}
    #: trees/values.yml
    hotline: {means: 客服电话, neutral: 合同上的客服电话, kind: telephone}
    #: profiles/bank.yml
    name: 示例银行
    values: {hotline: 看背面}

Good:
    start: call
    nodes:
      call: {end: stop, say: "打{{hotline}}。"}
    #: trees/values.yml
    hotline: {means: 客服电话, neutral: 合同上的客服电话, kind: telephone}
    #: profiles/bank.yml
    name: 示例银行
    values: {hotline: "95001"}
"""

from build_tools.rules import fault_rule

rule = fault_rule(__name__)
