"""The command that ranks as the site's finder does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_tools.cli.project import root_of, typed

if TYPE_CHECKING:
    from build_tools.targets.search.evaluate import Evaluation
    from build_tools.targets.search.index import Index
    from build_tools.targets.search.rank import Ranking

ENOUGH = 6
"""So many terms are shown of what made a ranking."""


@click.command()
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print a list under `results`, best first.")
@click.option("--why", is_flag=True, help="Show what made the ranking.")
@click.option(
    "--eval",
    "table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Ask every question of a table (question, tab, ids with commas) and print how many were answered.",
)
def find(query: tuple[str, ...], as_json: bool, why: bool, table: Path | None) -> None:
    """Find the page for a cry for help, ranked as the site's finder ranks."""
    from build_tools.build import pipeline
    from build_tools.targets.search.rank import ranking

    if bool(query) == bool(table):
        raise click.UsageError("Give either a question or --eval FILE.")
    index = pipeline.finder_index(pipeline.load(root_of(Path())))
    if table:
        click.echo("\n".join(_evaluated(index, table)))
        return
    found = ranking(index, " ".join(map(typed, query)))
    if as_json:
        results = [hit._asdict() for hit in found.hits]
        click.echo(json.dumps({"meant": found.meant, "results": results}, ensure_ascii=False, indent=1).encode())
        return
    if found.meant:
        click.echo(f"Read as: {found.meant}")
    for hit in found.hits:
        click.echo(f"{hit.score:>6}  {hit.title}  {hit.url}")
        if why:
            click.echo("\n".join(_why(index, found, hit.id)))
    if not found.hits:
        click.echo("Nothing was found.")


def _why(index: Index, found: Ranking, document: str) -> Iterator[str]:
    """What made one result's score, in lines."""
    reason = found.reasons.get(document)
    codes = [code for code in found.codes if index.documents[index.codes[code]].id == document]
    if codes:
        yield f"          names the code {codes[0].upper()}"
    if not reason:
        return
    yield f"          read “{reason.text}”" + (", which is one of its names" if reason.same else "")
    if reason.name >= 0:
        yield f"          best name “{index.names[reason.name].text}” {reason.best}, next best {reason.second}"
        shared = index.reader.terms(reason.text).keys() & index.name_terms[reason.name].keys()
        worth = sorted(((index.worths[term], term) for term in shared), reverse=True)[:ENOUGH]
        yield "          both hold " + " ".join(f"{_readable(index, term)}:{value}" for value, term in worth)
    yield f"          names {reason.shares}, passages {reason.passages}"


def _readable(index: Index, term: str) -> str:
    """A term as a maintainer knows it: `#receipt` for a group of synonyms, `-#receipt` where it is denied."""
    sign, number = term[:1], term[1:]
    if "&" in term:
        return "&".join(index.reader.groups[int(one)][0] for one in term.split("&"))
    if sign in "#+-" and number.isdigit():
        return f"{'' if sign == '#' else sign}#{index.reader.groups[int(number)][0]}"
    return term


def _evaluated(index: Index, table: Path) -> Iterator[str]:
    from build_tools.targets.search.evaluate import evaluate, read_questions

    try:
        questions = read_questions(table.read_text("utf-8"))
    except (ValueError, OSError) as error:
        raise click.ClickException(f"{table}: {error}") from error
    result = evaluate(index, questions)
    yield from _misses(result)
    total = max(1, result.asked)
    yield (
        f"{result.asked} questions: first {result.first} ({result.first / total:.1%}), among the first three"
        f" {result.few} ({result.few / total:.1%}); the site has no answer to {len(result.unknown)} more"
    )


def _misses(result: Evaluation) -> Iterator[str]:
    for miss in result.misses:
        place = f"place {miss.place}" if miss.place else "not found"
        wanted, found = ", ".join(miss.question.answers), ", ".join(miss.found)
        yield f"{place:>9}  {miss.question.text}  wanted {wanted}; found {found}"
