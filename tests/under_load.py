"""`python -m tests.under_load`: the built site, beside a stock Material site of the same pages, behind one nginx.

Needs nginx and wrk; in one run, round by round, each site gets the same requests for its own pages and their parts.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from build_tools.build.compressed import compress
from build_tools.build.mkdocs_site import build_site
from tests import nginx, project, system
from tests.project import ROOT

ROUNDS, SECONDS, CONNECTIONS = 3, 5, 32
_STOCK = """site_name: stock
use_directory_urls: false
exclude_docs: data/
theme: {name: material, language: zh, font: false}
plugins: []
markdown_extensions: [attr_list, md_in_html, tables]
"""
_ASK = """
local paths = {%s}
local next = 0
request = function()
  next = next %% #paths + 1
  return wrk.format("GET", paths[next], {["Accept-Encoding"] = "gzip"})
end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("told %%d %%d %%d %%d\\n", summary.requests, summary.duration, latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
"""
_PART = re.compile(r'(?:src|href)="([^"#?:]+\.(?:css|js|svg|png))"')


def stock(folder: Path) -> Path:
    """The same pages with the theme as it comes."""
    made = project.trees(ROOT, "build", "--out", str(folder / "docs"))
    assert made.returncode == 0, made.stderr
    (folder / "mkdocs.yml").write_text(_STOCK, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return folder / "site"


def asked(site: Path, under: str) -> list[str]:
    """Every page, each followed by what it loads of its own."""
    found: list[str] = []
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        files = {(page.parent / part).resolve() for part in _PART.findall(text)}
        own = sorted(file for file in files if file.is_file() and file.is_relative_to(site.resolve()))
        found += [page.relative_to(site).as_posix(), *(file.relative_to(site.resolve()).as_posix() for file in own)]
    return [f"{under}{name}" for name in found if not name.startswith("404")]


def load(address: str, script: Path) -> tuple[float, float, int]:
    """Requests a second, the 99th percentile in milliseconds, and errors."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(script), address]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = re.search(r"told (\d+) (\d+) (\d+) (\d+)", done.stdout)
    assert told, done.stdout
    requests, lasted, slow, errors = map(int, told.groups())
    return requests / lasted * 1e6, slow / 1000, errors


def main() -> None:
    """Print both; 1 where a request failed, or the site is slower than the stock one by more than a tenth."""
    if not shutil.which("wrk"):
        system.attempt(lambda: system.apt("wrk"))
    if nginx.bring() is None or not shutil.which("wrk"):
        sys.exit("the load needs nginx and wrk")
    best: dict[str, tuple[float, float]] = {}
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o755)
        (folder / "stock").mkdir()
        sites = {"ours": folder / "ours", "stock": stock(folder / "stock")}
        build_site(ROOT, sites["ours"])
        for site in sites.values():
            compress(site)
        for number in range(ROUNDS):
            for name, site in sites.items():
                home = folder / f"{name}-{number}"
                home.mkdir()
                with nginx.serving(site, home) as address:
                    script = home / "ask.lua"
                    listed = ", ".join(f'"{path}"' for path in asked(site, "/"))
                    script.write_text(_ASK % listed, "utf-8")
                    rate, slow, errors = load(address, script)
                print(f"{name:6} {rate:8.0f} requests/s  p99 {slow:6.1f} ms  errors {errors}", flush=True)
                failed += errors
                former = best.get(name, (0.0, 1e9))
                best[name] = max(former[0], rate), min(former[1], slow)
    ratio = best["ours"][0] / best["stock"][0]
    print(
        f"ours answers {ratio:.2f} × as many requests as stock Material, p99 {best['ours'][1]:.1f} ms "
        f"against {best['stock'][1]:.1f} ms, {failed} errors"
    )
    sys.exit(bool(failed) or ratio < 0.9)


if __name__ == "__main__":
    main()
