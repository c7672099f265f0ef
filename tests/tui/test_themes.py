"""The theme picker: each theme is tried on as it is passed, and only Enter keeps it."""

from __future__ import annotations

from reader import paths
from reader.desk import Desk
from reader.theming.pairs import is_text
from reader.theming.theme import pairs
from reader.tui.dialogs.themes import ThemePicker
from tests.tui.sitting import sitting


async def test_moving_tries_on_escape_restores_enter_keeps() -> None:
    async with sitting("crane-four") as at:
        before = at.look()
        names = at.app.desk.themes.names()
        screen = await at.press("t")
        assert isinstance(at.app.screen, ThemePicker)
        assert "Night: dark, AAA, text" in at.in_selection()[0], "the theme in use is where the choice begins"

        seen = []
        await at.press("home")
        for _ in names:
            seen.append(at.app.paint.theme.name)
            ground = at.app.paint.theme.colours.get("background")
            assert ground is None or at.look().rows[5][0].bg == ground, "the story behind the dialog wears it too"
            await at.press("down")
        assert seen == names

        screen = await at.press("escape")
        assert at.app.paint.theme.name == "nuit"
        assert screen.rows[:-2] == before.rows[:-2]

        await at.press("t", "home", "enter")
        assert at.app.paint.theme.name == names[0]
        assert at.status == f"Theme: {names[0]}."
        assert at.focus == "article"

    async with sitting() as at:  # another day
        assert at.app.paint.theme.name == names[0]


async def test_each_theme_is_offered_with_its_lowest_measured_ratio() -> None:
    async with sitting("crane-four", size=(120, 40)) as at:
        screen = await at.press("t")
        for name in at.app.desk.themes.names():
            theme = at.app.desk.themes.get(name)
            if not theme.plain:
                text = min(pair.ratio for pair in pairs(theme) if is_text(pair))
                assert f"{theme.called('en')}: {'dark' if theme.dark else 'light'}, {theme.level}" in screen
                assert f"text {text:.1f}:1 at least" in screen.lines[screen.row_of(f"{theme.called('en')}: ")]


async def test_choosing_a_theme_turns_the_adapted_contrast_off_and_leaving_keeps_it_on() -> None:
    async with sitting() as at:
        await at.press("c", "t", "down", "escape")
        assert at.app.contrast_on
        assert at.app.paint.theme.name == "contraste-sombre"
        await at.press("t", "end", "enter")
        assert not at.app.contrast_on
        assert "Turn adapted contrast on" in at.look()


async def test_contrast_switched_in_the_picker_holds_when_the_picker_is_left() -> None:
    async with sitting() as at:
        await at.press("t", "f9", "escape")
        assert at.app.contrast_on
        assert at.app.paint.theme.name == "contraste-sombre"
        assert "Turn adapted contrast off" in at.look()


async def test_a_broken_theme_of_the_readers_own_is_told_and_not_offered() -> None:
    folder = paths.config() / "themes"
    folder.mkdir(parents=True)
    (folder / "torn.yaml").write_text("name: torn\nlabel: {en: Torn}\n", encoding="utf-8")
    async with sitting() as at:
        screen = await at.press("t")
        assert "torn.yaml" in at.status
        assert at.status.startswith("Error: ")
        assert "Torn" not in screen
        assert "Night" in screen


async def test_a_remembered_theme_that_has_gone_is_told_and_the_usual_one_worn() -> None:
    desk = Desk()
    desk.choose(theme="gone-with-the-wind")
    async with sitting(desk=Desk()) as at:
        assert at.app.paint.theme.name == "nuit"
        assert "gone-with-the-wind" in at.status
