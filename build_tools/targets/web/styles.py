"""The style sheet that every page loads."""

from __future__ import annotations

from build_tools.assets import asset

DARK_PLACE = "/* dark: twice below, where the system wishes it and where the reader does; paper is always light */"


def site_css() -> bytes:
    """The sheet with the dark colours in both places; they are written once, in `dark.css`."""
    dark = asset("dark.css").decode()
    both = (
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-scheme="light"]) {{\n{dark}}} }}\n'
        f'@media screen {{ :root[data-scheme="dark"] {{\n{dark}}} }}'
    )
    sheet = asset("site.css").decode()
    if DARK_PLACE not in sheet:
        raise ValueError("site.css has lost the place of its dark colours")
    return sheet.replace(DARK_PLACE, both).encode()
