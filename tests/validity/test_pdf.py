"""What is printed can be heard: the clauses of PDF/UA hold for every kind of paper, and one that is broken is told."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact
from tests.conftest import CACHE, SITE_URL
from tests.validity.pdf import faults

KINDS = ("cards/codes.pdf", paths.card("receipt/receipt-missing"))
"""Of the guide itself; `make audit` reads all of its paper, the handbook too."""


@pytest.fixture(scope="module")
def little_card(little: Forest) -> bytes:
    return Press(little, SITE_URL, Cache(CACHE)).card(little.trees["till/no-receipt"]).data


@pytest.mark.parametrize("path", KINDS)
def test_paper_of_every_kind_can_be_heard(artifacts: dict[str, Artifact], path: str) -> None:
    assert [*faults(artifacts[path].data)] == []


@pytest.mark.parametrize("style", ["chart", "steps", "both"])
@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_every_card_of_the_tests_own_site_can_be_heard(little: Forest, style: str, paper: str) -> None:
    press = Press(little, SITE_URL, Cache(CACHE))
    for tree in little.trees.values():
        assert [*faults(press.card(tree, style, paper).data)] == [], tree.id


def first(pdf: pikepdf.Pdf, kind: str) -> Any:
    """The first element of structure of a kind."""
    todo: list[Any] = [pdf.Root.StructTreeRoot]
    while todo:
        element = todo.pop(0)
        if str(element.get("/S", "")) == kind:
            return element
        kids = element.get("/K", [])
        todo += [
            kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(kid, pikepdf.Dictionary)
        ]
    raise AssertionError(kind)


def untitled(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as told:
        del told["dc:title"]


def painted_bare(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"0 0 9 9 re f")


SPOILED: dict[str, Callable[[Any], object]] = {
    "7.1-9": untitled,
    "7.1-10": lambda pdf: pdf.Root.ViewerPreferences.__delitem__("/DisplayDocTitle"),
    "6.2": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "7.2": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "7.1: nothing": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
    "7.1-3": painted_bare,
    "7.1-5": lambda pdf: first(pdf, "/H2").__setitem__("/S", pikepdf.Name("/Riddle")),
    "7.1-11": lambda pdf: pdf.pages[0].obj.__delitem__("/StructParents"),
    "7.3": lambda pdf: first(pdf, "/Figure").__delitem__("/Alt"),
    "7.4.2": lambda pdf: first(pdf, "/H1").__setitem__("/S", pikepdf.Name("/H3")),
    "7.18.3": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "7.18.4": lambda pdf: first(pdf, "/Form").__setitem__("/K", pikepdf.Array([])),
    "7.18.5-1": lambda pdf: first(pdf, "/Link").__setitem__("/K", pikepdf.Array([])),
    "7.18.5-2": lambda pdf: pdf.pages[0].obj["/Annots"][0].__delitem__("/Contents"),
    "7.21.7": lambda pdf: next(iter(pdf.pages[0].obj["/Resources"]["/Font"].values())).__delitem__("/ToUnicode"),
    "/OpenAction": lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"))),
}


@pytest.mark.parametrize("clause", SPOILED)
def test_a_broken_clause_is_told(little_card: bytes, clause: str) -> None:
    with pikepdf.open(BytesIO(little_card)) as pdf:
        SPOILED[clause](pdf)
        spoiled = BytesIO()
        pdf.save(spoiled)
    assert [fault for fault in faults(spoiled.getvalue()) if fault.startswith(clause)]
