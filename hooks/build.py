"""The only file that knows MkDocs: it hands the pages and files of the library to it.

MkDocs makes the prose pages of `docs/`. The records get their pages from the library, in the
same frame: `overrides/base.html`, rendered once per section and filled per record.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, os.path.dirname(__file__))  # `mkdocs` starts without this folder on its path

from adviesspoor import assets, feeds, history, opensearch, output, webfiles  # noqa: E402
from adviesspoor.beside import Beside, Group  # noqa: E402
from adviesspoor.changes import Changes  # noqa: E402
from adviesspoor.dutch import written_date  # noqa: E402
from adviesspoor.extra_pages import extra_pages  # noqa: E402
from adviesspoor.findings import DataError  # noqa: E402
from adviesspoor.form_files import Addresses  # noqa: E402
from adviesspoor.frames import Frame, Sheet  # noqa: E402
from adviesspoor.macros import Blocks, prose_macros  # noqa: E402
from adviesspoor.preview import OnDemand, Preview  # noqa: E402
from adviesspoor.project import Project, read_or_raise  # noqa: E402
from adviesspoor.register import Entry  # noqa: E402
from adviesspoor.render import Crumb, Page, crumb_trail, record_page  # noqa: E402
from adviesspoor.search import vendor  # noqa: E402
from adviesspoor.templates import Templates, root_of  # noqa: E402
from adviesspoor.webfiles import SettingError  # noqa: E402
from adviesspoor.website import Site  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.livereload import LiveReloadServer  # noqa: E402
from mkdocs.structure.files import Files  # noqa: E402
from mkdocs.structure.pages import Page as ProsePage  # noqa: E402
from mkdocs.utils import CountHandler  # noqa: E402
from tqdm import tqdm  # noqa: E402

_STATE = "adviesspoor"

# MkDocs keeps this module as long as it serves, and gives a hook no other place for what outlives a build.
_preview = Preview()


class _Build:
    """What one build passes on from event to event, kept on the config of that build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.project = Project(Path(config.config_file_path).parent)
        self.register = read_or_raise(self.project)
        self.history = history.read(self.project.root)
        self.changes = Changes(self.register, self.history)
        self.templates = Templates(self.project.templates, self.register, self.changes, config.site_url or "")
        self.site = Site(config.site_name, config.site_description, config.site_url or "", config.extra["site_id"])
        self.security = webfiles.security(self.site, **config.extra["security"], today=self.register.peildatum)
        self.preview = bool(config.extra.get("preview"))
        self.libraries = _libraries(self.project)
        # The preview keeps the names of scripts and styles, so that a change in one shows at once.
        self.assets = assets.Assets() if self.preview else assets.named_after_content(Path(config.docs_dir), self.libraries)
        self.target = Path(config.site_dir).resolve()  # where a link leads, so that the link stays
        self.blocks = Blocks()
        self.titles: dict[str, str] = {}  # of the prose pages, by address
        self.prose: list[tuple[str, str, str]] = []
        self.prose_files: dict[str, str] = {}
        self.theme = None


def on_startup(command: str, dirty: bool) -> None:
    """A build keeps what it makes until it ends: to look for garbage in it takes a tenth of the time and finds none."""
    if command == "build":
        gc.disable()


def on_shutdown() -> None:
    gc.freeze()  # nor does it at the end, when Python looks once more
    gc.enable()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data before anything else: with one mistake in it there is no site."""
    if config.extra.get("preview"):
        # The event for errors gets no config, so what it needs to know is told here.
        config.plugins.events["build_error"].append(lambda error: _preview.fail(str(error)))
    try:
        build = _Build(config)
    except DataError as error:
        raise PluginError(f"De gegevens zijn niet in orde.\n{error}") from None
    except SettingError as error:
        raise PluginError(f"Een instelling klopt niet.\n{error}") from None
    config.extra[_STATE] = build
    config.plugins["macros"].register_macros(prose_macros(build.templates, build.register, build.blocks))
    config.watch += [str(build.project.data), str(build.project.templates)]
    if not build.preview:
        staging = output.staging_for(build.target)
        config.plugins.events["build_error"].append(partial(_give_up, staging))
        _make_room(build.target)
        config.site_dir = str(staging)
    return config


def _libraries(project: Project) -> dict[str, bytes]:
    try:
        return vendor.files(project.root / "node_modules")
    except FileNotFoundError as error:
        raise PluginError(str(error)) from None


def _make_room(target: Path) -> None:
    """Raises PluginError when no site can come at `target`."""
    if target.exists() and not target.is_dir():
        raise PluginError(f"{target} is een bestand; de site heeft een map nodig. Haal het weg of kies een andere map.")
    output.tidy(target)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the theme's own scripts and styles, which no page uses; put ours in folders named after their content."""
    build = config.extra[_STATE]
    for file in [*files]:
        file.dest_uri = build.assets.address(file.dest_uri)
        if file.src_dir and "material/templates" in Path(file.src_dir).as_posix():
            files.remove(file)
    return files


