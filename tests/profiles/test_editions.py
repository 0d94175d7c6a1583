"""What is built of a profile: pages, scripts, cards and their records, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser

from build_tools.audit.legibility import scanned
from build_tools.build import pipeline
from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.cli import main
from build_tools.model import logo
from build_tools.model.forest import Forest
from build_tools.targets import edition as faces
from tests import printed
from tests.conftest import CACHE, SITE_URL
from tests.profiles.made_up import BANK, PROFILE, edition, small_project
from tests.project import snapshot, trees

HELP = "help/call-acquirer"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("profiles") / "project")


@pytest.fixture(scope="module")
def bank() -> Forest:
    """The bank's edition of the guide itself."""
    return edition(BANK)


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    """The bank's edition of the small site."""
    done = trees(project, "site", "--profile", "bank")
    assert done.returncode == 0, done.stderr
    return project / "build" / "bank" / "site"


def test_a_page_says_whose_it_is_and_how_they_are_reached(built: Path) -> None:
    page = (built / "about.html").read_text("utf-8")
    assert "<title>关于 · 海湾示例银行手册</title>" in page
    assert 'class="logo" src="assets/logo.svg" alt="海湾示例银行" width="93" height="28"' in page
    assert '<a href="tel:95001">95001</a>' in page
    assert '<a href="https://www.harbour-bank.example">www.harbour-bank.example</a>' in page
    assert "服务时间 <b>全天</b>" in page
    assert "打客服（95001）。" in (built / f"trees/{HELP}.html").read_text("utf-8")


def test_colours_and_name_reach_every_file_that_has_them(built: Path) -> None:
    css = (built / "assets/site.css").read_text("utf-8")
    assert "--brand: #7a0f1e" in css
    assert css.count("--brand: #4a0a14") == 2
    manifest = json.loads((built / "manifest.webmanifest").read_text("utf-8"))
    assert (manifest["name"], manifest["theme_color"]) == ("海湾示例银行手册", "#7a0f1e")
    assert '"known":{"收单机构电话":"95001"}' in (built / "assets/site.js").read_text("utf-8")


def test_its_address_is_on_its_cards_and_its_number_in_their_box(built: Path) -> None:
    data = (built / f"cards/{HELP}.pdf").read_bytes()
    text = "".join(printed.pages(data))
    assert "收单机构电话" in text
    assert "95001" in text
    with pdfium.PdfDocument(data) as pdf:
        (code,) = scanned(pdf[0])
    known = json.loads((built / "cards/editions.json").read_text("utf-8"))["cards"][HELP]["edition"]
    assert code == f"https://pos.harbour-bank.example/trees/{HELP}.html?e={known}"


@pytest.mark.browser
def test_the_end_of_a_walk_offers_its_number(browser: Browser, built: Path) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block").new_page()
    page.goto((built / f"trees/{HELP}.html").as_uri())
    page.locator(".step.here .answer:visible").first.click()
    assert page.locator(".here a.call").get_attribute("href") == "tel:95001"
    page.evaluate("localStorage.setItem('shop', JSON.stringify({'收单机构电话': '021-5555 0199'}))")
    page.reload()
    assert page.locator(".here a.call").get_attribute("href") == "tel:02155550199", "a shop's own number comes first"
    page.context.close()


def test_the_neutral_site_is_built_as_if_there_were_no_profile(project: Path, tmp_path: Path) -> None:
    def made(folder: Path) -> dict[str, bytes]:
        forest = pipeline.load(folder)
        return {artifact.path: artifact.data for artifact in pipeline.everything(forest, SITE_URL, Cache(CACHE))}

    bare = small_project(tmp_path / "bare")
    for file in (bare / "profiles").iterdir():
        file.unlink()
    assert made(project) == made(bare)


def test_an_edition_of_its_own_is_recorded_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_project(tmp_path)
    monkeypatch.chdir(folder)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    before = snapshot(folder / "docs")
    assert run("editions", "--profile", "bank").exit_code == 1
    done = run("editions", "--record", "--profile", "bank", "--today", "2026-11-29")
    assert done.exit_code == 0, done.stderr
    assert snapshot(folder / "docs") == before
    kept = folder / f"profiles/bank/editions/{HELP}.yml"
    assert "2026-11-29" in kept.read_text("utf-8")
    (mark,) = {line.split()[1] for line in done.stdout.splitlines() if line.endswith(HELP)}
    assert run("stale", mark, "--profile", "bank").exit_code == 0
    assert "no card is known" in run("stale", mark).stdout
    profile = folder / "profiles/bank.yml"
    profile.write_text(profile.read_text("utf-8").replace("95001", "95002"), "utf-8")
    assert run("check", "--profile", "bank").stdout.count("B408") == 3
    assert "out of date" in run("stale", mark, "--profile", "bank").stdout
    assert run("check").stdout == "No findings in 16 files.\n"


def test_a_cards_mark_is_of_what_it_says(forest: Forest, bank: Forest) -> None:
    neutral = Press(forest, SITE_URL, Cache(None)).contents
    own = Press(bank, SITE_URL, Cache(None)).contents
    assert {key for key in neutral if neutral[key].printed.edition == own[key].printed.edition} == set()
    assert own[next(iter(own))].printed.known == ("", "", "95001", "")
    assert not any(neutral[next(iter(neutral))].printed.known)


@pytest.mark.parametrize("command", [["site"], ["check"], ["cards"], ["build", "--out", "x"], ["usb"], ["serve"]])
def test_a_profile_that_is_not_there_is_named(
    project: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, [*command, "--profile", "bnak"])
    assert (done.exit_code, done.stderr) == (2, "Error: there is no profiles/bnak.yml; did you mean `bank`?\n")


HOSTILE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("profiles/harbour-bank.svg", HOSTILE, "B704"),
        ("profiles/bank.yml", PROFILE.replace('"#7a0f1e"', '"#ffd34d"'), "B705"),
        ("profiles/bank.yml", PROFILE.replace('"95001"', "看卡背面"), "B703"),
        ("profiles/bank.yml", PROFILE.replace('"95001"', "021-5555-0100-8800-99"), "B703"),
        ("profiles/bank.yml", PROFILE.replace("hotline:", "hotlin:"), "B701"),
        ("profiles/bank.yml", PROFILE.replace("title:", "titel:"), "B101"),
        ("profiles/Bank.yml", PROFILE, "B109"),
    ],
)
def test_what_is_wrong_with_a_profile_builds_nothing(
    tmp_path: Path, file: str, text: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_project(tmp_path)
    (folder / file).write_text(text, "utf-8")
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["site", "--profile", "bank"])
    assert (done.exit_code, done.stderr.count(f"{code} ")) == (1, 1), done.stderr
    assert not (folder / "build").exists()


def test_a_logo_is_written_anew_from_what_was_read(bank: Forest) -> None:
    drawn = faces.drawn_logo(bank)
    assert isinstance(drawn, logo.Logo)
    assert drawn.svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert round(drawn.ratio, 2) == 3.33
