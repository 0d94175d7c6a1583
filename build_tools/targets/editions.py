"""The history of every card's editions: what is current, what was, and what has changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from build_tools.model.forest import Forest

PATH = "docs/data/editions.yml"
_HEAD = """\
# 每张卡印过的版本，旧的在前。由 `trees editions --record` 写，不用手改。
# words 是文字的指纹：文字没变、只换了版式的旧卡照样能用。steps 是最新一版每一步的指纹，用来说出下一版改了什么。
"""
_SAME = "只改了版式，内容没变"
_TOLD = 4
"""So many changes are told one by one."""
_LONG = 18
"""A step is named by so many characters."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One print of a card; `changes` say how it differs from the one before."""

    mark: str
    date: str
    words: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """A card's editions, the newest last, and the prints of the newest one's steps."""

    editions: tuple[Edition, ...] = ()
    number: str = ""
    prints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Current:
    """A card as it would be printed now: its edition, and its words by the step that says them."""

    mark: str
    number: str
    date: str
    """Of the review; a recorded edition has a date of its own."""
    said: Mapping[str, str]

    @property
    def words(self) -> str:
        """A print of all its words."""
        return _print(json.dumps(dict(self.said), ensure_ascii=False, sort_keys=True))


def current(card: Mapping[str, Any], mark: str) -> Current:
    """What a card says, by step: a step's key is its node's id, whatever its number."""
    said = {"title": card["title"], "summary": card["summary"]}
    for key, step in card["said"].items():
        said[f"step/{key}"] = json.dumps(step, ensure_ascii=False)
    return Current(mark, card["number"], card["reviewed"], said)


def read(forest: Forest) -> dict[str, History]:
    """The committed history, by tree."""
    source = forest.sources.get(PATH)
    loaded = yaml.load(source.text, Loader=yaml.CSafeLoader) if source else None
    return {
        tree: History(
            tuple(
                Edition(str(e["edition"]), str(e["date"]), str(e["words"]), tuple(e.get("changes", ())))
                for e in entry["editions"]
            ),
            str(entry.get("number", "")),
            {key: str(value) for key, value in (entry.get("steps") or {}).items()},
        )
        for tree, entry in (loaded or {}).items()
    }


def recorded(history: Mapping[str, History], now: Mapping[str, Current], date: str) -> dict[str, History]:
    """The history with the current editions in it; a card that is gone keeps its own."""
    found = dict(history)
    for tree, card in now.items():
        before = history.get(tree, History())
        if before.editions and before.editions[-1].mark == card.mark:
            continue
        changes = tuple(_changes(before, card)) if before.editions else ()
        edition = Edition(card.mark, date, card.words, changes)
        prints = {key: _print(text) for key, text in card.said.items()}
        found[tree] = History((*before.editions, edition), card.number, prints)
    return found


def written(history: Mapping[str, History]) -> str:
    """The file; every value is quoted, for `12345e67` is a number to YAML."""
    lines = [_HEAD]
    for tree, entry in sorted(history.items()):
        lines.append(f"{tree}:\n  number: {entry.number}\n  editions:\n")
        for edition in entry.editions:
            lines.append(f'    - {{edition: "{edition.mark}", date: "{edition.date}", words: "{edition.words}"')
            lines.append(f", changes: {json.dumps(edition.changes, ensure_ascii=False)}" if edition.changes else "")
            lines.append("}\n")
        steps = ", ".join(f'{key}: "{value}"' for key, value in entry.prints.items())
        lines.append(f"  steps: {{{steps}}}\n")
    return "".join(lines)


def since(history: History, mark: str) -> tuple[str, ...] | None:
    """What has changed since an edition, the newest first; None where it was never printed."""
    marks = [edition.mark for edition in history.editions]
    if mark not in marks:
        return None
    later = history.editions[marks.index(mark) + 1 :]
    told = dict.fromkeys(change for edition in reversed(later) for change in edition.changes if change != _SAME)
    return tuple(told) or ((_SAME,) if later else ())


def published(history: Mapping[str, History], now: Mapping[str, Current], cards: Sequence[Mapping[str, Any]]) -> Any:
    """What the site knows of every card: its current edition, and what is wrong with each former one."""
    return {
        "cards": {
            card["id"]: {
                "number": card["number"],
                "title": card["title"],
                "edition": now[card["id"]].mark,
                "date": date(history.get(card["id"], History()), now[card["id"]]),
                "pages": len(card["sheets"]),
                "former": list(_former(_with(history.get(card["id"], History()), now[card["id"]]), now[card["id"]])),
            }
            for card in cards
        }
    }


def date(history: History, card: Current) -> str:
    """When the current edition was recorded; where it was not yet, when its tree was reviewed."""
    return next((edition.date for edition in history.editions if edition.mark == card.mark), card.date)


def _with(history: History, card: Current) -> History:
    """The history as it is once the current edition is recorded."""
    return recorded({"": history}, {"": card}, card.date)[""]


def _former(history: History, card: Current) -> Iterator[dict[str, Any]]:
    for edition in history.editions:
        if edition.mark != card.mark:
            yield {
                "edition": edition.mark,
                "date": edition.date,
                "same": edition.words == card.words,
                "changes": list(since(history, edition.mark) or ()),
            }


def _changes(before: History, card: Current) -> Iterator[str]:
    """What differs between the newest recorded edition and the current words, in a few clauses."""
    prints = {key: _print(text) for key, text in card.said.items()}
    old = before.prints
    if before.editions[-1].words == card.words and before.number == card.number:
        yield _SAME
        return
    if before.number != card.number:
        yield f"卡号从 {before.number} 改成 {card.number}"
    if old.get("title") != prints["title"]:
        yield f"标题改成“{card.said['title']}”"
    steps = [key for key in prints if key.startswith("step/")]
    told = [f"新增“{_named(card, key)}”" for key in steps if key not in old]
    told += [f"改了“{_named(card, key)}”" for key in steps if key in old and old[key] != prints[key]]
    gone = sum(key.startswith("step/") and key not in prints for key in old)
    yield from told[:_TOLD]
    if len(told) > _TOLD:
        yield f"另有 {len(told) - _TOLD} 步也改了"
    if gone:
        yield f"去掉了 {gone} 步"
    if old.get("summary") != prints["summary"] and not told and not gone:
        yield "改了说明"


def _named(card: Current, key: str) -> str:
    text = str(json.loads(card.said[key])["text"])
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"


def _print(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