def on_env(env, config: MkDocsConfig, files: Files):
    """Give every template what the frame needs, whichever page it is for."""
    build = config.extra[_STATE]
    env.globals["site"] = _site(config, build)
    build.theme = env
    return env


def on_page_content(html: str, page: ProsePage, config: MkDocsConfig, files: Files) -> str:
    """Explain the first use of each term in the text of a prose page, and put in the lists that it shows."""
    build = config.extra[_STATE]
    address = page.url.removeprefix("./")
    build.titles[address] = page.title
    return build.blocks.fill(build.templates.explained(html, root_of(address)), page.present_anchor_ids)


def on_page_context(context: dict, page: ProsePage, config: MkDocsConfig, nav) -> dict:
    """Put a prose page into the frame."""
    build = config.extra[_STATE]
    address = page.url.removeprefix("./")
    steps = () if page.is_homepage else _steps_to(build, address)
    if page.meta.get("searchable", True):
        build.prose.append((address, page.title, page.content))
    # A page that quotes records also changes when they do: its file does not tell when.
    build.prose_files[address] = "" if "{{" in page.file.content_string else f"docs/{page.file.src_uri}"
    context["root"] = root_of(address)
    context["sheet"] = Sheet(
        title=_head_title(config, "" if page.is_homepage else page.title),
        description=page.meta.get("description", ""),
        canonical=page.canonical_url or "",
        edit=_edit(config, f"docs/{page.file.src_uri}"),
        crumbs=crumb_trail(build.templates, address, steps) if steps else "",
        content=page.content,
        head=_head(build, address),
        section=address,
        language=page.meta.get("taal", "nl"),
        scripts=tuple(map(build.assets.address, page.meta.get("scripts", ()))),
        styles=tuple(map(build.assets.address, page.meta.get("styles", ()))),
    )
    return context


def _steps_to(build: _Build, address: str) -> tuple[Crumb, ...]:
    """Home, and the prose pages in whose folders this one stands."""
    folders = address.split("/")[:-2]
    above = ("/".join(folders[: number + 1]) + "/" for number in range(len(folders)))
    return (Crumb("Home", ""), *(Crumb(build.titles[page], page) for page in above if page in build.titles))


def on_template_context(context: dict, template_name: str, config: MkDocsConfig) -> dict:
    """Put a page without content of its own (404) into the frame; its links start at the host's root."""
    context["root"] = f"{context['base_url'].rstrip('/')}/"
    context["sheet"] = Sheet(_head_title(config, "Niet gevonden"), "Deze pagina bestaat niet.", "", "", "", "")
    return context


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable) -> LiveReloadServer:
    """Let the preview server make files when they are asked for."""
    server.set_app(_preview.app(server.serve_request, server.mount_path))
    server.builder = _preview.builder(builder)
    return server


def on_post_build(config: MkDocsConfig) -> None:
    """Write what MkDocs does not make: record pages, the API, feeds, the sitemap; then show the new site."""
    build = config.extra[_STATE]
    folder = Path(config.site_dir)
    if build.preview:
        pages = {entry.address: partial(_record_files, config, build, (entry,)) for entry in build.register.pages}
        _preview.finish(OnDemand(folder, pages, _other_files(config, build)))
        return
    written = output.write(folder, _record_files(config, build, build.register.pages))
    if len(written) != len(build.register.pages):
        raise PluginError(f"{len(build.register.pages)} records, maar {len(written)} pagina's: er ontbreekt iets.")
    for files in _other_files(config, build):
        output.write(folder, files())
    if config.strict and _warned():
        raise PluginError("MkDocs waarschuwde hierboven; de site van eerder blijft staan.")
    output.swap(folder, build.target)


