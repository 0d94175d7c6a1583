"""Whoever looks sees the old folder or the new one, whole; and nothing is replaced that no build of ours wrote."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from build_tools.build import output
from build_tools.build.output import MANIFEST, NotOurs, check_archive, check_replaceable, check_writable, manifest
from build_tools.build.swap import replacing

BUSY = """
import sys, pathlib
sys.path.insert(0, {root!r})
from build_tools.build.swap import replacing
target = pathlib.Path({target!r})
number = 0
while True:
    number += 1
    with replacing(target) as built:
        for name in range(20):
            (built / f"{{name}}").write_text(str(number))
"""


def build(target: Path, **files: str) -> None:
    with replacing(target) as built:
        for name, text in files.items():
            (built / name).write_text(text)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "site"
    for content in ("one", "two"):
        build(target, index=content)
        assert (target / "index").read_text() == content
    assert names(tmp_path) == ["site"]


def test_what_goes_wrong_leaves_the_former_folder(tmp_path: Path) -> None:
    target = tmp_path / "site"
    build(target, index="one")
    with pytest.raises(ZeroDivisionError), replacing(target) as built:
        (built / "index").write_text("two")
        raise ZeroDivisionError
    assert (target / "index").read_text() == "one"
    assert names(tmp_path) == ["site"]


def test_killed_at_any_moment_the_folder_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "site"
    code = BUSY.format(root=str(Path(output.__file__).parents[2]), target=str(target))
    for wait in (0.0, 0.003, 0.011, 0.02):
        busy = subprocess.Popen([sys.executable, "-c", code])
        while not target.exists():
            time.sleep(0.01)
        time.sleep(0.2 + wait)
        busy.kill()
        busy.wait()
        assert len({(target / str(name)).read_text() for name in range(20)}) == 1
    build(target, index="one")
    assert names(tmp_path) == ["site"], "leftovers of the killed are swept away"


def test_a_running_build_is_left_alone(tmp_path: Path) -> None:
    with replacing(tmp_path / "site") as mine:
        build(tmp_path / "site", index="theirs")
        assert mine.exists()
        (mine / "index").write_text("mine")
    assert (tmp_path / "site/index").read_text() == "mine"


@pytest.mark.parametrize("name", [".site-backup", ".site-old-2024", ".site-trees-my-own", ".site-123-abc"])
def test_folders_that_are_called_alike_are_no_leftovers(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "kept.txt").write_text("kept")
    build(tmp_path / "site", index="one")
    assert (tmp_path / name / "kept.txt").read_text() == "kept"


def test_a_folder_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    (clone / ".git").mkdir(parents=True)
    (clone / ".git/HEAD").write_text("ref: refs/heads/main\n")
    with pytest.raises(NotOurs, match=r"holds what no build of `trees` wrote, `\.git/HEAD`"):
        build(clone, index="one")
    assert (clone / ".git/HEAD").exists()
    assert names(clone) == [".git"]


def test_a_former_build_that_somebody_has_put_something_into_is_not_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, index="one")
    (site / "index.gz").write_text("what a server keeps beside it")
    build(site, index="two")
    (site / "CNAME").write_text("guide.example")
    with pytest.raises(NotOurs, match="`CNAME`"):
        build(site, index="three")
    assert (site / "CNAME").exists()
    (site / "CNAME").unlink()
    (site / "empty").mkdir()
    with pytest.raises(NotOurs, match="`empty/`"):
        build(site, index="three")


def test_a_mark_that_is_not_ours_counts_for_nothing(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("notes.txt\n")
    (tmp_path / "notes.txt").write_text("kept")
    with pytest.raises(NotOurs):
        check_replaceable(tmp_path)


def test_an_empty_folder_may_be_built_in(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", index="one")
    assert names(tmp_path / "site") == [MANIFEST, "index"]


def test_links_files_and_mount_points_are_refused_before_anything_is_built(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "file").write_text("kept")
    for name in ("link", "file"):
        with pytest.raises(NotOurs), replacing(tmp_path / name):
            pytest.fail("nothing is built")
    with pytest.raises(NotOurs, match="mount point"):
        check_replaceable(Path("/proc"))


def test_a_mount_of_a_folder_on_the_same_disk_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "my site"
    place.mkdir()
    listed = str(place.resolve()).replace(" ", "\\040")
    real = Path.read_text

    def read(self: Path, *arguments: str) -> str:
        mounts = f"36 25 8:1 /srv {listed} rw,relatime - ext4 /dev/sda1 rw\n"
        return mounts if str(self) == "/proc/self/mountinfo" else real(self, *arguments)

    monkeypatch.setattr(Path, "read_text", read)
    with pytest.raises(NotOurs, match="mount point"):
        check_replaceable(place)


def test_a_published_folder_can_be_read_by_a_server(tmp_path: Path) -> None:
    with replacing(tmp_path / "site") as built:
        (built / "folder").mkdir(mode=0o700)
        (built / "folder/page").write_text("one")
        (built / "folder/page").chmod(0o600)
    assert (tmp_path / "site/folder").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "site/folder/page").stat().st_mode & 0o777 == 0o644


def test_single_files_are_written_over_only_where_a_build_wrote_them(tmp_path: Path) -> None:
    (tmp_path / "card.pdf").write_bytes(b"mine")
    check_writable(tmp_path, "new.pdf", b"new")
    check_writable(tmp_path, "card.pdf", b"mine")
    with pytest.raises(NotOurs, match="move it away"):
        check_writable(tmp_path, "card.pdf", b"new")
    (tmp_path / MANIFEST).write_bytes(manifest(["card.pdf"]))
    check_writable(tmp_path, "card.pdf", b"new")


def test_an_archive_takes_the_place_of_a_former_one_alone(tmp_path: Path) -> None:
    check_archive(tmp_path / "new.zip", "guide")
    (tmp_path / "page.md").write_text("kept")
    with pytest.raises(NotOurs):
        check_archive(tmp_path / "page.md", "guide")
