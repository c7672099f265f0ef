"""The theme that is seen: the reader's own choice, unless the terminal cannot show it."""

from __future__ import annotations

from pathlib import Path

from reader import paths
from reader.desk import Desk
from reader.settings import Settings
from reader.theming.depth import FEW, FULL, INDEXED, NONE
from reader.view.worn import first_worn


def test_the_chosen_theme_and_its_counterpart() -> None:
    desk = Desk()
    assert first_worn(desk).theme.name == "nuit"
    desk.choose(contrast=True)
    worn = first_worn(desk)
    assert (worn.chosen.name, worn.theme.name, worn.notice) == ("nuit", "contraste-sombre", None)


def test_without_colours_the_terminal_decides_whatever_was_asked_for() -> None:
    for settings in (Settings(), Settings(theme="sepia"), Settings(contrast=True)):
        worn = first_worn(Desk(settings), NONE)
        assert worn.theme.plain
        assert worn.notice is None


def test_with_few_colours_the_terminal_decides_and_it_is_said() -> None:
    worn = first_worn(Desk(), FEW)
    assert worn.theme.plain
    assert "few colours" in (worn.notice or "")


def test_with_few_colours_a_theme_that_was_asked_for_by_name_is_worn() -> None:
    assert first_worn(Desk(Settings(theme="sepia")), FEW).theme.name == "sepia"


def test_the_built_in_themes_are_worn_in_256_colours_too() -> None:
    assert first_worn(Desk(), INDEXED) == first_worn(Desk(), FULL)


def test_a_theme_that_falls_under_its_level_in_256_colours_gives_way(own_folders: Path) -> None:
    text = (paths.themes() / "sepia.yaml").read_text(encoding="utf-8")
    text = text.replace("name: sepia", "name: brume").replace('muted: "#645140"', 'muted: "#307630"')
    mine = own_folders / "config" / "newsreader" / "themes" / "brume.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_text(text, encoding="utf-8")
    desk = Desk()
    desk.choose(theme="brume")
    assert first_worn(desk, FULL).theme.name == "brume"
    worn = first_worn(desk, INDEXED)
    assert (worn.chosen.name, worn.theme.name) == ("brume", "contraste-clair")
    assert "“brume”" in (worn.notice or "")
