"""Files in, positioned YAML out: where things stand, and what is refused before anybody guesses."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.load.nodes import Mapping, Scalar, Sequence
from build_tools.load.reader import MAX_NODES, read
from build_tools.load.silence import silences
from build_tools.load.source import MAX_BYTES, Source, decode, read_source

PATH = "trees/demo/main.yml"


def fault(text: str) -> tuple[str, int, int, bool]:
    """Kind, line and column of what is wrong with a text, and whether help is given."""
    document, (found, *_) = read(Source(PATH, text))
    assert document is None
    return found.name, found.span.line, found.span.col, bool(found.help)


def test_values_know_where_they_stand() -> None:
    document, faults = read(Source(PATH, 'title: 甲 # 注\nlist: [一, "二"]\n'))
    assert not faults
    assert document
    assert document.data == {"title": "甲", "list": ["一", "二"]}
    root = document.root
    assert isinstance(root, Mapping)
    title, items = root.get("title"), root.get("list")
    assert isinstance(title, Scalar)
    assert isinstance(items, Sequence)
    assert title.span[1:] == (1, 8, 1, 9)
    assert root.key("list").span[1:] == (2, 1, 2, 5)
    assert [item.span[1:] for item in items.items] == [(2, 8, 2, 9), (2, 11, 2, 14)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\na: 2\n", ("duplicate-key", 2, 1, True)),
        ("a:\n\tb: 1\n", ("tab", 2, 1, True)),
        ("a: 1\n---\nb: 2\n", ("multi-document", 2, 1, True)),
        ("", ("empty-file", 1, 1, True)),
        ('a: "一\nb: 二\n', ("bad-yaml", 1, 4, True)),
        ("title：甲\nb: 二\n", ("bad-yaml", 1, 6, True)),
        ("a:\n\u3000\u3000b: 二\n", ("bad-yaml", 2, 1, True)),
        ("a:\n  b: 一\n\u00a0\u00a0c: 二\n", ("bad-yaml", 3, 1, True)),
        ("a: {b: 一，c: 二}\n", ("bad-yaml", 1, 9, True)),
        ("a: *b\n", ("bad-yaml", 1, 4, True)),
        ("a: **b**\n", ("bad-yaml", 1, 5, True)),
        ("a: 一\x07\n", ("control-character", 1, 5, True)),
        ("[" * 30 + "]" * 30, ("too-deep", 1, 26, True)),
    ],
)
def test_what_is_refused_is_told_where_it_stands_and_with_help(text: str, found: tuple[str, int, int, bool]) -> None:
    assert fault(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  \u3000\u3000一段话：\n  \u3000\u3000又一段\n",
        "a: 一，二：三\n",
        'a: "{甲: 乙，丙: 丁}"\n',
        "a: 甲\u3000乙\n",
    ],
)
def test_full_width_signs_within_a_text_are_text(text: str) -> None:
    document, faults = read(Source(PATH, text))
    assert (bool(document), faults) == (True, [])


def test_aliases_that_blow_up_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 6)]
    assert fault("\n".join(lines))[0] == "alias-bomb"
    assert MAX_NODES < 10**6


def test_bytes_that_are_no_text_and_files_that_are_too_large_are_told(tmp_path: Path) -> None:
    broken = decode("甲\n乙".encode() + b"\xff", PATH).fault
    assert broken
    assert (broken.name, broken.span.line, broken.span.col) == ("not-utf8", 2, 2)
    assert decode(b"\xef\xbb\xbfa: 1", PATH).text == "a: 1"
    marked = decode(b"\xef\xbb\xbf" + "甲\n乙".encode() + b"\xff", PATH).fault
    assert marked == broken
    large = tmp_path / "large.yml"
    large.write_bytes(b"a" * (MAX_BYTES + 1))
    told = read_source(large, PATH).fault
    assert told
    assert told.name == "too-large"
    gone = read_source(tmp_path / "gone.yml", PATH).fault
    assert gone
    assert gone.name == "unreadable"


def test_a_comment_answers_a_finding_and_a_text_does_not() -> None:
    text = 'a: 1 # noqa: B204, B215 因为\nb: "# noqa: B204 因为"\n'
    (found,) = silences(Source(PATH, text))
    assert ([code.code for code in found.codes], found.reason, found.span.line) == (["B204", "B215"], "因为", 1)
