"""A step's drawing as it stands on the page: in the page's own colours, with a caption and a text alternative."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markupsafe import Markup

from build_tools.model import pictures
from build_tools.model.forest import Forest
from build_tools.targets.web.templating import rendered

_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'


def figure(name: str, forest: Forest) -> str:
    """The drawing of this name; nothing where it is missing or unfit, which the check tells."""
    source = forest.pictures.get(name)
    picture = pictures.read(source) if source else ""
    if isinstance(picture, str):
        return ""
    svg = picture.svg
    svg.attrib.update({"role": "img", "aria-label": picture.description})
    for element in svg.iter():
        element.tag = str(element.tag).rpartition("}")[2]
        element.tail = None
        if element.tag != "text":
            element.text = None
    drawn = Markup(ET.tostring(svg, encoding="unicode").replace(_NAMESPACE, ""))
    return rendered("picture.html", forest.locale, svg=drawn, title=picture.title).strip()
