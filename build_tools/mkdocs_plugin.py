"""The MkDocs plugin: feeds the artifacts to MkDocs as generated files. An adapter, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from build_tools import terminal
from build_tools.build import pipeline, theme
from build_tools.build.offline import add_worker
from build_tools.build.press import Press
from build_tools.build.rendered import RenderedPages
from build_tools.build.trade import findings_of
from build_tools.cache import Cache
from build_tools.findings import Severity
from build_tools.model import foreign
from build_tools.model.forest import Forest
from build_tools.reports import text
from build_tools.reports.checked import Checked
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

NEEDED = ("attr_list", "md_in_html", "tables")
"""Markdown extensions that the pages are written for."""


class TreesConfig(Config):  # type: ignore[no-untyped-call] # MkDocs types no metaclass hooks
    """The plugin's options in mkdocs.yml."""

    cache_dir = Type(str, default=".cache/trees")
    profile = Type(str, default="")


class TreesPlugin(BasePlugin[TreesConfig]):  # type: ignore[no-untyped-call] # the same
    """Checks the trees, then adds their pages, charts, cards and data to the site."""

    serving = False
    rendered: RenderedPages | None = None
    """Pages that were rendered before; a preview keeps its own."""
    _preview: tuple[Forest, list[Artifact], Iterable[str]] | None = None
    _press: Press | None = None

    def preview(self, forest: Forest, sources: list[Artifact], on_demand: Iterable[str]) -> None:
        """Build a preview of a forest that is sound: its sources, and for what is made on demand the place alone."""
        self._preview = forest, sources, on_demand

    def prepare(self, press: Press) -> None:
        """Build with a press whose forest is sound: it is neither read nor judged again."""
        self._press = press

    def on_startup(
        self,
        *,
        command: Literal["build", "gh-deploy", "serve"],
        dirty: bool,  # noqa: ARG002 # MkDocs hands it over
    ) -> None:
        """Remember whether this is a preview, which gets no service worker.

        MkDocs keeps a plugin that has this hook from one configuration to the next: a build knows of no former preview.
        """
        self.serving = command == "serve"
        self._press = None
        if not self.serving:
            self._preview = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add what every page needs, and refuse what would lead QR codes and links nowhere."""
        if config.use_directory_urls:
            raise PluginError("trees: set `use_directory_urls: false`: QR codes and links name pages by their file")
        if reason := paths.unfit(config.site_url or ""):
            raise PluginError(f"trees: `site_url` {reason}; QR codes would lead nowhere")
        missing = [name for name in NEEDED if name not in config.markdown_extensions]
        if missing:
            raise PluginError(
                f"trees: add to `markdown_extensions`: {', '.join(missing)}; the steps of a tree need them"
            )
        if config.theme.custom_dir or len(config.plugins) > 1:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme.FOLDER))
        else:  # nobody asks for anything of the stock theme, and its ten thousand icons take long to list
            config.theme.dirs[:] = [str(theme.FOLDER), config.theme.dirs[-1]]
        for name in theme.SCRIPTS:
            script = ExtraScriptValue(paths.asset(name))
            script.defer = True
            config.extra_javascript.append(script)
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add every artifact; a tree with errors stops the build with the checker's report."""
        root = _root(config)
        for file in [*files]:
            if file.src_uri.startswith(theme.STOCK_FILES):
                files.remove(file)
        press = None if self._preview else self._press or self._checked(root, config)
        self.forest = forest = press.forest if press else self._preview[0] if self._preview else Forest()
        config.site_name = forest.site.name
        config.nav = _worded(config.nav, forest.fill) if forest.fill else config.nav
        if press:
            config.site_url = press.site_url
        config.extra.update(theme.told(forest, worker=not self.serving))
        for artifact in pipeline.at_once(press) if press else self._preview[1] if self._preview else ():
            file = File.generated(config, artifact.path, content=artifact.data, inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(file)
        for path in self._preview[2] if self._preview else ():
            files.append(_made(config, path, None))
        for path, make in pipeline.later(press).items() if press else ():
            files.append(_made(config, path, make))
        self.rendered = RenderedPages(press.cache, config, files) if press and not self.serving else None
        return files

    def _checked(self, root: Path, config: MkDocsConfig) -> Press:
        """A press for the trees, if they have no errors."""
        forest = pipeline.load(root, self.config.profile)
        if self.config.profile and self.config.profile not in forest.profiles:
            raise PluginError(f"trees: there is no profile profiles/{self.config.profile}.yml that can be read")
        errors = [finding for finding in findings_of(forest) if finding.severity is Severity.ERROR]
        if errors:
            said = Checked(tuple(errors), forest.sources).spoken(terminal.language())
            raise PluginError("the trees have errors\n\n" + text.render(said))
        return Press(forest, pipeline.published_at(forest, config.site_url or ""), Cache(root / self.config.cache_dir))

    def on_env(self, env: Environment, /, **_: object) -> Environment:
        """Have templates escape what is put into them: a title is text."""
        env.autoescape = True
        return env

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Put into a hand-written page what is made from data; what was rendered before is left out."""
        source = self.forest.pages.get(f"docs/{page.file.src_uri}")
        if source and (fill := source.fill):
            page.meta = {key: fill(said) if isinstance(said, str) else said for key, said in page.meta.items()}
        whole = pipeline.finished(self.forest, page.file.src_uri) or markdown
        return "" if self.rendered and self.rendered.take(page, whole) else whole

    def on_page_content(self, html: str, /, *, page: Page, **_: object) -> str:
        """Put in what was rendered before; refuse a hand-written page that would run or load something of others."""
        restored = self.rendered.restored(page) if self.rendered else None
        if restored is not None:
            return restored  # it was judged when it was rendered, by the same code
        if page.file.generated_by is None and (found := next(foreign.parts(html, finished=True), None)):
            said = f"`{found.said}` runs or loads something, or is no whole tag"
            raise PluginError(f"{page.file.src_uri}: {said}; write text, links, and pictures that are in docs/")
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add the service worker, which lists everything that the build has made, and its packs; a preview has none."""
        if self.serving:
            return
        if self.rendered:
            self.rendered.keep()
        add_worker(Path(config.site_dir))

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Build again when a tree is edited."""
        server.watch(str(_root(config) / "trees"))
        return server


class _Made(File):
    """A file that is linked to, and made when it is copied; in a preview, when somebody asks for it."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.make: Callable[[], Artifact] | None = None

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 # MkDocs hands it over
        """Make it, and keep it in no memory."""
        if self.make:
            write_file(self.make().data, self.abs_dest_path)


def _made(config: MkDocsConfig, path: str, make: Callable[[], Artifact] | None) -> File:
    file = _Made.generated(config, path, content=b"", inclusion=InclusionLevel.NOT_IN_NAV)
    if isinstance(file, _Made):
        file.make = make
    return file


def _worded(nav: Any, fill: Callable[[str], str]) -> Any:
    """The navigation with its titles as the edition words them; the places stay."""
    if isinstance(nav, dict):
        return {fill(title): _worded(below, fill) for title, below in nav.items()}
    return [_worded(item, fill) for item in nav] if isinstance(nav, list) else nav


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
