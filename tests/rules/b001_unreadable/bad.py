from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.load.files import read_project
from build_tools.load.source import Source


def make() -> list[Source]:
    """A folder that is named like a tree."""
    with TemporaryDirectory() as root:
        (Path(root) / "trees/demo/main.yml").mkdir(parents=True)
        return read_project(Path(root))
