"""What a site's worker has stored, for a browser without a network."""

from __future__ import annotations

from playwright.sync_api import Page

STORED = """async () => {
  const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return all.flat().map((request) => new URL(request.url).pathname).sort();
}"""

MISSING = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration || !registration.active || registration.waiting) return ["a worker at work"];
  const text = await (await fetch(registration.active.scriptURL, { cache: "no-store" })).text();
  const told = (name) => JSON.parse(new RegExp(`^const ${name} = (.*);$`, "m").exec(text)[1]);
  const packs = told("PACKS");
  const promised = Object.assign(told("SHELL"), ...told("AHEAD").map((name) => packs[name]));
  const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  const there = new Set(all.flat().map((request) => request.url));
  return Object.keys(promised).filter((path) => !there.has(`${registration.scope}${path}?h=${promised[path]}`));
}"""
"""Which files the worker has promised to store ahead and has not stored yet."""


def until_at_work(page: Page) -> None:
    """Wait until the site's worker is installed: what it cannot do without is stored."""
    page.wait_for_function(
        "navigator.serviceWorker.getRegistration().then((it) => Boolean(it && it.active))", timeout=60_000
    )


def until_stored(page: Page) -> None:
    """Wait until the worker has stored all that it stores ahead; what never comes is told, not waited for for ever."""
    for _ in range(600):
        if not (missing := page.evaluate(MISSING)):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{len(missing)} files not stored: {missing[:3]}")
