"""One graph, read back from each face of a tree, so that faces can be held against the model."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import join, normpath
from xml.etree import ElementTree as ET

from build_tools.model.forest import Forest
from build_tools.model.tree import Goto, Run, Tree
from build_tools.targets import labels
from build_tools.targets.inline import plain

SVG = "{http://www.w3.org/2000/svg}"


@dataclass
class Graph:
    """Nodes by id with kind and text, edges with label, what `run` and `goto` name, and guards by node and answer."""

    nodes: dict[str, tuple[str, str]] = field(default_factory=dict)
    edges: set[tuple[str, str, str]] = field(default_factory=set)
    refs: dict[str, str] = field(default_factory=dict)
    guards: dict[tuple[str, str], str] = field(default_factory=dict)


def squeeze(text: str) -> str:
    return "".join(text.split())


def of_model(tree: Tree, forest: Forest) -> Graph:
    graph = Graph()
    for key, node in tree.nodes.items():
        graph.nodes[key] = (node.kind.value, squeeze(labels.says(node, forest)))
        if node.guard:
            graph.guards[key, ""] = squeeze(plain(node.guard.value))
        for edge in node.edges():
            label = squeeze(plain(labels.edge_label(node, edge.label, forest)))
            graph.edges.add((key, label, edge.to))
            if edge.guard:
                graph.guards[key, label] = squeeze(plain(edge.guard.value))
        if isinstance(node, Run | Goto):
            graph.refs[key] = str(node.ref)
    return graph


def of_json(data: bytes) -> Graph:
    graph = Graph()
    for key, node in json.loads(data)["nodes"].items():
        graph.nodes[key] = (node["kind"], squeeze(node["text"]))
        if node["guard"]:
            graph.guards[key, ""] = squeeze(node["guard"])
        for way in node["ways"]:
            graph.edges.add((key, squeeze(way["says"]), way["to"]))
            if way["guard"]:
                graph.guards[key, squeeze(way["says"])] = squeeze(way["guard"])
        if node["ref"]:
            graph.refs[key] = node["ref"]
    return graph


def of_svg(data: bytes) -> Graph:
    """Boxes give the nodes and answers; the lines between boxes give the edges."""
    graph = Graph()
    root = ET.fromstring(data)
    answers: dict[str, str] = {}
    for link in root.iter(f"{SVG}a"):
        key = link.attrib["id"].removeprefix("box-")
        said, guard = (
            squeeze("".join(text.text or "" for text in link.iter(f"{SVG}text") if text.get("class", "") == name))
            for name in ("", "guard")
        )
        if guard:
            assert guard.startswith("注意：")
            graph.guards[link.attrib["data-node"], said if "data-answer" in link.attrib else ""] = guard[3:]
        if "data-answer" in link.attrib:
            answers[key] = said
        else:
            graph.nodes[key] = (link.attrib["data-kind"], said)
            if ref := link.get("data-ref"):
                graph.refs[key] = ref
    lines = [(g.attrib["data-from"], g.attrib["data-to"]) for g in root.iter(f"{SVG}g") if g.get("class") == "line"]
    leads = dict(lines)
    for tail, head in lines:
        if tail in graph.nodes:
            graph.edges.add((tail, answers[head], leads[head]) if head in answers else (tail, "", head))
    return graph


class _PageReader(HTMLParser):
    """Reads sections, their heading, and the answers in them, as a browser without JavaScript shows them."""

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here
        self.graph = Graph()
        self.node: str | None = None
        self.kind = ""
        self.heading: list[str] | None = None
        self.label: list[str] | None = None
        self.in_label = False
        self.href = ""
        self.guard: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "section" and "step" in classes:
            self.node, self.kind = given["data-node"], given["data-kind"]
        elif self.node and tag == "h2":
            assert given["id"] == self.node
            self.heading = []
        elif self.node and tag == "a" and "answer" in classes:
            self.href = given["href"]
        elif self.node and tag == "a" and "run-link" in classes:
            self.graph.refs[self.node] = self._tree(given["href"])
        elif self.node and "guard" in classes:
            self.guard = []
        elif self.href and tag == "span" and "label" in classes:
            self.label, self.in_label = [], True

    def handle_data(self, data: str) -> None:
        if self.heading is not None:
            self.heading.append(data)
        if self.guard is not None:
            self.guard.append(data)
        if self.in_label and self.label is not None:
            self.label.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2" and self.node and self.heading is not None:
            self.graph.nodes[self.node] = (self.kind, squeeze("".join(self.heading)))
            self.heading = None
        elif self.guard is not None and self.node and tag == ("span" if self.href else "p"):
            said = squeeze("".join(self.guard))
            assert said.startswith("注意：")
            label = squeeze("".join(self.label)) if self.href and self.label is not None else ""
            self.graph.guards[self.node, label] = said[3:]
            self.guard = None
        elif tag == "span":
            self.in_label = False
        elif tag == "a" and self.node and self.href and self.label is not None:
            label = squeeze("".join(self.label))
            if self.href.startswith("#"):
                self.graph.edges.add((self.node, "" if self.kind == "do" else label, self.href[1:]))
            else:
                self.graph.refs[self.node] = self._tree(self.href)
            self.href, self.label = "", None
        elif tag == "section":
            self.node = None

    def _tree(self, href: str) -> str:
        path, _, node = href.partition("#")
        there = normpath(join(self.here, "..", path)).removesuffix(".html")
        return f"{there}#{node}" if node else there


def of_page(html: str, tree_id: str) -> Graph:
    reader = _PageReader(tree_id)
    reader.feed(html)
    return reader.graph
