"""The columns of an acquirer's list of terminals."""

from __future__ import annotations

import re

from build_tools.targets.paper.columns import ID, LANGUAGE, WORDS, Column

_TELEPHONE = re.compile(r"(?=(?:\D*\d){3})[0-9+() -]{3,24}")
_DIAL = "3 to 24 digits, spaces, hyphens, brackets"
_NUMBER = "up to 32 letters and digits"

COLUMNS = (
    Column("merchant", ("merchant", "商户号", "商户编号", "merchant_id", "mid"), ID, _NUMBER, required=True),
    Column("terminal", ("terminal", "终端号", "终端编号", "terminal_id", "tid"), ID, _NUMBER, True, "terminal"),
    Column("name", ("name", "商户名称", "店名", "门店名称", "商户简称"), WORDS, "a name", use="owner"),
    Column("hotline", ("hotline", "收单机构客服", "客服电话", "收单机构客服电话"), _TELEPHONE, _DIAL),
    Column("telephone", ("telephone", "店长电话", "联系电话", "门店电话"), _TELEPHONE, _DIAL),
    Column("language", ("language", "语言"), LANGUAGE, "a language such as `zh`", use="language"),
)
