"""A site in a folder that follows a project's files: each build makes what has changed, and nothing else."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from mkdocs.commands import build as mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from build_tools.build import pipeline
from build_tools.build.mkdocs_site import configuration
from build_tools.build.press import Press
from build_tools.build.trade import findings_of
from build_tools.cache import Cache
from build_tools.findings import Severity
from build_tools.locales import Locale, locale
from build_tools.mkdocs_plugin import TreesPlugin
from build_tools.preview.report import Report
from build_tools.reports import text
from build_tools.reports.checked import Checked
from build_tools.targets.artifact import Artifact

_READ = ("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors")
"""What MkDocs keeps of a page once its Markdown is read."""


class PreviewSite:
    """The pages on disk, and what is made when a browser asks for it."""

    def __init__(self, root: Path, folder: Path, url: str, profile: str = "") -> None:
        self.root, self.folder, self.url, self.profile = root, folder, url, profile
        self.report = Report()
        self.locale: Locale = locale("en")
        self.rendered: list[str] = []
        """The pages that the last build wrote, by their path."""
        self._pages: dict[str, tuple[object, Page]] = {}
        self._shown: dict[str, object] = {}
        self._on_demand: dict[str, Callable[[], Artifact]] = {}
        self._one_at_a_time = Lock()

    def build(self) -> None:
        """Bring the folder up to date; where that cannot be done, it stays, and the report says why."""
        self.rendered = []
        with _warnings() as heard:
            try:
                report = self._build()
            except MkDocsException as error:
                report = Report(f"{error}\n", errors=1)
            except Exception as error:  # a theme, a page or a plug-in of the author's may raise anything
                logging.getLogger(__name__).debug("the preview could not be built", exc_info=True)
                report = Report(f"{type(error).__name__}: {error}\n", errors=1)
        said = "".join(f"{line}\n" for line in heard)
        self.report = Report(said + report.text, report.errors, report.warnings + len(heard))

    def asked_for(self, path: str) -> bytes | None:
        """A file that is made on demand, by its path; None for any other."""
        with self._one_at_a_time:
            make = self._on_demand.get(path)
            return make().data if make else None

    def _build(self) -> Report:
        config = configuration(self.root, site_dir=str(self.folder), site_url=self.url)
        self.locale = locale(config.theme.locale.language if config.theme.locale else str(config.theme["language"]))
        plugin = config.plugins.get("trees")
        if not isinstance(plugin, TreesPlugin):
            raise MkDocsException("mkdocs.yml has no plug-in `trees`; add `plugins: [trees]`")
        forest = pipeline.load(self.root, self.profile)
        findings = tuple(findings_of(forest))
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        report = Report(
            text.render(Checked(findings, forest.sources).spoken(forest.locale.tag)) if findings else "",
            errors,
            len(findings) - errors,
        )
        if errors:
            return report
        cache = Cache(self.root / plugin.config.cache_dir)
        on_demand = pipeline.on_demand(forest, Press(forest, self.url, cache))
        plugin.preview(forest, [*pipeline.sources(forest, cache)], on_demand)
        self._write(config)
        with self._one_at_a_time:
            self._on_demand = on_demand
        return report

    def _write(self, config: MkDocsConfig) -> None:
        """What `mkdocs build` does, with what is as it was left out."""
        hooks = config.plugins
        hooks.on_startup(command="serve", dirty=False)
        config = hooks.on_config(config)
        hooks.on_pre_build(config=config)
        files = get_files(config)
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        files = hooks.on_files(files, config=config)
        set_exclusions(files, config)
        nav = hooks.on_nav(get_navigation(files, config), config=config, files=files)
        pages = self._read(config, files)
        env = hooks.on_env(env, config=config, files=files)
        files.copy_static_files(inclusion=InclusionLevel.is_in_serve)
        for template in config.theme.static_templates:
            mkdocs._build_theme_template(template, env, files, config, nav)
        frame = self._frame(config, nav)
        shown: dict[str, object] = {}
        for page in pages:
            uri = page.file.src_uri
            shown[uri] = (frame, self._pages[uri][0])
            if self._shown.get(uri) != shown[uri] or not Path(page.file.abs_dest_path).exists():
                mkdocs._build_page(page, config, [each.file for each in pages], nav, env)
                self.rendered.append(uri)
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        for uri in self._shown.keys() - shown.keys():
            (self.folder / uri).with_suffix(".html").unlink(missing_ok=True)
        self._shown = shown
        hooks.on_post_build(config=config)

    def _read(self, config: MkDocsConfig, files: Files) -> list[Page]:
        """Every page, its Markdown read anew where it, or the places that it may link to, are not as they were."""
        places = frozenset(file.src_uri for file in files)
        kept: dict[str, tuple[object, Page]] = {}
        for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
            page = config.plugins.on_pre_page(file.page or Page(None, file, config), config=config, files=files)
            config._current_page = page
            page.read_source(config)
            page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
            made_of = (page.markdown, repr(page.meta), places)
            former = self._pages.get(file.src_uri)
            if former and former[0] == made_of:
                vars(page).update({name: value for name, value in vars(former[1]).items() if name in _READ})
            else:
                page.render(config, files)
                page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)
            config._current_page = None
            kept[file.src_uri] = (made_of, page)
        self._pages = kept
        return [page for _, page in kept.values()]

    def _frame(self, config: MkDocsConfig, nav: Navigation) -> object:
        """What stands around every page: a change to it is a change to all."""
        theme = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        own = [(str(file), file.stat().st_mtime_ns) for file in sorted(theme.rglob("*"))] if theme else []
        said = repr((config.site_name, config.extra.get("edition")))
        return hashlib.sha256(repr([str(nav), own, said, (self.root / "mkdocs.yml").read_bytes()]).encode()).digest()


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile."""
    heard: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    handler = Listening(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield heard
    finally:
        logger.removeHandler(handler)
