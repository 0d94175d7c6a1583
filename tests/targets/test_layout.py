"""Orders, columns, bounds and line ends: what the search for a layout relies on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from random import Random

import pytest
from uniseg.linebreak import line_break_units

from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.targets.layout.place.columns import columns
from build_tools.targets.layout.place.order import Grid, grid, order
from build_tools.targets.layout.search.bounds import ALL, Structure, bounds
from build_tools.targets.layout.search.candidate import Skeleton, Variant, placed, routed, skeleton
from build_tools.targets.layout.search.moves import seeds
from build_tools.targets.layout.search.score import Room, badness
from build_tools.targets.layout.search.screen import SCREEN, on_screen
from build_tools.targets.layout.search.search import NARROW, Effort, Found, could_have, search
from build_tools.targets.layout.sketch import wrap
from build_tools.targets.layout.sketch.sketch import Sketch, Spec, Wire
from build_tools.targets.layout.sketch.whole_tree import whole_tree
from tests.audit.great import great

ROOM = Room(500.0, 600.0)


@pytest.fixture(scope="module")
def sketches() -> list[Sketch]:
    """Trees of several sizes, with shared ends, ways that meet again, and loops."""
    sources = [Source(f"trees/help/great{seed}.yml", great(20 + 8 * seed, seed)) for seed in range(6)]
    grown = assemble(sources)
    return [whole_tree(tree, grown) for tree in grown.trees.values()]


def variants(sketch: Sketch) -> Iterator[Variant]:
    for structure in seeds(sketch):
        for wrap_at, answer_wrap in ((6.5, 8.0), (10.0, 5.0), (15.0, 6.0)):
            yield Variant(structure, wrap_at, answer_wrap, NARROW)


def sketch_of(*wires: str) -> Sketch:
    """A sketch of boxes with one letter each."""
    keys = dict.fromkeys("".join(wires))
    specs = tuple(Spec(key, key, None, "do", "", None, key) for key in keys)
    heads = {wire[1] for wire in wires}
    return Sketch(
        specs, tuple(Wire(wire[0], wire[1], True) for wire in wires), tuple(key for key in keys if key not in heads)
    )


def crossings(made: Grid, rows: list[list[int]]) -> int:
    """By looking at every pair of edges."""
    spot = {one: place for line in rows for place, one in enumerate(line)}
    edges = [(tail, head) for tail in range(len(made.keys)) for head in made.heads[tail]]
    return sum(
        made.row[a] == made.row[c] and (spot[a] - spot[c]) * (spot[b] - spot[d]) < 0
        for place, (a, b) in enumerate(edges)
        for c, d in edges[place + 1 :]
    )


def test_no_two_neighbours_cross_less_when_they_are_swapped() -> None:
    random = Random(1)
    ours = walked = 0
    for _ in range(60):
        wires = sorted({random.choice("abcd") + random.choice("wxyz") for _ in range(random.randint(2, 9))})
        random.shuffle(wires)
        made = grid(skeleton(sketch_of(*wires), Variant()).rows)
        found = [list(line) for line in order(made, ordered=False)]
        now = crossings(made, found)
        for row, line in enumerate(found):
            for place in range(len(line) - 1):
                swapped = [*line[:place], line[place + 1], line[place], *line[place + 2 :]]
                assert crossings(made, [*found[:row], swapped, *found[row + 1 :]]) >= now
        ours += now
        walked += crossings(made, [sorted(line) for line in found])
    assert ours < walked / 2


def test_nothing_in_a_row_overlaps_and_tall_boxes_are_in_one_piece(sketches: list[Sketch]) -> None:
    tall = 0
    for sketch in sketches:
        for variant in variants(sketch):
            made = skeleton(sketch, variant)
            places = placed(made, variant)
            x = columns(places, made.boxes, 0.0)
            for line in places.order:
                for a, b in pairwise(line):
                    keys = places.made.keys
                    assert x[keys[b]] - x[keys[a]] >= places.half[a] + places.half[b] + NARROW - 0.01
            if not made.rows.bodies:
                assert max(x[key] + box.width / 2 for key, box in made.boxes.items()) <= places.width + 0.01
            torn = [body for body in made.rows.bodies.values() if abs(x[body.key] - x[body.box]) > 0.1]
            tall += len(made.rows.bodies)
            assert len(torn) <= len(made.rows.bodies) // 4
    assert tall > 10


def test_no_layout_is_smaller_than_its_bound(sketches: list[Sketch]) -> None:
    for sketch in sketches:
        for structure in seeds(sketch):
            for bound in bounds(sketch, structure, NARROW, ALL)[::5]:
                made = skeleton(sketch, Variant(structure, bound.wrap, bound.answer_wrap, NARROW))
                places = placed(made, Variant(structure, bound.wrap, bound.answer_wrap, NARROW))
                plan = routed(made, columns(places, made.boxes, 0.0))
                assert plan.width >= bound.width - 0.1
                assert plan.height >= bound.height - 0.1


def test_widths_that_break_all_text_alike_are_looked_at_once(sketches: list[Sketch]) -> None:
    def broken(sketch: Sketch, structure: Structure, steps: float, answers: float) -> object:
        made = skeleton(sketch, Variant(structure, steps, answers, NARROW))
        stacked = [(row.answer.lines, row.end.lines) for stack in made.stacks.values() for row in stack.rows]
        return tuple(box.lines for box in made.boxes.values()), tuple(stacked)

    left_out = 0
    for sketch in sketches:
        for structure in seeds(sketch):
            pairs = [(bound.wrap, bound.answer_wrap) for bound in bounds(sketch, structure, NARROW)]
            found = [broken(sketch, structure, *pair) for pair in pairs]
            every = [broken(sketch, structure, *pair) for pair in product(ALL.steps, ALL.answers)]
            assert len(found) == len(set(found))
            assert set(found) == set(every)
            left_out += len(every) - len(found)
    assert left_out


def test_the_search_looks_at_no_more_layouts_than_it_may(
    sketches: list[Sketch], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Variant] = []

    def counted(sketch: Sketch, variant: Variant) -> Skeleton:
        made.append(variant)
        return skeleton(sketch, variant)

    monkeypatch.setattr("build_tools.targets.layout.search.search.skeleton", counted)
    for sketch in sketches:
        made.clear()
        few = search(sketch, ROOM, Effort(5, 1))
        assert len(made) <= 5
        assert search(sketch, ROOM, Effort(60, 3)).value <= few.value


def test_a_tangled_chart_is_searched_for_longer_and_a_tidy_one_is_not(
    sketches: list[Sketch], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, float]] = []

    def told(sketch: Sketch, room: Room, effort: Effort) -> Found:
        found = search(sketch, room, effort)
        asked.append((effort.layouts, found.value))
        return found

    monkeypatch.setattr("build_tools.targets.layout.search.screen.search", told)
    on_screen(sketch_of("ab", "bc"))
    assert [layouts for layouts, _ in asked] == [28]
    for sketch in sketches[-2:]:
        asked.clear()
        plan = on_screen(sketch)
        assert [layouts for layouts, _ in asked] == [28, 112]
        assert badness(plan, SCREEN) == min(value for _, value in asked)


def test_what_could_never_be_read_is_not_laid_out(sketches: list[Sketch]) -> None:
    assert could_have(12.0, sketches[0], Room(2000.0, 2000.0))
    assert not could_have(12.0, sketches[-1], Room(200.0, 200.0))


def test_lines_end_where_unicode_lets_them() -> None:
    random = Random(3)
    signs = "机器字，。；：、？！（）“”《》/ -A1%￥Wi-·…—→\u3000アア한é\u0301👨\u200d👩\u00a0"
    for _ in range(2000):
        text = "".join(random.choice(signs) for _ in range(random.randint(1, 14)))
        whole = "".join(f"{unit}|" for unit in line_break_units(text)).replace("-|", "-").rstrip("|")
        assert "|".join(wrap.pieces(text)) == whole
