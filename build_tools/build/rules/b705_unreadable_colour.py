"""A profile's colour cannot be read where it stands.

Why: somebody reads it on a cheap telephone, in the sun, with a customer waiting. Words are held to a contrast of 4.5,
as everywhere on the site, and lines that say something to 3 (WCAG 2.2, AA); the dark has colours of its own.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: profiles/bank.yml
    name: 示例银行
    colours: {light: {link: "#e0a0a0"}}

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: profiles/bank.yml
    name: 示例银行
    colours: {light: {link: "#8a1022"}}
"""

from collections.abc import Iterator

from build_tools.assets.palette import palette
from build_tools.assets.palette.contrast import Weak, be_lighter, weak
from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule

_SCHEMES = {"light": say("light"), "dark": say("dark")}


@forest_rule(may_silence=False)
def rule(forest: Forest) -> Iterator[Finding]:
    """Once a colour of a profile, where it is told apart worst; a colour of the dark is taken over from the light."""
    screen = palette().screen
    stock = {"light": screen.light, "dark": {**screen.light, **screen.dark}}
    for profile in forest.profiles.values():
        for scheme, colours in stock.items():
            given = profile.colours.get(scheme, {})
            if scheme == "dark":
                given = {**{k: v for k, v in profile.colours.get("light", {}).items() if k not in screen.dark}, **given}
            own = {name: text.value for name, text in given.items()}
            worst: dict[str, Weak] = {}
            for found in weak({**colours, **own}):
                name = found.pair.front if found.pair.front in own else found.pair.ground
                if name in own and (name not in worst or found.ratio < worst[name].ratio):
                    worst[name] = found
            for name, (pair, ratio) in worst.items():
                other = pair.ground if name == pair.front else pair.front
                message = say(
                    "in the {scheme}, `{front}` on `{ground}` has a contrast of {ratio}, below {least}",
                    scheme=_SCHEMES[scheme],
                    front=pair.front,
                    ground=pair.ground,
                    ratio=f"{ratio:.1f}",
                    least=f"{pair.least:g}",
                )
                lighter = be_lighter({**colours, **own}.get(other, other))
                help_ = say("take a lighter one") if lighter else say("take a darker one")
                yield Finding(given[name].span, message, help_)
