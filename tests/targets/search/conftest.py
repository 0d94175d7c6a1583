"""A small index with words and names of its own, which no edit of the guide changes."""

from __future__ import annotations

import pytest

from build_tools.build import pipeline
from build_tools.model.forest import Forest
from build_tools.targets.search.document import Name, Passage, SearchDocument
from build_tools.targets.search.index import Index, build, characters
from build_tools.targets.search.language import language
from build_tools.targets.search.reading import Reader
from build_tools.targets.search.sound import sounds
from build_tools.targets.search.traditional import simplified

GROUPS = (
    ("小票", "签购单", "凭条"),
    ("到账", "进账"),
    ("冲正", "冲账"),
    ("扣款", "扣钱"),
    ("外卡", "visa"),
    ("两次", "两遍"),
)
NAMES = {
    "receipt": ("没出小票", "小票打不出来", "扣了钱没小票"),
    "payout": ("钱没到账", "昨天的款没到"),
    "arrived": ("钱到账了怎么对账",),
    "reversal": ("冲正失败", "冲正不成功"),
    "twice": ("扣款两次", "刷了两遍"),
    "foreign": ("外卡刷不了", "visa 卡"),
    "network": ("网络断了", "wifi 连不上"),
    "sign-in": ("签到失败",),
}
CODES = ("00", "05", "30", "51", "55", "72", "96", "99", "A0", "Y1")


def small_index(name: str = "zh") -> Index:
    """An index over `NAMES` and `CODES`."""
    texts = [text for names in NAMES.values() for text in names] + [word for group in GROUPS for word in group]
    used = characters(texts)
    documents = [
        *(
            SearchDocument(id_, "tree", names[0], f"{id_}.html", "", tuple(map(Name, names)), (Passage(names[0], 1),))
            for id_, names in NAMES.items()
        ),
        *(SearchDocument(f"code:{code}", "code", code, f"#{code}", "", (), (), (code,)) for code in CODES),
    ]
    folds = {"帐": "账", "帳": "账"} | simplified(used)
    return build(documents, Reader(language(name), GROUPS, folds), sounds(used, {}))


@pytest.fixture(scope="session")
def small() -> Index:
    return small_index()


@pytest.fixture(scope="session")
def guide(forest: Forest) -> Index:
    """The index of the guide itself."""
    return pipeline.finder_index(forest)
