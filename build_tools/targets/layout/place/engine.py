"""Graphviz in this process: a graph in DOT → how far right each of its nodes stands, in points."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from typing import Any

_NODE = re.compile(r'node (?:"([^"]*)"|(\S+)) (\S+)')


def columns(graph: str) -> dict[str, float]:
    """Lay a graph out and read the centres of its nodes back; a graph that Graphviz refuses is our own mistake."""
    from pygraphviz import graphviz as engine  # where every layout is there, the engine need not be

    with tempfile.TemporaryFile() as file:
        file.write(graph.encode())
        file.seek(0)
        handle = engine.agread(file, None)
    context = _context()
    try:
        if engine.gvLayout(context, handle, b"dot"):
            raise ValueError("Graphviz could not lay the graph out")
        failed, drawn = engine.gvRenderData(context, handle, b"plain")
        engine.gvFreeLayout(context, handle)
        if failed:
            raise ValueError("Graphviz could not tell where the nodes are")
    finally:
        engine.agclose(handle)
    return {quoted or bare: float(x) * 72 for quoted, bare, x in _NODE.findall(drawn.decode())}


@cache
def _context() -> Any:
    """The engine's own state, made once a process."""
    from pygraphviz import graphviz as engine

    return engine.gvContextWithBuiltins()
