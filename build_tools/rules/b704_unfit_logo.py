"""A profile's logo is not there, or cannot be shown as it is.

Why: it stands in the head of every page and on every card. A drawing of shapes and colours alone runs nothing, loads
nothing from anywhere and looks the same in a browser and in print; text would need a typeface that is not there.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: profiles/bank.yml
    name: 示例银行
    logo: bank.svg
    #: profiles/bank.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" onload="alert(1)"><path d="M0 0h40v10z"/></svg>

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: profiles/bank.yml
    name: 示例银行
    logo: bank.svg
    #: profiles/bank.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z" fill="#000"/></svg>
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Sentence, Span, say
from build_tools.model import logo
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule

_HELP = say(
    "save it as plain SVG with a viewBox, text turned into paths, colours as attributes, and without scripts, styles, "
    "links, pictures and whatever an editor keeps for itself"
)


@forest_rule(may_silence=False)
def rule(forest: Forest) -> Iterator[Finding]:
    """At the profile where there is no such file, else at the file; with the first fault."""
    for profile in forest.profiles.values():
        if profile.logo is None:
            continue
        source = forest.sources.get(profile.logo_path)
        if source is None:
            message = say("there is no file {path}", path=profile.logo_path)
            yield Finding(profile.logo.span, message, say("put it beside the profile, under this name"))
        elif isinstance(fault := logo.read(source), Sentence) and not source.fault:
            yield Finding(Span(source.path, 1, 1, 1, 1), fault, _HELP)
