"""Small damages to a file, each drawn with a random generator of its own: by byte, by token, by structure."""

from __future__ import annotations

import datetime as dt
import pickle
import re
from collections.abc import Callable
from functools import lru_cache
from random import Random
from typing import Any

import yaml

TOKENS = [
    b"&a ", b"*a", b"<<: *a", b"!!python/object:os.system ", b"!!set ", b"!!binary ", b"!x ", b"---\n",
    b"...\n", b"%YAML 9.9\n", b"\t", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xc2\x85", b"\r",
    b"\r\n", b"\n\n\n", b"  ", b"# noqa: B501 x", b"# noqa", b"{", b"}", b"[", b"]", b"{{", b": ", b"- ",
    b"? ", b"| \n", b">-\n", b"'", b'"', b"\\", b"\\x", b'"\\ud800"', b"~", b"null", b"yes", b"05", b"0E",
    b"1e999", b".inf", b".nan", b"-0", b"0x1f", b"9" * 400, b"2026-13-45", b"0001-01-01", b"1:30", b"../",
    b"<script>", b"a/b#c", b"#", b"[" * 600, b"{a: " * 60, b"x" * 70_000, "甲".encode() * 3_000, "，".encode(),
    "？".encode(), "\u202e".encode(), "e\u0301".encode(), "\U0001f4b3".encode(), b"run: ", b"goto: ",
    b"end: resolved", b"ask: ", b"answers: {}", b"marks: [x]", b"!!timestamp 2026-13-01", b"!!float x", b"!!int 1:60",
    b"!!null x", b"!!merge <<", b"!!omap ", b"!<tag:yaml.org,2002:str> ", b"<!-- made: glossary -->",
    b"<!-- made: x -->", b"[@handbook]", b"[@", b"](", b"![](", b"{#a}", b"{: .a}", b"| a |", b"***",
    b"<svg ", b"<!DOCTYPE x [",
    b"&x;", b"&#0;", b"&#x110000;", b"[[tool.trees]]", b"= 2026-01-01", b'"""', b"!ENV X", b"!relative x",
]  # fmt: skip
VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 1e308, float("nan"), "", " ", "x", "05", "甲" * 500, [], {}, [[]], {"a": {"b": []}},
    ["x", 1], [3, 1], [0.1, 0.9, 1], {"to": "x"}, {"to": None, "share": 2}, "resolved", "category/name",
    "a/b#c", "../../etc/passwd", "<b>&amp;</b>", -(10**30), 10**400, float("inf"), dt.date(1, 1, 1),
    dt.date(9999, 12, 31), dt.datetime(2026, 1, 1, 12), b"\x00\xff", {}, [None], {"": ""}, {"<<": {"a": 1}},
    "甲" * 20_000,
    "\u202e小票\u202c", "e" + "\u0301" * 300, "\u200b", "\ufeff", "\U000e0041", "\u3164", "\U0001f468\u200d\U0001f469",
    "a\nb", "\n", "\t", "'", '"', "]]>", "{{ x }}", "{% x %}", "[x](javascript:x)", "![x](//x.example/x)", "](", "`",
    "**", "%s %d {0} {x}", "$x", "\\", "*" * 3_000, "[" * 3_000, "![](" * 1_000, "a" * 255, "con", "NUL", ".", "..",
    "/", "~", "yes", "1_000", "2026-02-30", "1e3", "00", "２６", "https://x.example/" + "a" * 3_000, "ftp://x",
    "//x.example",
    "http://[", "https://x.example:99999999/", "xn--", "page.md#" + "x" * 999,
]  # fmt: skip
_TOKEN = re.compile(rb"[A-Za-z0-9_-]+|[^\sA-Za-z0-9]|\s+")


def damage(data: bytes, random: Random) -> tuple[str, bytes]:
    """One to four damages of one kind; the kind's name comes with what is left."""
    name, mutate = random.choice([*_KINDS.items()])
    for _ in range(random.choice([1, 1, 1, 2, 4])):
        data = mutate(data, random)
    if random.random() < 0.9:
        # Half a Chinese character ends the reading at once; mostly it is to go on.
        data = data.decode("utf-8", "ignore").encode()
    return name, data


def _span(data: bytes, random: Random, longest: int = 40) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.randrange(1, longest))


def _flip(data: bytes, random: Random) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _delete(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random, 400)
    return data[:end] + data[start:end] * random.choice([1, 1, 2, 50]) + data[end:]


def _move(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random, 400)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _noise(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.randrange(1, 20)) + data[at:]


