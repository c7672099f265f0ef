"""The doctor says what was found around the program, and what would be better."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader import __version__, doctor, locale, paths
from reader.desk import Desk
from reader.errors import LibraryDamaged, SettingsError
from reader.library.store import Library
from reader.settings import Settings

GOOD = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "en_GB.UTF-8"}


@pytest.fixture(autouse=True)
def a_good_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wide terminal in a UTF-8 locale, and nobody else's package of our name."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("LINES", "40")
    monkeypatch.setattr(doctor.system_locale, "getencoding", lambda: "UTF-8")
    monkeypatch.setattr(metadata, "packages_distributions", lambda: {"reader": ["newsreader-tui"]})


def findings(
    settings: Settings | None = None, trouble: SettingsError | None = None, **environment: str
) -> dict[str, tuple[str, str | None]]:
    """Value and advice by name, in the good place with this ``environment``."""
    text = doctor.examine(settings or Settings(), {**GOOD, **environment}, trouble).text
    found: dict[str, tuple[str, str | None]] = {}
    name = ""
    for line in text.splitlines()[:-2]:
        if line.startswith("    → "):
            found[name] = (found[name][0], line.removeprefix("    → "))
        else:
            name, _colon, value = line.partition(": ")
            found[name] = (value, None)
    return found


def test_a_good_place_needs_no_advice() -> None:
    found = findings()
    assert {name: advice for name, (_value, advice) in found.items() if advice} == {}
    assert doctor.examine(Settings(), GOOD).text.endswith("\nAll is well.")


def test_versions_are_told() -> None:
    found = findings()
    assert found["newsreader"] == (__version__, None)
    assert found["Python"][0].startswith(f"{sys.version_info[0]}.{sys.version_info[1]}.")
    for name in ("textual", "rich", "PyYAML", "platformdirs", "wcwidth"):
        assert found[name] == (metadata.version(name), None)
    assert "FTS5: " in found["SQLite"][0]


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "wcwidth":
            raise metadata.PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(metadata, "version", version)
    assert findings()["wcwidth"] == ("not installed", "Install newsreader again with pip.")


def test_another_package_of_our_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "packages_distributions", lambda: {"reader": ["reader", "newsreader-tui"]})
    value, advice = findings()["Package of the same name"]
    assert value == "reader"
    assert advice
    assert "an environment of its own" in advice


def test_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings(TERM_PROGRAM="WezTerm")["Terminal"] == ("xterm-256color WezTerm", None)
    value, advice = findings(TERM="dumb")["Terminal"]
    assert value == "dumb"
    assert advice == "This is no full terminal: stories are printed as plain text here."
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert findings()["Terminal"] == ("xterm-256color", advice)
    assert findings(TERM="")["Terminal"] == ("unknown", advice)


@pytest.mark.parametrize(
    ("environment", "value", "advised"),
    [
        ({}, "16 million", False),
        ({"COLORTERM": "24bit"}, "16 million", False),
        ({"COLORTERM": ""}, "256", True),
        ({"COLORTERM": "", "TERM": "vt100"}, "16 or fewer", True),
        ({"NO_COLOR": "1"}, "none, as NO_COLOR asks", False),
        ({"NO_COLOR": ""}, "16 million", False),
    ],
)
def test_colours(environment: dict[str, str], value: str, advised: bool) -> None:
    found, advice = findings(**environment)["Colours"]
    assert found == value
    assert bool(advice) is advised


@pytest.mark.parametrize(
    ("columns", "rows", "advice"),
    [
        ("110", "12", None),
        ("109", "40", "From 110 columns on, comments stand beside the article."),
        ("39", "40", "At least 40 by 12 are needed to read well."),
        ("120", "11", "At least 40 by 12 are needed to read well."),
    ],
)
def test_the_size(columns: str, rows: str, advice: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("LINES", rows)
    assert findings()["Size"] == (f"{columns} columns, {rows} rows", advice)


def test_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings()["Locale"] == ("en_GB.UTF-8, UTF-8", None)
    assert findings(LC_ALL="fr_FR.UTF-8")["Locale"][0] == "fr_FR.UTF-8, UTF-8"
    monkeypatch.setattr(doctor.system_locale, "getencoding", lambda: "ISO-8859-1")
    value, advice = findings(LANG="fr_FR")["Locale"]
    assert value == "fr_FR, ISO-8859-1"
    assert advice
    assert "Use a UTF-8 locale" in advice


def test_folders_are_told_and_not_made() -> None:
    found = findings()
    assert found["Settings"] == (str(paths.config() / "settings.yaml"), None)
    assert found["State"] == (str(paths.state()), None)
    assert found["Themes"] == (str(paths.themes()), None)
    assert found["Bundled edition"] == (str(paths.content()), None)
    assert not any(folder.exists() for folder in (paths.config(), paths.state(), paths.library()))


def test_files_in_place_of_folders_are_told(own_folders: Path) -> None:
    (own_folders / "config").mkdir()
    (own_folders / "config" / "newsreader").write_text("in the way")
    (own_folders / "state").write_text("in the way")
    found = findings()
    assert found["Settings"][1] == "This is not a folder."
    assert found["State"][1] == "Nothing can be written there: reading positions and choices will be forgotten."


def test_a_folder_that_cannot_be_written_to_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.os, "access", lambda *_: False)
    assert findings()["State"][1] is not None


def test_a_folder_that_cannot_be_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/" + "x" * 300)
    assert findings()["State"][1] is not None


def test_what_is_wrong_with_the_settings_is_told() -> None:
    trouble = SettingsError("unknown key “themme”", where="settings.yaml:1")
    assert findings(trouble=trouble)["Settings"][1] == "settings.yaml:1: unknown key “themme”"


def test_the_theme() -> None:
    assert findings()["Theme"] == ("nuit (AAA)", None)
    Desk().choose(theme="sepia")
    assert findings()["Theme"][0].startswith("sepia (")
    assert findings(Settings(theme="jour"))["Theme"][0].startswith("jour (")
    value, advice = findings(Settings(theme="sepai"))["Theme"]
    assert value == "sepai"
    assert advice == "there is no theme called “sepai”. Did you mean “sepia”?"


def test_a_remembered_theme_that_has_gone_is_told() -> None:
    Desk().choose(theme="gone")
    value, advice = findings()["Theme"]
    assert value == "nuit (AAA)"
    assert advice
    assert "there is no theme called “gone”" in advice


def test_a_damaged_state_file_is_told(own_folders: Path) -> None:
    path = paths.state() / "state.json"
    path.parent.mkdir(parents=True)
    path.write_text("damaged")
    advice = findings()["Theme"][1]
    assert advice
    assert "state.damaged.json" in advice


def test_the_stories_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert int(findings()["Stories"][0]) >= 14
    monkeypatch.setattr(paths, "content", lambda: tmp_path)
    value, advice = findings()["Stories"]
    assert value == "0"
    assert advice
    assert "edition.yaml" in advice


def test_nothing_that_is_told_commands_the_terminal() -> None:
    hostile = "\x1b[31mred\x1b]0;title\x07\n"
    text = doctor.examine(Settings(theme=hostile), {"TERM": hostile, "TERM_PROGRAM": hostile, "LANG": hostile}).text
    assert not {"\x1b", "\x07", "title"}.intersection(text)
    assert "red" in text


def test_the_advice_is_counted_in_the_language_in_use() -> None:
    assert doctor.examine(Settings(), {**GOOD, "TERM": "dumb"}).text.endswith("\n1 thing could be better.")
    assert doctor.examine(Settings(), {"TERM": "dumb"}).text.endswith("\n2 things could be better.")
    locale.use("fr")
    assert not doctor.examine(Settings(), GOOD).text.endswith("All is well.")


def test_only_what_is_broken_counts_as_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_sound(settings: Settings | None = None, trouble: SettingsError | None = None, **environment: str) -> bool:
        return doctor.examine(settings or Settings(), {**GOOD, **environment}, trouble).sound

    assert is_sound()
    assert is_sound(TERM="dumb", LANG="C")
    assert not is_sound(trouble=SettingsError("unknown key “themme”", where="settings.yaml:1"))
    assert not is_sound(Settings(theme="sepai"))
    damaged = tmp_path / "news.db"
    damaged.write_bytes(b"spoiled " * 2000)
    assert not is_sound(Settings(library=damaged))
    monkeypatch.setattr(paths, "content", lambda: tmp_path)
    assert not is_sound()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are POSIX's")
def test_a_library_that_can_only_be_read_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(library=tmp_path / "news.db")
    with closing(Library(tmp_path / "news.db")) as library:
        library.subscribe("https://harbour.example/feed")
    monkeypatch.setattr(doctor.os, "access", lambda place, mode, **_: place != settings.library)
    advice = findings(settings)["Library"][1]
    assert advice is not None
    assert "What you mark will not last" in advice
    assert doctor.examine(settings, GOOD).sound


def test_a_full_disk_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(library=tmp_path / "news.db")
    with closing(Library(tmp_path / "news.db")) as library:
        library.subscribe("https://harbour.example/feed")
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path: SimpleNamespace(free=100))
    advice = findings(settings)["Library"][1]
    assert advice is not None
    assert "Make room on the disk" in advice


def test_a_library_is_examined(tmp_path: Path) -> None:
    settings = Settings(library=tmp_path / "news.db")
    assert findings(settings)["Library"] == (str(settings.library), None)
    with closing(Library(tmp_path / "news.db")) as library:
        library.subscribe("https://harbour.example/feed")
    assert findings(settings)["Library"] == (str(settings.library), None)
    assert doctor.repair(settings) == "The library is sound."
    (tmp_path / "news.db").write_bytes(b"spoiled " * 2000)
    advice = findings(settings)["Library"][1]
    assert advice is not None
    assert "doctor --repair" in advice


def test_what_can_be_read_of_a_damaged_library_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with closing(Library(path)) as library, library.batch():
        for number in range(400):
            library.subscribe(f"https://harbour{number}.example/a-feed-with-a-long-address")
    pages = path.read_bytes()
    path.write_bytes(pages[:-8192] + b"\xa5" * 8192)
    said = doctor.repair(Settings(library=path))
    assert "feeds were saved. 0 stories were saved." in said
    assert str(tmp_path / "news.damaged.db") in said
    with closing(Library(path)) as library:
        assert len(library.feeds()) > 200
        assert library.check() == ()


def test_a_library_of_which_nothing_can_be_read_stays_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(b"spoiled " * 2000)
    with pytest.raises(LibraryDamaged, match="nothing of the library can be read"):
        doctor.repair(Settings(library=path))
    assert path.exists()
