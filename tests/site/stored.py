"""What a site's worker has stored, for a browser without a network."""

from __future__ import annotations

from playwright.sync_api import Page

STORED = """async () => {
  const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return all.flat().map((request) => new URL(request.url).pathname).sort();
}"""


def until_stored(page: Page, least: int) -> list[str]:
    """Wait until the worker has stored as many files; what never comes is told, not waited for for ever."""
    for _ in range(600):
        if len(found := page.evaluate(STORED)) >= least:
            return list(found)
        page.wait_for_timeout(50)
    raise AssertionError(f"{len(found)} files stored, {least} wanted")
