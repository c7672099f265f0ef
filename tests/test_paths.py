"""The reader's folders are where XDG says, and the program's data where the program is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from reader import paths

FOLDERS = [
    (paths.config, "XDG_CONFIG_HOME", ".config"),
    (paths.state, "XDG_STATE_HOME", ".local/state"),
    (paths.library, "XDG_DATA_HOME", ".local/share"),
    (paths.cache, "XDG_CACHE_HOME", ".cache"),
]
each_folder = pytest.mark.parametrize(("folder", "variable", "usual"), FOLDERS)


@each_folder
def test_the_variables_are_followed(
    folder: Callable[[], Path], variable: str, usual: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "/somewhere/else")
    assert folder() == Path("/somewhere/else/newsreader")


@pytest.mark.parametrize("value", ["", "relative/folder"])
@each_folder
def test_without_a_valid_variable_the_specification_has_its_say(
    folder: Callable[[], Path], variable: str, usual: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", "/home/ines")
    monkeypatch.setenv(variable, value)
    assert folder() == Path("/home/ines", usual, "newsreader")


def test_elsewhere_the_habits_of_the_platform_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.delenv("XDG_STATE_HOME")
    assert paths.state().name == "newsreader"


def test_who_has_no_home_reads_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> NoReturn:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.delenv("XDG_STATE_HOME")
    for folder in (paths.config(), paths.state()):
        assert not folder.exists()
        with pytest.raises(OSError, match="Not a directory"):
            folder.mkdir(parents=True)


def test_asking_makes_no_folder(own_folders: Path) -> None:
    for folder, _variable, _usual in FOLDERS:
        assert folder().is_relative_to(own_folders)
    assert list(own_folders.iterdir()) == []


def test_content_and_themes_are_in_the_checkout() -> None:
    assert (paths.content() / "edition.yaml").is_file()
    assert (paths.themes() / "nuit.yaml").is_file()


def test_content_and_themes_are_in_the_package_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "reader")
    installed = tmp_path / "reader" / "_data" / "content"
    assert paths.content() == tmp_path / "content"
    installed.mkdir(parents=True)
    assert paths.content() == installed