def _other_files(config: MkDocsConfig, build: _Build) -> list[Group]:
    """All that is not a prose page or the page of a record, in the order in which it is made."""
    beside = Beside(
        site=build.site,
        register=build.register,
        history=build.history,
        changes=build.changes,
        assets=build.assets,
        libraries=build.libraries,
        security=build.security,
        prose=build.prose,
        prose_files=build.prose_files,
        lists=build.templates.lists,
        form_addresses=Addresses(config.extra.get("new_file_address") or "", config.extra.get("edit_address") or ""),
        policy=_policy(config, build),
    )
    return [lambda: _page_files(config, build, extra_pages(build.templates, build.register, build.changes)), *beside.groups()]


def _warned() -> bool:
    """Whether MkDocs counted a warning in this build: in strict mode it aborts, but only after the last event."""
    return any(handler.get_counts() for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))


def _give_up(staging: Path, error: Exception) -> None:
    """A failed build leaves the site of before as it was, and says in Dutch what is wrong with the disk."""
    output.discard(staging)
    if isinstance(error, OSError):
        raise PluginError(f"{output.trouble(error)} De site van eerder blijft staan.") from None


def _record_files(config: MkDocsConfig, build: _Build, entries: Collection[Entry]) -> Iterator[tuple[str, bytes]]:
    pages = (record_page(build.templates, build.register, entry) for entry in entries)
    # A reader waits for a page or two without being told so.
    return _page_files(config, build, tqdm(pages, total=len(entries), desc="Records", delay=1, leave=False, disable=None))


def _page_files(config: MkDocsConfig, build: _Build, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    frames: dict[tuple[str, str, bool], Frame] = {}
    for page in pages:
        sheet = Sheet(
            title=_head_title(config, page.title),
            description=page.description,
            canonical=f"{config.site_url}{page.canonical or page.address}" if config.site_url else "",
            edit=_edit(config, page.source_file),
            crumbs=crumb_trail(build.templates, page.address, page.crumbs),
            content=page.html,
            head=page.head + _head(build, page.address, page.id),
            section=f"{page.section}/",
        )
        key = (page.section, root_of(page.address), bool(sheet.edit))
        if key not in frames:
            frame = build.theme.get_template("main.html")
            frames[key] = Frame.rendered(lambda sample, frame=frame, root=key[1]: frame.render(root=root, sheet=sample), sheet)
        yield page.address, frames[key].fill(sheet).encode("utf-8")


def _head(build: _Build, address: str, id: str = "") -> str:
    """What only this page has in its head."""
    return build.templates.part("feeds", root_of(address)).links(feeds.announced(build.register, id))


def _site(config: MkDocsConfig, build: _Build) -> dict[str, object]:
    """What is the same on every page. The preview server adds an inline script, so it runs without a policy."""
    return {
        "name": config.site_name,
        "image": f"{config.site_url}assets/deelplaatje.png" if config.site_url else "",
        "menu": config.extra["menu"],
        "footer": config.extra["footer"],
        "styles": [*map(build.assets.address, config.extra_css)],
        "scripts": [build.assets.address(str(script)) for script in config.extra_javascript],
        "first_script": build.assets.address("javascripts/kleur.js"),
        "checked": written_date(build.register.peildatum),
        "policy": _policy(config, build),
        "search": opensearch.ADDRESS if build.site.url else "",
    }


def _policy(config: MkDocsConfig, build: _Build) -> str:
    return "" if build.preview else config.extra["policy"]


def _head_title(config: MkDocsConfig, title: str) -> str:
    return f"{title} – {config.site_name}" if title else f"{config.site_name} – {config.extra['tagline']}"


def _edit(config: MkDocsConfig, file: str) -> str:
    pattern = config.extra.get("edit_address") or ""
    return pattern.format(file=file) if pattern and file else ""
