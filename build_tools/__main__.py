"""`python -m build_tools` is the `trees` command."""

import atexit
import gc
import os
import sys
import threading

gc.set_threshold(100_000)  # most of what a command reads and makes lives until it ends
from build_tools.cli import main  # noqa: E402 # looking through what is imported for garbage would be in vain, too


def run() -> None:
    """Run the command, and end: to take apart all that was read would cost an eighth of what a check costs."""
    try:
        main()
    except SystemExit as ended:
        if threading.active_count() > 1 or not isinstance(ended.code, int):
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        atexit._run_exitfuncs()
        os._exit(ended.code)


if __name__ == "__main__":
    run()
