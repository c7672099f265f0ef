"""Which themes there are, and which one the contrast control switches to."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from reader import paths
from reader.errors import ThemeError
from reader.theming import catalogue
from reader.theming.catalogue import Themes

WriteTheme: TypeAlias = Callable[..., Path]


@pytest.fixture
def themes(tmp_path: Path) -> Themes:
    """The built-in themes, and those that a test writes."""
    return Themes((paths.themes(), tmp_path))


def test_the_built_in_themes_are_there(themes: Themes) -> None:
    assert {"nuit", "jour", "sepia", "ardoise", "contraste-sombre", "contraste-clair", "contraste-jaune"} <= set(
        themes.names()
    )


def test_ones_own_themes_live_beside_the_settings(
    write_theme: WriteTheme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "newsreader" / "themes"
    folder.mkdir(parents=True)
    write_theme().rename(folder / "mine.yaml")
    assert Themes().get("mine").path == folder / "mine.yaml"


def test_ones_own_theme_wins_over_a_built_in_one_of_the_same_name(themes: Themes, write_theme: WriteTheme) -> None:
    own = write_theme(name="nuit")
    assert themes.get("nuit").path == own
    assert themes.names().count("nuit") == 1


def test_a_missing_folder_offers_nothing(tmp_path: Path) -> None:
    assert Themes((tmp_path / "nowhere",)).names() == []


def test_only_yaml_files_are_themes_and_no_hidden_ones(tmp_path: Path) -> None:
    for name in ("one.yaml", ".#one.yaml", "two.yml", "three.yaml~", "README.md"):
        (tmp_path / name).touch()
    assert Themes((tmp_path,)).names() == ["one"]


def test_an_unknown_name_is_answered_with_the_nearest(themes: Themes) -> None:
    with pytest.raises(ThemeError, match=r"no theme called “nuti”\. Did you mean “nuit”\?"):
        themes.get("nuti")


def test_a_name_cannot_lead_out_of_the_folders(themes: Themes, write_theme: WriteTheme) -> None:
    write_theme()
    with pytest.raises(ThemeError, match="no theme called"):
        themes.get("../" + paths.themes().name + "/nuit")


def test_getting_one_theme_reads_no_other(themes: Themes, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    load = catalogue.load
    monkeypatch.setattr(catalogue, "load", lambda path: read.append(path) or load(path))
    themes.get("nuit")
    assert [path.name for path in read] == ["nuit.yaml"]


def test_a_broken_neighbour_does_no_harm(themes: Themes, write_theme: WriteTheme) -> None:
    write_theme(("level: AAA", "level: [AAA"))
    assert themes.get("nuit").name == "nuit"
    assert "mine" in themes.names()


def test_themes_are_read_without_a_terminal_library() -> None:
    code = (
        "import sys; from reader.theming import report; print([m for m in ('textual', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---------------------------------------------------------------- counterpart


@pytest.mark.parametrize(
    ("name", "counterpart"),
    [
        ("nuit", "contraste-sombre"),
        ("jour", "contraste-clair"),
        ("contraste-jaune", "contraste-jaune"),
    ],
)
def test_the_counterpart_is_as_dark_or_as_light(themes: Themes, name: str, counterpart: str) -> None:
    assert themes.counterpart(themes.get(name)).name == counterpart


def test_a_counterpart_must_exist(themes: Themes, write_theme: WriteTheme) -> None:
    write_theme(("contrast: contraste-sombre", "contrast: contraste-sobre"))
    with pytest.raises(ThemeError, match=r"mine\.yaml:6: the counterpart .* Did you mean “contraste-sombre”\?"):
        themes.get("mine")


@pytest.mark.parametrize("other", ["nuit", "faint"])
def test_a_counterpart_must_be_of_the_highest_level(themes: Themes, write_theme: WriteTheme, other: str) -> None:
    write_theme(("level: AAA", "level: none"), name="faint")
    write_theme(("contrast: contraste-sombre", f"contrast: {other}"))
    with pytest.raises(ThemeError, match=rf"mine\.yaml:6: the counterpart “{other}” is of level"):
        themes.counterpart(themes.get("mine"))


def test_a_counterpart_must_not_dazzle(themes: Themes, write_theme: WriteTheme) -> None:
    write_theme(("contrast: contraste-sombre", "contrast: contraste-clair"))
    with pytest.raises(ThemeError, match=r"mine\.yaml:6: “mine” is dark, but its counterpart .* is light"):
        themes.counterpart(themes.get("mine"))


def test_a_counterpart_that_is_refused_says_why(themes: Themes, write_theme: WriteTheme) -> None:
    write_theme(("level: AAA", "level: AAA+"), ("#bbbbbb", "#555555"), name="strong")
    write_theme(("contrast: contraste-sombre", "contrast: strong"))
    with pytest.raises(ThemeError, match=r"strong\.yaml:10: muted #555555 on background"):
        themes.counterpart(themes.get("mine"))
