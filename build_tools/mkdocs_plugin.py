"""The MkDocs plugin: feeds the artifacts to MkDocs as generated files. An adapter, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from build_tools import terminal
from build_tools.build import pipeline
from build_tools.build.trade import findings_of
from build_tools.cache import Cache
from build_tools.findings import Severity
from build_tools.model.forest import Forest
from build_tools.reports import text
from build_tools.reports.checked import Checked
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact
from build_tools.targets.edition import imprint, screen
from build_tools.targets.offline import web_app

NEEDED = ("attr_list", "md_in_html", "tables")
"""Markdown extensions that the pages are written for."""
SCRIPTS = ("site.js", "finder.js")
"""What every page loads."""
THEME_FILES = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""What the stock theme would send along; the site has its own."""
THEME = Path(__file__).parent / "assets" / "theme"


class TreesConfig(Config):  # type: ignore[no-untyped-call] # MkDocs types no metaclass hooks
    """The plugin's options in mkdocs.yml."""

    cache_dir = Type(str, default=".cache/trees")
    profile = Type(str, default="")


class TreesPlugin(BasePlugin[TreesConfig]):  # type: ignore[no-untyped-call] # the same
    """Checks the trees, then adds their pages, charts, cards and data to the site."""

    serving = False
    _preview: tuple[Forest, list[Artifact], Iterable[str]] | None = None

    def preview(self, forest: Forest, sources: list[Artifact], on_demand: Iterable[str]) -> None:
        """Build a preview of a forest that is sound: its sources, and for what is made on demand the place alone."""
        self._preview = forest, sources, on_demand

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
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        for name in SCRIPTS:
            script = ExtraScriptValue(f"assets/{name}")
            script.defer = True
            config.extra_javascript.append(script)
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add every artifact; a tree with errors stops the build with the checker's report."""
        root = _root(config)
        for file in [*files]:
            if file.src_uri.startswith(THEME_FILES):
                files.remove(file)
        forest = self.forest = self._preview[0] if self._preview else pipeline.load(root, self.config.profile)
        if self.config.profile and self.config.profile not in forest.profiles:
            raise PluginError(f"trees: there is no profile profiles/{self.config.profile}.yml that can be read")
        config.site_name = forest.site.name
        if not self._preview:
            config.site_url = pipeline.published_at(forest, config.site_url or "")
        config.extra["edition"] = imprint(forest)
        config.extra["site"] = forest.site
        config.extra["words"] = forest.locale.part("web")
        config.extra["worker"] = not self.serving
        config.extra["colours"] = screen(forest).light
        for artifact in self._artifacts(config):
            file = File.generated(config, artifact.path, content=artifact.data, inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(file)
        for path in self._preview[2] if self._preview else ():
            files.append(_OnDemand.generated(config, path, content=b"", inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def _artifacts(self, config: MkDocsConfig) -> Iterator[Artifact]:
        if self._preview:
            yield from self._preview[1]
            return
        errors = [finding for finding in findings_of(self.forest) if finding.severity is Severity.ERROR]
        if errors:
            raise PluginError(
                "the trees have errors\n\n"
                + text.render(Checked(tuple(errors), self.forest.sources).spoken(terminal.language()))
            )
        cache = Cache(_root(config) / self.config.cache_dir)
        yield from pipeline.artifacts(self.forest, config.site_url or "", cache)

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Put into a hand-written page what is made from data, and what the forest knows of it."""
        source = self.forest.pages.get(f"docs/{page.file.src_uri}")
        if source and (fill := source.fill):
            page.meta = {key: fill(said) if isinstance(said, str) else said for key, said in page.meta.items()}
        return pipeline.finished(self.forest, page.file.src_uri) or markdown

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add the service worker, which lists everything that the build has made, and its packs; a preview has none."""
        if self.serving:
            return
        site = Path(config.site_dir)
        files = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
        for path, data in {**web_app.packs(files), "sw.js": web_app.service_worker(files)}.items():
            (site / path).parent.mkdir(exist_ok=True)
            (site / path).write_bytes(data)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Build again when a tree is edited."""
        server.watch(str(_root(config) / "trees"))
        return server


class _OnDemand(File):
    """A file that is linked to, and made when somebody asks for it."""

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing is there to be copied."""


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
