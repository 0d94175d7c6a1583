"""The commands that print, as people run them."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from build_tools.model.history import path_of
from tests.project import ROOT, small, snapshot, trees

TREE = "till/no-receipt"
"""A tree of the tests' own site."""
PAPERS = {"a3": (842, 1191), "a4": (595, 842), "a5": (420, 595), "letter": (612, 792)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small(tmp_path)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_card_on_each_paper(project: Path, paper: str) -> None:
    done = trees(project, "cards", TREE, "--paper", paper)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Wrote 1 file to build/cards/.\n"
    name = TREE if paper == "a4" else f"{TREE}-{paper}"
    with pdfium.PdfDocument(project / "build" / "cards" / f"{name}.pdf") as pdf:
        for page in pdf:
            assert sorted(map(round, page.get_size())) == sorted(PAPERS[paper])


@pytest.mark.parametrize("style", ["steps", "both"])
def test_a_card_in_each_style(project: Path, style: str) -> None:
    done = trees(project, "cards", TREE, "--style", style, "--out", "elsewhere")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(project / "elsewhere" / "cards" / f"{TREE}-{style}.pdf") as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_a_tree_that_is_not_there_is_told_and_nothing_is_written(project: Path) -> None:
    done = trees(project, "cards", "till/no-reciept")
    assert done.returncode == 2
    assert "there is no tree till/no-reciept; did you mean `till/no-receipt`?" in done.stderr
    assert not (project / "build").exists()


@pytest.mark.parametrize("address", ["", "https://a.example/index.html", "https://a.example/?x=1"])
def test_without_an_address_for_its_codes_no_card_is_printed(project: Path, address: str) -> None:
    config = project / "mkdocs.yml"
    config.write_text(re.sub(r"(?m)^site_url: .*$", f'site_url: "{address}"', config.read_text("utf-8")), "utf-8")
    done = trees(project, "cards", TREE)
    assert done.returncode == 2
    assert "QR codes would lead nowhere" in done.stderr
    assert not (project / "build").exists()


def test_all_cards_are_printed_recorded_and_audited(tmp_path: Path) -> None:
    project = small(tmp_path)
    done = trees(project, "cards")
    assert done.stdout == "Wrote 4 files to build/cards/.\n", done.stderr
    cards = {"till/check-last", "till/no-receipt", "help/call-acquirer", "handbook"}
    assert set(snapshot(project / "build" / "cards")) == {f"{name}.pdf" for name in cards}

    done = trees(project, "audit-cards")
    assert done.returncode == 0, done.stdout
    assert re.search(r"^3 files .* 0$", done.stdout, re.MULTILINE)

    done = trees(project, "editions")
    assert (done.returncode, done.stdout.count("not recorded")) == (1, 3)
    assert "`trees editions --record` writes them" in done.stderr
    done = trees(project, "editions", "--record", "--today", "2026-11-27")
    assert done.returncode == 0, done.stderr
    number, mark, *said = next(line for line in done.stdout.splitlines() if line.endswith(TREE)).split()
    assert (number, said) == ("A2", ["2026-11-27", TREE])
    file = project / path_of(TREE)
    kept = file.read_bytes()
    assert trees(project, "editions", "--record", "--today", "2026-12-01").returncode == 0
    assert file.read_bytes() == kept

    done = trees(project, "stale", mark.upper())
    assert (done.returncode, done.stdout) == (0, f"{mark.upper()}  A2 {TREE}: current\n")
    file = project / "trees" / f"{TREE}.yml"
    file.write_text(file.read_text("utf-8").replace("装一卷新纸", "换一卷新纸"), "utf-8")
    done = trees(project, "stale", mark, "ffffffff")
    assert done.returncode == 1
    assert f"A2 {TREE}: out of date, 2026-11-27: 改了" in done.stdout
    assert "ffffffff  no card is known to have had this edition" in done.stdout

    done = trees(project, "audit-cards")
    assert done.returncode == 1
    assert f"A2 {TREE}: step " in done.stdout
    (project / "build" / "cards" / f"{TREE}.pdf").unlink()
    done = trees(project, "audit-cards")
    assert (done.returncode, "is not there" in done.stdout) == (1, True)


def test_two_prints_are_the_same_bytes(tmp_path: Path) -> None:
    """In another folder, another time zone and another locale, and without the cache."""
    made = []
    for place, environment in (
        ("one", {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "1"}),
        ("two/deeper", {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "2"}),
    ):
        project = small(tmp_path / place)
        done = trees(project, "cards", **environment)
        assert done.returncode == 0, done.stderr
        made.append(snapshot(project / "build"))
    assert len(made[0]) > 4
    assert made[0] == made[1]


def test_the_editions_of_the_project_are_recorded() -> None:
    """A card that was printed can tell its age only if its edition was recorded: `make editions` does it."""
    done = trees(ROOT, "editions")
    assert done.returncode == 0, done.stderr


def test_recording_finishes_a_merge(tmp_path: Path) -> None:
    project = small(tmp_path)
    trees(project, "editions", "--record", "--today", "2026-11-27")
    file = project / path_of(TREE)
    text = file.read_text("utf-8")
    file.write_text(f"<<<<<<< HEAD\n{text}=======\n{text.replace('11-27', '11-26')}>>>>>>> theirs\n", "utf-8")
    done = trees(project, "check")
    assert done.returncode == 1
    assert "B019" in done.stdout
    done = trees(project, "editions", "--record", "--today", "2026-11-28")
    assert done.returncode == 0, done.stderr
    assert "the editions of both branches are kept" in done.stderr
    assert file.read_text("utf-8") == text


def test_a_card_that_was_recorded_reads_back_from_paper(project: Path) -> None:
    assert trees(project, "editions", "--record", "--today", "2026-11-27").returncode == 0
    done = trees(project, "cards", TREE)
    assert done.returncode == 0
    data = (project / "build" / "cards" / f"{TREE}.pdf").read_bytes()
    with pdfium.PdfDocument(io.BytesIO(data)) as pdf:
        printed = pdf[0].get_textpage().get_text_bounded()
    mark = re.search(r"版本\s*([0-9a-f]{8})", printed)
    assert mark
    done = trees(project, "stale", mark[1])
    assert done.returncode == 0, done.stdout
    assert f"{TREE}: current" in done.stdout
