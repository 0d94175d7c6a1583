"""Hostile profiles and logos, built and opened in a browser: nothing of them is alive, nothing takes for ever."""

from __future__ import annotations

from pathlib import Path
from unicodedata import category

import pytest
import typst
import yaml
from playwright.sync_api import Browser

from build_tools.build.trade import assemble, findings_of
from build_tools.findings import Sentence
from build_tools.load.source import Source, decode
from build_tools.model import logo
from tests import project
from tests.hostile.attacks import IN_A_TEXT
from tests.hostile.opened import opened
from tests.profiles.made_up import FOLDER, PROFILE, VALUES, small_project
from tests.site.hosting import host
from tests.whole import sources, whole

LOGO = (FOLDER / "harbour-bank.svg").read_bytes()
PATH = '<path d="M0 0h40v10z"/>'
CLIPPED = PATH.replace("/>", ' clip-path="url(#a)"/>')
MASKED = PATH.replace("/>", ' mask="url(#m)"/>')
BOMB = "".join(f'<mask id="m{n}">{MASKED.replace("#m", f"#m{n + 1}") * 6}</mask>' for n in range(12))
REFUSED = {
    "<script>xss()</script>": "<script>",
    '<path d="M0 0h9v9z" onclick="xss()"/>': "onclick",
    "<style>@import '//xss.example/x.css'</style>": "<style>",
    '<path style="fill:url(//xss.example/x)"/>': "style",
    '<image href="//xss.example/x.png"/>': "<image>",
    '<use href="#a"/>': "<use>",
    '<a href="javascript:xss()"/>': "<a>",
    "<set attributeName='onclick' to='xss()'/>": "<set>",
    "<animate attributeName='d'/>": "<animate>",
    "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>": "<foreignObject>",
    "<linearGradient href='http://xss.example/x.svg#a'/>": "http://xss.example",
    '<path fill="url(//xss.example/x)"/>': "fill",
    '<path fill="URL( file:///etc/passwd#a )"/>': "fill",
    r'<path fill="u\72l(//xss.example/x)"/>': "fill",
    "<path mask=\"image-set('//xss.example/x' 1x)\"/>": "mask",
    f"<defs>{BOMB}</defs>{PATH}": "mask within a <mask>",
    '<clipPath id="a" clip-path="url(#a)"/>': "clip-path within a <clipPath>",
    '<path clip-path="url(#a)"/>' * 41: "clipped or masked",
    "<g>" * 8_000 + "</g>" * 8_000: "lie in one another",
    PATH * 3_000: "characters",
}
"""What is in the drawing, and what of it is told."""
WHOLE = [
    "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
    "<!DOCTYPE svg [<!ENTITY a '&b;&b;'><!ENTITY b 'bbbb'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
    "<?xml-stylesheet href='//xss.example/x.css'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 1'/>",
    "<html xmlns='http://www.w3.org/1999/xhtml'><script>xss()</script></html>",
    *(
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{box}'/>"
        for box in ("0 0 1e300 1e299", "nan 0 4 1", "0 0 inf inf", "0 0 -4 -1", "0 0 1e-9 1e-9", "0 0 4 1000", "0 0 4")
    ),
    "<svg",
    "",
]
PAGES = ("index.html", "404.html", "everything.html", "glossary.html", "trees/till/no-receipt.html")
"""One of each kind; all have the profile's name in their foot."""
SHOWN = [
    "<title>&lt;script&gt;xss()&lt;/script&gt;</title>" + PATH,
    '<path d="M0 0h1e38v1e38z" stroke="#000" stroke-width="1e38"/>',
    '<path d="M0 0h100000" stroke="#000" stroke-dasharray="1e-9"/>',
    '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><path d="M0 0h40v10z" fill="url(#a)"/>',
    '<svg viewBox="0 0 1 1" width="1e9" height="1e9"><path d="M0 0h9v9z"/></svg>',
    '<path d="M0 0 xss"/><rect width="-1" height="nan"/>',
    f'<clipPath id="a">{PATH * 1_000}</clipPath>{CLIPPED * 40}',
]
"""Strange, but only a drawing."""


def drawn(inside: str, more: str = "") -> logo.Logo | Sentence:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" {more}>{inside}</svg>'
    return logo.read(Source("profiles/x.svg", text))


@pytest.mark.parametrize("inside", REFUSED)
def test_a_logo_that_is_more_than_a_drawing_is_refused(inside: str) -> None:
    told = drawn(inside)
    assert isinstance(told, Sentence)
    assert REFUSED[inside] in told


@pytest.mark.parametrize("text", WHOLE)
def test_a_file_that_is_no_logo_is_refused(text: str) -> None:
    assert isinstance(logo.read(Source("profiles/x.svg", text)), Sentence)


