"""A file with rows, CSV or Parquet, wherever fsspec finds it → its heads and its rows as texts."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import fsspec

_CHUNK = 1 << 20
_BATCH = 4096
"""Rows of a Parquet file that are in memory at a time."""
_EXACT = 2.0**53
"""A number with a point is whole and exact below this."""


class BadList(Exception):
    """A list of which nothing can be printed; the message says why, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file with rows; `rows` begins anew each time, and gives each row with its line."""

    heads: tuple[str, ...]
    rows: Callable[[], Iterator[tuple[int, Sequence[str]]]]
    about: int
    """How many rows there are, to tell how far work is."""
    sha256: str
    encoding: str
    """Of the texts, where it had to be found out."""


def table(place: str) -> Table:
    """Open a file by its path or its address, `s3://…` for one."""
    try:
        with fsspec.open(place, "rb") as file:
            survey = _survey(file)
    except (FileNotFoundError, IsADirectoryError):
        raise BadList(f"{place} is not there, or is no file") from None
    except OSError:
        raise
    except Exception as error:  # each store has exceptions of its own
        raise BadList(f"{place}: {error}") from None
    if survey.begins.startswith(b"PAR1"):
        return _parquet(place, survey)
    if survey.begins.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0")):
        raise BadList(f"{place} is a spreadsheet; save it as “CSV UTF-8”, or as Parquet")
    return _csv(place, survey)


@dataclass(slots=True)
class _Survey:
    begins: bytes
    sha256: str
    lines: int
    encoding: str
    bad_line: int
    """The first line that is not in UTF-8."""


def _survey(file: BinaryIO) -> _Survey:
    """Read a file through once: its hash, its lines, and what its texts may be encoded in."""
    digest = hashlib.sha256()
    begins, lines, bad_line = b"", 0, 0
    decoders = {name: codecs.getincrementaldecoder(name)() for name in ("utf-8", "gb18030")}
    while True:
        chunk = file.read(_CHUNK)
        begins = begins or chunk[:4]
        digest.update(chunk)
        for name in list(decoders):
            try:
                decoders[name].decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                del decoders[name]
                if name == "utf-8":
                    bad_line = lines + error.object[: error.start].count(b"\n") + 1
        lines += chunk.count(b"\n")
        if not chunk:
            break
    encoding = "utf-16" if begins[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else next(iter(decoders), "")
    return _Survey(begins, digest.hexdigest(), lines, encoding, bad_line)


def _csv(place: str, survey: _Survey) -> Table:
    if not survey.encoding:
        raise BadList(
            f"{place}: line {survey.bad_line} is neither in UTF-8 nor in GBK; save the list as “CSV UTF-8” once more"
        )
    encoding = "utf-8-sig" if survey.encoding == "utf-8" else survey.encoding

    def lines() -> Iterator[tuple[int, list[str]]]:
        with fsspec.open(place, "rb") as file:
            text = io.TextIOWrapper(file, encoding, newline="")
            first = text.readline()
            text.seek(0)
            reader = csv.reader(text, delimiter=max(",\t;", key=first.count), strict=True)
            line = 1
            try:
                for row in reader:
                    if any(map(str.strip, row)):
                        yield line, row
                    line = reader.line_num + 1
            except csv.Error as error:
                raise BadList(
                    f"{place}: line {line}: {error}; a quotation mark that is never closed, for one"
                ) from None

    def rows() -> Iterator[tuple[int, list[str]]]:
        found = lines()
        next(found, None)
        yield from found

    heads = next(lines(), (1, []))[1]
    told = "" if survey.encoding == "utf-8" else survey.encoding
    return Table(tuple(head.strip() for head in heads), rows, max(survey.lines - 1, 1), survey.sha256, told)


def _parquet(place: str, survey: _Survey) -> Table:
    import pyarrow
    from pyarrow import parquet

    def rows() -> Iterator[tuple[int, list[str]]]:
        with fsspec.open(place, "rb") as file:
            line = 0
            for batch in parquet.ParquetFile(file).iter_batches(batch_size=_BATCH):
                for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    line += 1
                    yield line, [_text(value) for value in row]

    try:
        with fsspec.open(place, "rb") as file:
            opened = parquet.ParquetFile(file)
            heads, count = tuple(opened.schema_arrow.names), opened.metadata.num_rows
    except (pyarrow.ArrowInvalid, OSError) as error:
        raise BadList(f"{place} cannot be read as Parquet: {str(error).splitlines()[0]}") from None
    return Table(heads, rows, max(count, 1), survey.sha256, "")


def _text(value: Any) -> str:
    """A value as a list would say it; a column of numbers with gaps comes as numbers with a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return "" if isinstance(value, float) and math.isnan(value) else str(value)
