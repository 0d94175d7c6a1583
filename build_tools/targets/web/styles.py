"""The style sheet that every page loads."""

from __future__ import annotations

from build_tools.assets import asset
from build_tools.assets.palette import variables
from build_tools.model.forest import Forest
from build_tools.targets.edition import screen as screen_of

LIGHT_PLACE = "/* colours: the light ones of palette.yml */"
DARK_PLACE = "/* dark: twice below, where the system wishes it and where the reader does; paper is always light */"


def site_css(forest: Forest) -> bytes:
    """The sheet with the colours of the site, the dark ones in both places; an edition has some rules more."""
    screen = screen_of(forest)
    dark = f"color-scheme: dark; {variables(screen.dark)}"
    both = (
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-scheme="light"]) {{ {dark} }} }}\n'
        f'@media screen {{ :root[data-scheme="dark"] {{ {dark} }} }}'
    )
    sheet = asset("site.css").decode()
    for place, colours in ((LIGHT_PLACE, variables(screen.light)), (DARK_PLACE, both)):
        if place not in sheet:
            raise ValueError(f"site.css has lost the place of its colours: {place}")
        sheet = sheet.replace(place, colours)
    return sheet.encode() + (asset("edition.css") if forest.profile else b"")
