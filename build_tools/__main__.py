"""`python -m build_tools` is the `trees` command."""

import gc

gc.set_threshold(200_000, 50, 50)  # most of what a command reads and makes lives until it ends
from build_tools.cli import main  # noqa: E402 # looking through what is imported for garbage would be in vain, too

if __name__ == "__main__":
    main()
