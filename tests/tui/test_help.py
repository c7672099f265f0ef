"""The help and the command palette: both made from the one declaration of the commands."""

from __future__ import annotations

import pytest

from reader import locale
from reader.desk import Desk
from reader.locale import _
from reader.settings import Settings
from reader.tui import keys
from reader.tui.dialogs.palette import Palette
from reader.tui.screens.front import FrontScreen
from reader.tui.widgets.lines import LinesView
from tests.tui.sitting import sitting


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_help_lists_every_command_with_its_keys(language: str) -> None:
    locale.use(language)
    async with sitting("crane-four") as at:
        await at.press("question_mark")
        view = at.app.screen.query_one(LinesView)
        view.complete()
        listed = " ".join(" ".join(line.text for line in view.sheet.lines).split())
        for command in keys.COMMANDS:
            for key in command.keys.split(","):
                assert keys.label(key) in listed
            assert " ".join(_(command.text).split()[:3]) in listed, command.id


async def test_the_help_scrolls_to_its_end_at_40x12() -> None:
    async with sitting("crane-four", size=(40, 12)) as at:
        screen = await at.press("question_mark", "end")
        assert "Quit" in screen
        await at.press("home")
        title = at.look().lines[2]
        assert "▶Help" in title
        assert "Close" in title
        await at.press("tab", "enter")
        assert at.focus == "article"


async def test_keys_given_in_the_settings_are_the_ones_that_work_and_that_are_told() -> None:
    settings = Settings(keys={"app.contrast": "x", "lines.down": "ctrl+d,down"})
    async with sitting("crane-four", desk=Desk(settings)) as at:
        screen = await at.press("x")
        assert at.app.contrast_on
        assert at.status == "Adapted contrast on (contraste-sombre). x turns it off."
        assert " x contrast " in screen.lines[-1]
        await at.press("c")
        assert at.app.contrast_on, "the usual key no longer does it"
        await at.resize(120, 14)
        await at.press("ctrl+d")
        assert at.story.article.top == 1

        await at.resize(120, 40)
        screen = await at.press("question_mark")
        assert "Ctrl+D ↓" in screen
        await at.press("x")
        assert not at.app.contrast_on, "in a dialog as well"


async def test_the_palette_finds_a_command_by_words_without_accents_and_runs_it() -> None:
    locale.use("fr")
    async with sitting("the-lock-ledger") as at:
        await at.press("2", "ctrl+p")
        assert isinstance(at.app.screen, Palette)
        screen = await at.type("contraste ADAPTE")
        assert len(at.in_selection()) == 1
        assert "contraste adapté" in at.in_selection()[0]
        assert "Choisir un thème" not in screen
        await at.press("enter")
        assert at.app.contrast_on
        assert at.focus == "comments"


async def test_the_palette_runs_what_belongs_to_the_pane_that_has_the_focus() -> None:
    async with sitting("the-foghorn-vote") as at:
        await at.press("2", "ctrl+p")
        await at.type("to the end")
        await at.press("enter")
        assert at.story.comments.selected == 59
        assert at.story.article.top == 0


async def test_the_palette_says_where_a_command_does_nothing() -> None:
    async with sitting() as at:
        await at.press("ctrl+p")
        await at.type("wider column")
        await at.press("enter")
        assert at.status == "“A wider column” does nothing here."
        assert isinstance(at.app.screen, FrontScreen)


async def test_the_palette_with_nothing_that_fits_stays_open_and_escape_leaves_it() -> None:
    async with sitting("crane-four") as at:
        await at.press("ctrl+p")
        screen = await at.type("zzz")
        assert "Nothing fits." in screen
        await at.press("enter")
        assert isinstance(at.app.screen, Palette)
        await at.press("backspace", "backspace", "backspace", "down", "up", "escape")
        assert at.app.screen is at.story


async def test_every_command_runs_from_the_palette_on_both_screens_without_falling() -> None:
    for story in (None, "plan-du-metro-faux"):
        async with sitting(story, size=(80, 24)) as at:
            for command in keys.COMMANDS:
                if command.id not in ("app.quit", "app.front", "story.back", "story.forward"):
                    await at.app._run_command(command)
                    while len(at.app.screen_stack) > 1:
                        at.app.pop_screen()
                    await at.settle()


@pytest.mark.parametrize(("language", "typed"), [("en", "is:unread/read"), ("fr", "est:nonlu/lu")])
async def test_the_help_tells_what_can_be_searched_by(language: str, typed: str) -> None:
    locale.use(language)
    async with sitting("crane-four") as at:
        await at.press("question_mark")
        view = at.app.screen.query_one(LinesView)
        view.complete()
        listed = [line.text.strip() for line in view.sheet.lines]
        assert any(line.startswith(typed) for line in listed)
