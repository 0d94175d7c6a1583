"""A plan → geometry: where every box is, and the corners of every line."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.targets.layout.draw.geometry import Layout, Line, Placed, Point
from build_tools.targets.layout.route.route import LEAD, PITCH, Plan
from build_tools.targets.layout.sketch.stacks import BRANCH, RAIL, Stack


def draw(plan: Plan) -> Layout:
    """The geometry of a plan."""
    boxes: list[Placed] = []
    lines: list[Line] = []
    for key, part in plan.boxes.items():
        x = plan.centres[key] - part.width / 2 - plan.left
        y = plan.tops[plan.rows.rows[key]]
        if key in plan.stacks:
            boxes += _stack_boxes(plan.stacks[key], x, y)
        else:
            boxes.append(Placed(part, _n(x), _n(y)))
    for number, wire in enumerate(plan.sketch.wires):
        line = _line(plan, number)
        lines += _branches(line, plan.stacks[wire.head]) if wire.head in plan.stacks else [line]
    return Layout(_n(plan.width), _n(plan.height), tuple(boxes), tuple(lines), len(plan.crossed), plan.touches)


def _stack_boxes(stack: Stack, x: float, y: float) -> Iterator[Placed]:
    """The boxes of a stack; its answers are all as wide as the widest."""
    for answer, end, middle in stack.rows:
        left = x + RAIL + BRANCH
        wide = answer._replace(width=_n(stack.column))
        yield Placed(wide, _n(left), _n(y + middle - answer.height / 2))
        yield Placed(end, _n(x + stack.size.width - stack.ends), _n(y + middle - end.height / 2))


def _branches(line: Line, stack: Stack) -> Iterator[Line]:
    """The lines to a stack's answers, all along its rail, and those from its answers to where they lead."""
    rail, top = line.points[-1]
    for answer, end, middle in stack.rows:
        y = _n(top + middle)
        left = _n(rail + BRANCH)
        points = _straighten([*line.points, Point(rail, y), Point(left, y)])
        yield Line(line.tail, answer.spec.key, tuple(points), False, line.gaps)
        right = _n(rail - RAIL + stack.size.width - stack.ends)
        yield Line(answer.spec.key, end.spec.key, (Point(_n(left + stack.column), y), Point(right, y)), True, ())


def _line(plan: Plan, number: int) -> Line:
    wire = plan.sketch.wires[number]
    hops = plan.hops[number]
    start = plan.tops[plan.rows.rows[wire.tail]] + plan.boxes[wire.tail].height
    points = [Point(_n(hops[0].come.x - plan.left), _n(start))]
    gaps = []
    for channel, net, come, go in hops:
        if come.x != go.x:
            y = _n(plan.ends[channel] + LEAD + net.track * PITCH)
            points += [Point(_n(come.x - plan.left), y), Point(_n(go.x - plan.left), y)]
            low, high = sorted((come.x, go.x))
            spots = sorted({x for crossed, x in plan.crossed if crossed is net and low < x < high})
            gaps += [Point(_n(x - plan.left), y) for x in spots]
    points.append(Point(_n(hops[-1].go.x - plan.left), _n(plan.tops[plan.rows.rows[wire.head]])))
    return Line(wire.tail, wire.head, tuple(_straighten(points)), wire.arrow, tuple(gaps))


def _straighten(points: list[Point]) -> list[Point]:
    """Leave out corners that turn nowhere."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == point.x or kept[-2].y == kept[-1].y == point.y):
            kept.pop()
        kept.append(point)
    return kept


def _n(number: float) -> float:
    return round(number, 2)
