"""A YAML language server, spoken to as an editor speaks to it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests import npm


class LanguageServer:
    """One server, told a workspace's settings; files are opened with the text that is given."""

    def __init__(self, root: Path, settings: Mapping[str, Any]) -> None:
        self.root, self.settings, self._last, self._configured = root, settings, 0, False
        program = str(npm.TOOLS / "yaml-language-server")
        self._process = subprocess.Popen(
            ["node", program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        folder = {"uri": root.as_uri(), "name": "project"}
        able = {"workspace": {"configuration": True, "workspaceFolders": True}}
        self.ask("initialize", processId=None, rootUri=root.as_uri(), capabilities=able, workspaceFolders=[folder])
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": settings}})
        while not self._configured:
            self._receive()

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a file; what the server finds in it."""
        uri = (self.root / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while True:
            told = self._receive()
            if told.get("method") == "textDocument/publishDiagnostics" and told["params"]["uri"] == uri:
                found: list[dict[str, Any]] = told["params"]["diagnostics"]
                return found

    def at(self, method: str, path: str, line: int, character: int) -> Any:
        """Ask about a place: hover, completion."""
        return self.ask(
            f"textDocument/{method}",
            textDocument={"uri": (self.root / path).as_uri()},
            position={"line": line, "character": character},
        )

    def ask(self, method: str, **params: Any) -> Any:
        """A request's answer."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            told = self._receive()
            if told.get("id") == self._last and "method" not in told:
                return told.get("result")

    def _receive(self) -> dict[str, Any]:
        """The next message; what the server asks of an editor is answered on the way."""
        out = self._process.stdout
        assert out
        length = 0
        while line := out.readline().strip():
            name, _, value = line.partition(b": ")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        told: dict[str, Any] = json.loads(out.read(length))
        if "method" in told and "id" in told:
            wanted = told.get("params", {}).get("items", [])
            self._configured = self._configured or bool(wanted)
            answer = [self.settings.get(item.get("section"), {}) for item in wanted] if wanted else None
            self._send({"id": told["id"], "result": answer})
        return told

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()
