"""No reference of the built site leads nowhere, from a server or from the disk; and each kind of fault is told."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from tests.conftest import SITE_URL
from tests.validity.links import Reference, place_of, references, wrong


def test_every_reference_leads_to_what_it_names(site: Path, served: str) -> None:
    every = [*references(site, SITE_URL)]
    assert {Path(each.file).suffix for each in every} >= {".html", ".svg", ".webmanifest", ""}
    assert [(each, fault) for each in every if (fault := wrong(each, site))] == []
    places = {place for each in every if (place := place_of(each))}
    assert len(places) > 200
    for place in places:
        with urlopen(Request(f"{served}/{quote(place)}", method="HEAD")) as answer:
            assert answer.url == f"{served}/{quote(place)}", "nobody is sent on"


@pytest.mark.parametrize(
    ("part", "address", "said"),
    [
        ("a", "no-such.html", "nowhere"),
        ("a", "folder", "folder"),
        ("a", "../outside.html", "leaves"),
        ("a", "/page.html", "leaves"),
        ("a", "page.html#no-such", "place"),
        ("img", "https://other.example/x.png", "somebody else"),
        ("script", "//other.example/x.js", "somebody else"),
        ("a", "javascript:alert(1)", "somebody else"),
    ],
)
def test_what_leads_nowhere_is_told(tmp_path: Path, part: str, address: str, said: str) -> None:
    site = tmp_path / "site"
    (site / "folder").mkdir(parents=True)
    (site / "page.html").write_text('<a id="here" href="#here">x</a>', "utf-8")
    (tmp_path / "outside.html").touch()
    assert said in wrong(Reference("page.html", part, address), site)
    for sound in ("#here", "page.html#here", "page.html?e=1", "https://other.example/"):
        assert wrong(Reference("page.html", "a", sound), site) == ""
