"""`python -m build_tools` is the `trees` command."""

from build_tools.cli import main

if __name__ == "__main__":
    main()
