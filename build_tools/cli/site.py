"""Commands that build the site: into a folder, in place, and onto a stick."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from build_tools.build.output import MANIFEST, check_archive, check_replaceable
from build_tools.cache import write_atomically
from build_tools.cli.project import (
    PROFILE,
    address,
    existing,
    laying_out,
    place_of,
    press,
    put,
    refusals,
    root_of,
    sound,
    store,
    warn_of_placeholder,
)


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to write.")
@click.option("--zensical", is_flag=True, help="Add what Zensical needs to build them: then `trees finish` its site.")
@PROFILE
def build(out: Path, zensical: bool, profile: str) -> None:
    """Write every page (Markdown), chart, card and JSON file into a folder, which replaces a former one."""
    from build_tools.build import pipeline
    from build_tools.build.swap import replacing

    root = root_of(Path())
    target = out.absolute()
    with refusals():
        check_replaceable(target)
    forest = sound(root, profile)
    made = pipeline.everything(forest, address(root, forest), store(root), laying_out())
    if zensical:
        from build_tools.build.zensical import around

        made = around(made, root, forest, address(root, forest))
    with replacing(target) as built:
        count = put(built, made)
    click.echo(f"Wrote {count} files to {out}/.")


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to put it (default: site/, and build/NAME/site/ for a profile).",
)
@PROFILE
def site(out: Path | None, profile: str) -> None:
    """Build the whole site; the former one stays until the new one is whole."""
    from mkdocs.exceptions import MkDocsException

    from build_tools.build.mkdocs_site import build_site, configuration

    root = root_of(Path())
    existing(root, profile)
    target = (out or place_of(root, profile) / "site").absolute()
    with refusals():
        check_replaceable(target)
    config = configuration(root)
    printing = press(root, profile, config)
    gc.freeze()  # what was read lives until the end: nobody need look through it for garbage
    warn_of_placeholder(printing.site_url)
    printing.warm()  # MkDocs finds the layouts done, and whoever waits has seen how far they are
    try:
        build_site(root, target, printing, config)
    except MkDocsException as error:
        raise click.ClickException(f"{error}\nThe former site is untouched.") from None
    page = target / "index.html"
    shown = page.relative_to(Path.cwd()) if page.is_relative_to(Path.cwd()) else page
    click.echo(f"{len(printing.forest.trees)} trees. Open {shown}")


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to write the archive.")
@PROFILE
def usb(out: Path | None, profile: str) -> None:
    """Pack the built site into a zip that works from a USB stick, without a network or a server."""
    from build_tools.build import pipeline
    from build_tools.targets.offline.usb import FOLDER, pack, readme

    root = root_of(Path())
    existing(root, profile)
    site_folder = place_of(root, profile) / "site"
    if not (site_folder / "index.html").is_file():
        asked = f" --profile {profile}" if profile else ""
        raise click.ClickException(f"there is no site yet; run `trees site{asked}` first")
    files = {f.relative_to(site_folder).as_posix(): f.read_bytes() for f in site_folder.rglob("*") if f.is_file()}
    archive = out or root / "build" / profile / f"{FOLDER}.zip"
    files.pop(MANIFEST, None)
    with refusals():
        check_archive(archive, FOLDER)
    write_atomically(archive, pack(files, readme(pipeline.load(root, profile))))
    click.echo(f"Wrote {archive}. Unpack it anywhere and open index.html.")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, exists=True, path_type=Path))
def finish(folder: Path) -> None:
    """Add the service worker to a site that Zensical has built, and take out what its own theme brings along."""
    from build_tools.build.zensical import finish as finished

    if not (folder / "index.html").is_file():
        raise click.ClickException(f"there is no site in {folder}; run `zensical build` first")
    click.echo(f"{finished(folder)} files of {folder}/ are there without a network.")


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The built site (default: site/).")
def compress(out: Path | None) -> None:
    """Put gzip and brotli beside the texts of the built site, for servers that send them ready-made."""
    from build_tools.build.compressed import compress as pack_all

    target = out or root_of(Path()) / "site"
    if not (target / "index.html").is_file():
        raise click.ClickException(f"there is no site in {target}; run `trees site` first")
    done = pack_all(target)
    brotli = f", {done['brotli']} brotli" if done["brotli"] >= 0 else "; no program `brotli` here"
    click.echo(f"Wrote {done['gzip']} gzip{brotli} files beside the texts of {target}/.")