def _put_token(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(TOKENS) + data[at:]


def _swap_tokens(data: bytes, random: Random) -> bytes:
    found = [match.span() for match in _TOKEN.finditer(data)]
    if len(found) < 2:
        return data
    (a, b), (c, d) = sorted(random.sample(found, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _replace_token(data: bytes, random: Random) -> bytes:
    found = [match.span() for match in _TOKEN.finditer(data)]
    if not found:
        return data
    (a, b), (c, d) = random.choice(found), random.choice(found)
    return data[:a] + (data[c:d] if random.random() < 0.6 else random.choice(TOKENS)) + data[b:]


def _lines(change: Callable[[list[bytes], int, Random], None]) -> Callable[[bytes, Random], bytes]:
    def mutate(data: bytes, random: Random) -> bytes:
        lines = data.splitlines(keepends=True)
        if lines:
            change(lines, random.randrange(len(lines)), random)
        return b"".join(lines)

    return mutate


def _drop_line(lines: list[bytes], at: int, _: Random) -> None:
    del lines[at]


def _double_line(lines: list[bytes], at: int, _: Random) -> None:
    lines.insert(at, lines[at])


def _swap_lines(lines: list[bytes], at: int, random: Random) -> None:
    other = random.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent_line(lines: list[bytes], at: int, random: Random) -> None:
    lines[at] = b" " * random.randrange(9) + lines[at].lstrip(b" ")


def _structure(change: Callable[[Any, list[tuple[Any, Any]], Random], None]) -> Callable[[bytes, Random], bytes]:
    """Change the data, and write it anew; text that is no YAML any more stays as it is."""

    def mutate(data: bytes, random: Random) -> bytes:
        try:
            value = _loaded(data)
        except (yaml.YAMLError, ValueError, UnicodeError):
            return data
        places = _places(value)
        if places:
            change(value, places, random)
        return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000).encode()

    return mutate


def _loaded(data: bytes) -> Any:
    """What YAML makes of it, for whoever may change it."""
    try:
        return pickle.loads(_pickled(data))
    except RecursionError:
        return yaml.load(data, Loader=yaml.CSafeLoader)


@lru_cache(maxsize=500)
def _pickled(data: bytes) -> bytes:
    """What YAML makes of it, packed: most files are damaged many times, and unpacking takes a tenth of reading."""
    return pickle.dumps(yaml.load(data, Loader=yaml.CSafeLoader))


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every container with each of its keys."""
    found: list[tuple[Any, Any]] = []
    todo = [value]
    while todo:
        item = todo.pop()
        keys = list(item) if isinstance(item, dict) else list(range(len(item))) if isinstance(item, list) else []
        for key in keys:
            found.append((item, key))
            todo.append(item[key])
    return found


def _set_value(_: Any, places: list[tuple[Any, Any]], random: Random) -> None:
    holder, key = random.choice(places)
    holder[key] = random.choice(VALUES)


def _copy_value(_: Any, places: list[tuple[Any, Any]], random: Random) -> None:
    (holder, key), (other, name) = random.choice(places), random.choice(places)
    holder[key] = _plain(other[name])


def _plain(value: Any) -> Any:
    """A copy without shared parts, so that nothing comes to hold itself."""
    if isinstance(value, dict):
        return {key: _plain(held) for key, held in value.items()}
    return [_plain(held) for held in value] if isinstance(value, list) else value


def _deepen(_: Any, places: list[tuple[Any, Any]], random: Random) -> None:
    """Put a value into many brackets, or make a list of many like it."""
    holder, key = random.choice(places)
    value = _plain(holder[key])
    if random.random() < 0.5:
        for _level in range(random.choice([1, 2, 5, 30])):
            value = [value] if random.random() < 0.5 else {"a": value}
        holder[key] = value
    else:
        holder[key] = [value] * random.choice([2, 5, 300])


def _grow_text(_: Any, places: list[tuple[Any, Any]], random: Random) -> None:
    """Put something odd into a text, which else stays what it was."""
    texts = [(holder, key) for holder, key in places if isinstance(holder[key], str)]
    if texts:
        holder, key = random.choice(texts)
        text, odd = holder[key], str(random.choice([value for value in VALUES if isinstance(value, str)]))
        at = random.randrange(len(text) + 1)
        holder[key] = text[:at] + odd + text[at:]


def _drop_key(_: Any, places: list[tuple[Any, Any]], random: Random) -> None:
    holder, key = random.choice(places)
    del holder[key]


def _rename_key(_: Any, places: list[tuple[Any, Any]], random: Random) -> None:
    maps = [(holder, key) for holder, key in places if isinstance(holder, dict)]
    if maps:
        holder, key = random.choice(maps)
        others = [other for map_, other in maps if map_ is not holder] or ["x"]
        name = random.choice([str(key)[::-1], f"{key}x", random.choice(others), "", "<script>", 5, None])
        entries = [(name if old == key else old, held) for old, held in holder.items()]
        holder.clear()
        holder.update(entries)


def _lead_elsewhere(value: Any, _: list[tuple[Any, Any]], random: Random) -> None:
    """Lead an answer, a next step or an outcome to another node."""
    nodes = value.get("nodes") if isinstance(value, dict) else None
    if not isinstance(nodes, dict) or not nodes:
        return
    leads = [(h, k) for h, k in _places(nodes) if isinstance(h[k], str) and h[k] in nodes]
    if leads:
        holder, key = random.choice(leads)
        holder[key] = random.choice([str(name) for name in nodes])


_KINDS: dict[str, Callable[[bytes, Random], bytes]] = {
    "flip": _flip,
    "delete": _delete,
    "repeat": _repeat,
    "move": _move,
    "cut": _cut,
    "noise": _noise,
    "put token": _put_token,
    "swap tokens": _swap_tokens,
    "replace token": _replace_token,
    "drop line": _lines(_drop_line),
    "double line": _lines(_double_line),
    "swap lines": _lines(_swap_lines),
    "indent line": _lines(_indent_line),
    "set value": _structure(_set_value),
    "grow text": _structure(_grow_text),
    "deepen": _structure(_deepen),
    "copy value": _structure(_copy_value),
    "drop key": _structure(_drop_key),
    "rename key": _structure(_rename_key),
    "lead elsewhere": _structure(_lead_elsewhere),
}
