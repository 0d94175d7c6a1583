"""`make audit`: the built site in a Chromium of 2018, older than the engines in shops' phones and payment terminals.

Chromium 67 and a driver of its age come from npm into `.cache/`; where there is no npm it says so and leaves with 1.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests import npm

ROOT = Path(__file__).parent.parent
HOME = ROOT / ".cache" / "old-engine"
PACKAGES = ("chrome-aws-lambda@67.0.3372", "puppeteer@1.4.0")
TREES = ("receipt/receipt-missing", "device/no-power", "payment/card-declined", "apply/is-it-a-scam")
_UNPACK = """
const fs = require("fs");
const packed = fs.readFileSync("node_modules/chrome-aws-lambda/bin/chromium.br");
fs.writeFileSync("chromium", require("zlib").brotliDecompressSync(packed), { mode: 0o755 });
"""


def main() -> None:
    """Walk some trees and try the other tools; leave with 1 where something does not work."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").absolute()
    if not npm.there() or not (site / "index.html").is_file():
        sys.exit("the old engine needs npm, node and a built site (make site)")
    npm.install(HOME, *PACKAGES, options=("--legacy-peer-deps",))
    if not (HOME / "chromium").is_file():
        subprocess.run(["node", "-e", _UNPACK], check=True, cwd=HOME)
    script = HOME / "old_engine.js"
    script.write_bytes(Path(__file__).with_suffix(".js").read_bytes())  # node looks for packages beside the script
    pages = [f"trees/{tree}.html" for tree in TREES]
    done = subprocess.run(["node", str(script), str(site), str(HOME / "chromium"), *pages], check=False, timeout=600)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
