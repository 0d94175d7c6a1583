from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.load.files import read_project
from build_tools.load.source import Source


def make() -> list[Source]:
    """A tree into which something was pasted again and again."""
    with TemporaryDirectory() as root:
        file = Path(root) / "trees/demo/main.yml"
        file.parent.mkdir(parents=True)
        file.write_text("title: 试一试\nsummary: " + "试一试。" * 50_000 + "\n", "utf-8")
        return read_project(Path(root))
