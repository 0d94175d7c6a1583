"""A tree's flowchart as SVG: every box has an id and a link, every text is text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.etree import ElementTree as ET

from build_tools.assets.palette import palette, variables
from build_tools.locales import Locale
from build_tools.model.tree import Ask, Goto, Node, Run, Tree
from build_tools.targets import labels, paths
from build_tools.targets.inline import plain
from build_tools.targets.layout.draw.geometry import Layout, Line, Placed, Point
from build_tools.targets.layout.draw.shapes import arrowhead, outline, radius, strokes
from build_tools.targets.layout.sketch.boxes import FONT_SIZE, LEADING, gutter_lines
from build_tools.targets.layout.sketch.sketch import Spec

MARGIN = 6.0

_STYLES = {"run": "do", "answer": "paper"}
"""Boxes that have the colours of others."""

CSS = """
text { font: 14px "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; fill: var(--ink); }
.mark, .guard { font-weight: 700; } .guard { fill: var(--stop-edge); }
.box { stroke-width: 1.5; }
.line path { fill: none; stroke: var(--line); stroke-width: 1.5; }
.line polygon { fill: var(--line); }
.answer .box { fill: var(--paper); stroke: var(--line); stroke-width: 1; }
.ask .box { fill: var(--ask); stroke: var(--ask-edge); } .ask .mark { fill: var(--ask-edge); }
.do .box, .run .box { fill: var(--do); stroke: var(--do-edge); } .do .mark, .run .mark { fill: var(--do-edge); }
.run .inner { fill: none; }
.goto .box { fill: var(--goto); stroke: var(--goto-edge); } .goto .mark { fill: var(--goto-edge); }
.resolved .box { fill: var(--resolved); stroke: var(--resolved-edge); } .resolved .mark { fill: var(--resolved-edge); }
.escalate .box { fill: var(--escalate); stroke: var(--escalate-edge); } .escalate .mark { fill: var(--escalate-edge); }
.stop .box { fill: var(--stop); stroke: var(--stop-edge); stroke-width: 3; } .stop .mark { fill: var(--stop-edge); }
a:hover .box, a:focus .box { stroke-width: 3; }
.way .box { stroke-width: 2.5; } a:target .box, .here .box { stroke-width: 4.5; }
""".strip()


def style() -> str:
    """The style inside of every chart; its hash stands in the policies of `deploy/`."""
    return f"{_colours()}\n{CSS}"


def unmarked(_spec: Spec) -> str:
    """A box that is like others of its kind."""
    return ""


def chart(tree: Tree, layout: Layout, locale: Locale, mark: Callable[[Spec], str] = unmarked, css: str = "") -> bytes:
    """Draw a layout; links lead to the steps of the tree's page, which stands beside the file.

    `mark` gives a box a class beside that of its kind, and `css` says what that looks like.

    Every shape has its light colours as attributes too: a host may forbid style sheets inside files, and without them
    a chart would be black shapes.
    """
    width, height = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN
    title = plain(tree.title.value)
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": _n(width),
            "height": _n(height),
            "viewBox": f"{_n(-MARGIN)} {_n(-MARGIN)} {_n(width)} {_n(height)}",
            "role": "group",
            "aria-label": locale.text("chart.title", title=title),
            "lang": locale.tag,
            "font-family": "sans-serif",
            "font-size": _n(FONT_SIZE),
            "data-tree": tree.id,
            "data-start": tree.start.value,
        },
    )
    ET.SubElement(svg, "title").text = title
    ET.SubElement(svg, "style").text = style() + css
    for line in layout.lines:
        svg.append(_line(line))
    for placed in layout.boxes:
        svg.append(_box(tree, placed, locale, mark(placed.box.spec)))
    ET.indent(svg, " ")
    return ET.tostring(svg, encoding="unicode").encode() + b"\n"


def _colours() -> str:
    """The site's own: the file is also looked at by itself."""
    screen = palette().screen
    dark = f"@media (prefers-color-scheme: dark) {{ :root {{ {variables(screen.dark)} }} }}"
    return f":root {{ {variables(screen.light)} }}\n{dark}"


def _line(line: Line) -> ET.Element:
    group = ET.Element("g", {"class": "line", "data-from": line.tail, "data-to": line.head})
    way = "".join(pen + " ".join(_xy(point) for point in points) for pen, points in strokes(line))
    ET.SubElement(group, "path", {"d": way, "fill": "none", "stroke": palette().screen.light["line"]})
    if head := arrowhead(line):
        ET.SubElement(group, "polygon", {"points": _points(head), "fill": palette().screen.light["line"]})
    return group


def _box(tree: Tree, placed: Placed, locale: Locale, mark: str) -> ET.Element:
    spec = placed.box.spec
    node = tree.nodes[spec.node]
    link = ET.Element(
        "a",
        {
            "id": f"box-{spec.key}",
            "class": f"{spec.style} {mark}".rstrip(),
            "href": paths.link(paths.chart(tree.id), paths.step(tree.id, _target(node, spec.answer))),
            "target": "_parent",
            "aria-label": _spoken(spec, node, locale),
            "data-node": spec.node,
        },
    )
    if spec.answer is None:
        link.set("data-kind", node.kind.value)
        if isinstance(node, Run | Goto):
            link.set("data-ref", str(node.ref))
    else:
        edge = list(node.edges())[spec.answer]
        link.set("data-answer", edge.label)
        link.set("data-to", edge.to)
    _shape(link, placed)
    _text(link, placed)
    return link


def _target(node: Node, answer: int | None) -> str:
    return node.id.value if answer is None else list(node.edges())[answer].to


def _spoken(spec: Spec, node: Node, locale: Locale) -> str:
    said = " ".join(filter(None, (spec.text, spec.guard)))
    if spec.answer is not None:
        return locale.text("chart.answer" if isinstance(node, Ask) else "chart.outcome", text=said)
    return locale.text("chart.step", number=spec.number, kind=labels.kind(node, locale), text=said)


def _shape(parent: ET.Element, placed: Placed) -> None:
    name = _STYLES.get(placed.box.spec.style, placed.box.spec.style)
    light = palette().screen.light
    paint = {"fill": light[name], "stroke": light.get(f"{name}-edge", light["line"])}
    if polygon := outline(placed):
        ET.SubElement(parent, "polygon", {"class": "box", "points": _points(polygon), **paint})
        return
    for inset in (0.0, 3.5) if placed.box.spec.style == "run" else (0.0,):
        rect = {
            "class": "box inner" if inset else "box",
            "x": _n(placed.x + inset),
            "y": _n(placed.y + inset),
            "width": _n(placed.box.width - 2 * inset),
            "height": _n(placed.box.height - 2 * inset),
            **paint,
        }
        if inset:
            rect["fill"] = "none"
        if rounding := radius(placed):
            rect["rx"] = _n(rounding)
        ET.SubElement(parent, "rect", rect)


def _text(parent: ET.Element, placed: Placed) -> None:
    box = placed.box
    room = box.gutter + 8.0
    for place, line in _rows(placed, gutter_lines(box)):
        at = {"class": "mark", "x": _n(placed.x + room / 2 + 1), "y": place, "text-anchor": "middle"}
        ET.SubElement(parent, "text", {**at, "aria-hidden": "true"}).text = line
    middle = placed.x + (box.width + box.gutter) / 2
    for number, (place, line) in enumerate(_rows(placed, box.lines)):
        at = {"x": _n(middle), "y": place, "text-anchor": "middle"}
        if number >= len(box.lines) - box.guards:
            at["class"] = "guard"
        ET.SubElement(parent, "text", at).text = line


def _rows(placed: Placed, lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The base line of each of the lines that fill a box from its middle."""
    step = FONT_SIZE * LEADING
    top = placed.y + placed.box.height / 2 - step * len(lines) / 2 + step / 2 + FONT_SIZE * 0.36
    return ((_n(top + index * step), line) for index, line in enumerate(lines))


def _points(points: Iterable[Point]) -> str:
    return " ".join(_xy(point) for point in points)


def _xy(point: Point) -> str:
    x, y = point
    return f"{_n(x)},{_n(y)}"


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
