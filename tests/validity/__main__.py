"""`make audit`: every page, chart and style sheet of the built site by html-validate and vnu, all paper by PDF/UA-1."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.project import ROOT
from tests.validity import html, pdf


def main() -> None:
    """Print what nobody has named, and how often each of the named was met; 1 where something is left."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not (site / "index.html").is_file():
        sys.exit("there is no built site (make site)")
    if lacking := html.missing():
        sys.exit(f"the validators need {lacking}")
    pages = sorted(site.rglob("*.html"))
    left, met = html.judged([*html.html_validate(pages, site), *html.vnu(site)])
    for problem in left[:50]:
        print(problem)
    for name, reason in html.NAMED.items():
        print(f"{met[name]:4} × {name!r}: {reason}" if met[name] else f"{name!r} is named and met no more: take it out")
    print(f"{len(pages)} pages by html-validate and vnu: {len(left)} problems")
    papers = sorted(site.rglob("*.pdf"))
    unheard = [f"{file.relative_to(site)}: {fault}" for file in papers for fault in pdf.faults(file.read_bytes())]
    print(*unheard[:50], f"{len(papers)} files of paper by PDF/UA-1: {len(unheard)} faults", sep="\n")
    sys.exit(bool(left or unheard) or len(met) < len(html.NAMED))


if __name__ == "__main__":
    main()