@pytest.mark.browser
def test_a_strange_logo_is_printed_and_shown_and_does_nothing(browser: Browser, tmp_path: Path) -> None:
    sizes = 'width="1e9" height="0"'
    for number, inside in enumerate(SHOWN):
        read = drawn(inside, sizes)
        assert isinstance(read, logo.Logo), inside
        assert "1e9" not in read.svg.split(">")[0]
        setting = b'#image(bytes(sys.inputs.logo), format: "svg", height: 16pt, alt: "x")'
        made: object = typst.compile(setting, sys_inputs={"logo": read.svg}, format="pdf", timestamp=0)
        assert isinstance(made, bytes)
        assert len(made) < 1_000_000
        (tmp_path / f"{number}.svg").write_text(read.svg, "utf-8")
    with host(tmp_path) as there, opened(browser, there.root) as page:
        for number in range(len(SHOWN)):
            assert page.alive(f"{number}.svg") == []


@pytest.mark.browser
def test_nothing_of_a_profile_comes_alive(browser: Browser, tmp_path: Path) -> None:
    """Its name and its title take any text that can be seen, the menus of its terminals any at all."""
    folder = whole(tmp_path / "project")
    (folder / "profiles").mkdir()
    (folder / "trees/values.yml").write_text(VALUES.replace("boxes: [收单机构电话], ", ""), "utf-8")
    attack = " ".join(IN_A_TEXT)
    called = "".join(char for char in attack if category(char)[0] != "C")
    press = {"query": [attack, *IN_A_TEXT]}
    menu = {"program": attack, "terminals": [attack], "opens": attack, "shows": [attack, *IN_A_TEXT], "press": press}
    said = {"name": called, "title": called, "values": {"hotline": "95001"}, "menus": [menu]}
    text = yaml.dump(said, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (folder / "profiles/bank.yml").write_text(text, "utf-8")
    for command in (("editions", "--record"), ("site",)):
        done = project.trees(folder, *command, "--profile", "bank")
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert [path for path in tmp_path.rglob("*xss*") if path.is_file()] == []
    site = folder / "build/bank/site"
    with host(site) as there, opened(browser, there.root) as page:
        assert {name: alive for name in PAGES if (alive := page.alive(name))} == {}


@pytest.mark.parametrize("attack", [attack for attack in IN_A_TEXT if not attack.isalnum()][::4])
def test_values_and_terms_are_plain_words(attack: str) -> None:
    """They stand in the middle of sentences of every kind."""
    said = {"name": "甲", "values": {"hours": f"全天{attack}"}, "terms": {"末笔": f"最后{attack}"}}
    profile = Source("profiles/bank.yml", yaml.dump(said, allow_unicode=True, sort_keys=False))
    found = findings_of(assemble([*sources(), Source("trees/values.yml", VALUES), profile], profile="bank"))
    assert [finding.span.path for finding in found if finding.code == "B703"] == ["profiles/bank.yml"] * 2


def _linked(folder: Path, name: str, outside: Path) -> None:
    file = folder / "profiles" / name
    outside.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(outside)


def test_what_lies_outside_of_the_project_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    folder = small_project(tmp_path / "project")
    _linked(folder, "harbour-bank.svg", tmp_path / "secret.svg")
    done = project.trees(folder, "check", "--profile", "bank", "--format", "line")
    assert (done.returncode, done.stdout.count("leads out of the project")) == (1, 1)
    (folder / "profiles").rename(tmp_path / "profiles")
    (folder / "profiles").symlink_to(tmp_path / "profiles")
    (tmp_path / "profiles/harbour-bank.svg").unlink()
    (tmp_path / "secret.svg").rename(tmp_path / "profiles/harbour-bank.svg")
    done = project.trees(folder, "check", "--profile", "bank")
    assert done.returncode == 0, "the whole folder may lie elsewhere"


@pytest.mark.parametrize(
    ("file", "data", "code"),
    [
        ("harbour-bank.svg", b"\x89PNG\r\n\x1a\n\0\xff", "B002"),
        ("harbour-bank.svg", b"<svg>" + b"x" * 600_000, "B704"),
        ("bank.yml", PROFILE.replace(".example/\n", '.example/"><script>xss()</script>\n').encode(), "B103"),
        ("bank.yml", PROFILE.replace("www.harbour-bank.example", "javascript:xss()").encode(), "B703"),
        ("bank.yml", PROFILE.replace('"#7a0f1e"', '"red;}body{background:url(//xss.example)"').encode(), "B103"),
        ("bank.yml", PROFILE.replace("海湾示例银行手册", '"甲\\u202e乙"').encode(), "B703"),
        ("bank.yml", PROFILE.replace("name: 海湾示例银行", 'name: "甲\\u3164乙"').encode(), "B703"),
        ("bank.yml", PROFILE.replace("harbour-bank.svg", "../../secret.svg").encode(), "B106"),
    ],
)
def test_a_file_that_is_none_is_told_in_one_line(file: str, data: bytes, code: str) -> None:
    site = {f"profiles/{name}": text for name, text in (("bank.yml", PROFILE.encode()), ("harbour-bank.svg", LOGO))}
    files = [decode(given, path) for path, given in (site | {f"profiles/{file}": data}).items()]
    found = findings_of(assemble([*sources(), Source("trees/values.yml", VALUES), *files], profile="bank"))
    assert [finding.code for finding in found if finding.span.path == f"profiles/{file}"] == [code]
