"""Static hosts as they are: addresses without .html, folders, compressed files, ranges, types that are not known."""

from __future__ import annotations

import gzip
import http.server
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import unquote, urlsplit

Encoding: TypeAlias = Literal["", "gzip", "br"]
TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_BLOCK = 1 << 16


def brotli(data: bytes) -> bytes:
    """A brotli stream (RFC 7932) whose blocks are stored as they are: the least that a browser has to unpack."""
    out = b""
    for at in range(0, len(data), _BLOCK):
        block = data[at : at + _BLOCK]
        head = (len(block) - 1) << 3 | 1 << 19  # not the last, four nibbles of length, not compressed
        out += (head if at else head << 1).to_bytes(3, "little") + block
    return out + (b"\x03" if data else b"\x06")


_PACKED: Mapping[Encoding, Callable[[bytes], bytes]] = {"": bytes, "gzip": gzip.compress, "br": brotli}


@dataclass
class Host:
    """A running host: where it is, and what it was asked for."""

    root: str
    asked: list[str] = field(default_factory=list)
    instead: dict[str, bytes] = field(default_factory=dict)
    """What is served in place of files of the site, by path: as when another project has taken the port."""


@contextmanager
def host(
    site: Path,
    under: str = "/",
    status: int = 0,
    *,
    packed: Encoding = "",
    headers: Mapping[str, str] | None = None,
    gone: frozenset[str] = frozenset(),
) -> Iterator[Host]:
    """Serve the site under a path.

    With a status, pages are redirected to addresses without .html; `packed` files are sent where a browser takes
    them, `gone` ones are not there. What has no type in `TYPES` is sent without one.
    """

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            query = f"?{urlsplit(self.path).query}" if urlsplit(self.path).query else ""
            told.asked.append(path)
            if status and path.endswith(".html"):
                self.send_response(status)
                self.send_header("Location", path.removesuffix(".html").removesuffix("index") + query)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            inner = path.removeprefix(under)
            names = (inner, f"{inner}.html", f"{inner}index.html")
            found = next((f for name in names if (f := site / name).is_file() and inner not in gone), None)
            self.send(found or site / "404.html", 200 if found else 404)

        def send(self, file: Path, code: int) -> None:
            name = file.relative_to(site).as_posix()
            body = told.instead[name] if name in told.instead else file.read_bytes()
            span = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
            if span and code == 200:
                size, begin, end = len(body), int(span[1]), min(int(span[2]) + 1, len(body))
                body, code = body[begin:end], 206
            self.send_response(code)
            if code == 206:
                self.send_header("Content-Range", f"bytes {begin}-{end - 1}/{size}")
            elif packed in self.headers.get("Accept-Encoding", "").replace(" ", "").split(","):
                body = _PACKED[packed](body)
                self.send_header("Content-Encoding", packed)
                self.send_header("Vary", "Accept-Encoding")
            if file.suffix in TYPES:
                self.send_header("Content-Type", TYPES[file.suffix])
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class names it so
            pass

    class Patient(http.server.ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A browser that hangs up on a file it no longer wants is no error of ours."""

    server = Patient(("127.0.0.1", 0), Handler)
    told = Host(f"http://127.0.0.1:{server.server_port}{under}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
