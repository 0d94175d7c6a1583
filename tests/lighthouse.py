"""`make audit`: Lighthouse on a phone, over the built site as a static host would serve it, with compression.

Lighthouse comes from npm into `.cache/`; where there is no npm it says so and leaves with 1.
"""

from __future__ import annotations

import gzip
import http.server
import json
import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

from tests import chromium, npm, system

ROOT = Path(__file__).parent.parent
HOME = ROOT / ".cache" / "lighthouse"
VERSION = "12.8.2"
PAGES = (
    "index.html",
    "trees/receipt/receipt-missing.html",
    "codes/index.html",
    "cards.html",
    "fees/calculator.html",
)
SHIFT = "cumulative-layout-shift"
MOST_SHIFT = 0.02
BARS = {"performance": 0.98, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, text with gzip."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.suffix not in (".html", ".css", ".js", ".svg", ".json", ".webmanifest") or not file.is_file():
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class names it so
        """Say nothing of each request."""


def audit(url: str, browser: str) -> dict[str, float]:
    """The scores of one page, 0 to 1, and how much it shifts."""
    out = HOME / "report.json"
    command = [str(HOME / "node_modules" / ".bin" / "lighthouse"), url, "--quiet", "--output=json"]
    command += [f"--output-path={out}", f"--only-categories={','.join(BARS)}"]
    command += ["--chrome-flags=--headless --no-sandbox --disable-background-networking"]
    env = {**os.environ, "CHROME_PATH": browser, "FONTCONFIG_FILE": str(system.fonts(HOME))}
    subprocess.run(command, check=True, env=env, timeout=240)
    report = json.loads(out.read_text("utf-8"))
    scores = {name: report["categories"][name]["score"] for name in BARS}
    return {**scores, SHIFT: report["audits"][SHIFT]["numericValue"]}


def main() -> None:
    """Print the scores of each page; leave with 1 where a bar is missed."""
    browser = chromium.find()
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not npm.there() or not browser or not (site / "index.html").is_file():
        sys.exit("the audit needs npm, a Chromium and a built site (make site)")
    npm.install(HOME, f"lighthouse@{VERSION}")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    missed = False
    for page in PAGES:
        scores = audit(f"http://127.0.0.1:{server.server_port}/{page}", browser)
        missed = missed or any(scores[name] < bar for name, bar in BARS.items()) or scores[SHIFT] > MOST_SHIFT
        told = [*(f"{name} {scores[name] * 100:.0f}" for name in BARS), f"shift {scores[SHIFT]:.3f}"]
        print(f"{page:40}", "  ".join(told), flush=True)
    sys.exit("a bar was missed" if missed else 0)


if __name__ == "__main__":
    main()
