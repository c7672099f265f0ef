"""Start-up time is made of imports: each way to start loads what it uses and no more."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from reader import paths

FULL_SCREEN = {"textual", "rich", "reader.tui", "PIL", "reader.raster"}
WEB = {
    "httpx2",
    "httpcore2",
    "h2",
    "idna",
    "http.client",
    "urllib.request",
    "ssl",
    "reader.sources.web",
}
FEEDS = {"feedparser", "xml.sax", "xml.etree", "reader.feeds"}
HTML = {"selectolax", "resiliparse", "trafilatura", "lxml", "html.parser", "reader.extract.html"}
HEAVY = {"asyncio", "sqlite3", "hypothesis", "babel", "unittest", "importlib.metadata"}


def loaded_by(program: str, *words: str) -> set[str]:
    """The modules that a process has loaded at the end of ``program``."""
    program = f"import sys\n{program}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.split())


def loaded_by_command(*words: str) -> set[str]:
    return loaded_by("from reader.cli import main\nassert main(sys.argv[1:]) == 0", *words)


def among(modules: Iterable[str], names: set[str]) -> list[str]:
    """Those of ``modules`` that are, or are part of, one of ``names``."""
    return sorted(m for m in modules if any(m == name or m.startswith(f"{name}.") for name in names))


@pytest.fixture
def dump(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text("A headline\n\nA paragraph that is long enough to be read as the text of this page.\n")
    return str(path)


@pytest.mark.parametrize("form", ["plain", "json", "markdown", "html"])
def test_printing_a_page_loads_nothing_of_the_full_screen_reader(dump: str, form: str) -> None:
    modules = loaded_by_command("show", "--format", form, dump)
    assert "reader.extract.dump" in modules
    assert among(modules, FULL_SCREEN | FEEDS | HEAVY) == []
    assert among(modules, WEB | HTML) == []


def test_opening_a_bundled_story_loads_no_web_client_no_feed_parser_and_no_html_parser() -> None:
    slug = next((paths.content() / "stories").glob("*.yaml")).stem
    modules = loaded_by(f"from reader.desk import Desk\nDesk().open('edition:{slug}')")
    assert "reader.sources.edition" in modules
    assert among(modules, WEB | FEEDS | HTML) == []
    assert among(modules, FULL_SCREEN | HEAVY) == []
    assert among(modules, {"reader.extract.dump"}) == []


def test_the_front_page_loads_none_either() -> None:
    modules = loaded_by_command()
    assert among(modules, FULL_SCREEN | WEB | FEEDS | HTML | HEAVY | {"reader.extract.dump"}) == []


def test_the_full_screen_reader_loads_none_either() -> None:
    modules = loaded_by("import reader.tui.app, reader.desk\nreader.desk.Desk().front_page()")
    assert "textual" in modules
    assert among(modules, FEEDS | HTML | {"reader.sources.web", "httpx2", "PIL"}) == []


def test_the_command_line_itself_loads_next_to_nothing() -> None:
    modules = loaded_by("import reader.cli")
    ours = {module for module in modules if module.startswith("reader.")}
    assert among(modules, FULL_SCREEN | WEB | FEEDS | HTML | HEAVY | {"yaml", "hashlib", "json"}) == []
    assert among(ours, {"reader.desk", "reader.settings", "reader.theming", "reader.extract", "reader.layout"}) == []
