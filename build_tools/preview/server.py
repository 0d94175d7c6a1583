"""The server of a preview: MkDocs' own, which reloads the browser, with findings over the page and files on demand."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from build_tools.preview.report import empty_page, panel
from build_tools.preview.site import PreviewSite
from build_tools.targets import paths

LEAVE = b"""self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister()
  .then(() => self.clients.matchAll()).then((all) => all.forEach((each) => each.navigate(each.url)))));
"""
"""A service worker that takes the place of one that a built site left on this port, and goes."""


class PreviewServer(LiveReloadServer):
    """Serves one preview until it is interrupted."""

    def __init__(self, site: PreviewSite, host: str, port: int) -> None:
        self.site = site
        super().__init__(site.build, host, port, root=str(site.folder), mount_path=urlsplit(site.url).path)
        self.error_handler = self._missing

    def bind(self) -> None:
        """Take the port, or raise OSError; nothing has been built yet."""
        self.server_bind()
        self.server_activate()

    def run(self, watched: Iterable[Path], built: Callable[[], None]) -> None:
        """Build, serve, and build again whenever a file changes; `built` is told after each build.

        Whoever asks during a build gets its page when it is done.
        """

        def build() -> None:
            self.site.build()
            built()

        self.builder = build
        for path in watched:
            self.watch(str(path))
        self._want_rebuild, self._wanted_epoch = True, self._wanted_epoch + 1
        self.build_delay = 0
        self.observer.start()
        self.serve_thread.start()
        try:
            self._build_loop()  # type: ignore[no-untyped-call] # MkDocs types these not
        finally:
            self.shutdown()

    def _serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes] | None:
        path = posixpath.normpath(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore"))
        if path.startswith(self.mount_path):
            name = path[len(self.mount_path) :]
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            data = LEAVE if name == paths.WORKER else self.site.asked_for(name)
            if data is not None:
                kind = self._guess_type(name)  # type: ignore[no-untyped-call] # the same
                start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(data)))])
                return [data]
        found: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        return found

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        shown = panel(self.site.report, self.site.locale)
        before, end, after = content.rpartition(b"</body>")
        page = before + shown + end + after if end else content + shown
        with_script: bytes = super()._inject_js_into_html(page, epoch)  # type: ignore[no-untyped-call] # the same
        return with_script

    def _missing(self, code: int) -> bytes | None:
        """The page for what is not there; it too shows what keeps it from being there, and reloads."""
        if code != 404:
            return None
        file = self.site.folder / paths.MISSING
        return self._inject_js_into_html(
            file.read_bytes() if file.is_file() else empty_page(self.site.locale), self._visible_epoch
        )
