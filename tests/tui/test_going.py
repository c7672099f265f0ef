"""From story to story and back: to the same line, pane and item."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.tui.dialogs.themes import ThemePicker
from reader.tui.screens.front import FrontScreen
from reader.tui.screens.story import StoryScreen
from tests.tui import stories
from tests.tui.sitting import sitting


async def test_a_related_story_opens_in_place_and_back_leads_to_where_it_was_opened() -> None:
    async with sitting() as at:
        await at.open("enter")
        first = at.story.story
        await at.press("space", "j", "2", "down", "3", "down")
        line, spot = at.top_line(), at.story.here()
        assert spot.related == 1

        await at.open("enter")
        second = at.story.story
        assert second.headline == first.related[1].title
        assert at.focus == "article"
        assert at.story.article.top == 0

        await at.press("backspace")
        assert at.story.here() == spot
        assert at.top_line() == line
        assert at.focus == "related"

        await at.press("L")
        assert at.story.story.id == second.id
        await at.press("L")
        assert at.status == "There is nothing to go forward to."


async def test_escape_goes_to_the_front_page_and_from_there_backspace_returns_to_the_story() -> None:
    async with sitting() as at:
        await at.open("down", "enter")
        await at.press("space", "3", "down")
        spot = at.story.here()
        await at.press("escape")
        assert isinstance(at.app.screen, FrontScreen)
        await at.press("backspace")
        assert isinstance(at.app.screen, StoryScreen)
        assert at.story.here() == spot
        lines = at.story.related.lines_of(1)
        assert at.story.related.top <= lines.start, "the selected one is in sight"


async def test_back_from_the_first_story_leads_to_the_front_page_and_forward_to_the_story_again() -> None:
    async with sitting() as at:
        await at.open("enter")
        headline = at.story.story.headline
        await at.press("space")
        line = at.top_line()
        await at.press("backspace")
        assert isinstance(at.app.screen, FrontScreen)
        await at.press("backspace")
        assert isinstance(at.app.screen, FrontScreen)
        assert at.status == "There is nothing to go back to."
        await at.press("L")
        assert at.story.story.headline == headline
        assert at.top_line() == line


async def test_going_to_a_new_story_forgets_what_was_ahead() -> None:
    async with sitting() as at:
        await at.open("enter")
        await at.press("3")
        await at.open("enter")
        await at.press("backspace")
        await at.open("down", "enter")
        third = at.story.story.id
        await at.press("L")
        assert at.status == "There is nothing to go forward to."
        assert at.story.story.id == third


async def test_a_related_story_that_is_not_there_leaves_the_reader_where_they_are() -> None:
    story = stories.with_related("edition:no-such-story", "/nowhere/at/all.txt", None)
    async with sitting(story) as at:
        await at.press("3")
        for message in ("no-such-story", "/nowhere/at/all.txt"):
            screen = await at.open("enter")
            assert at.status.startswith("Error: ")
            assert message in at.status
            assert at.story.story is story
            assert at.focus == "related"
            assert "Error: " in screen, "not by colour alone"
            await at.press("down")
        await at.open("enter")
        assert at.status == "The page did not say where this story is."


async def test_each_story_has_a_place_of_its_own() -> None:
    async with sitting() as at:
        await at.open("enter")
        await at.press("space", "escape", "down")
        await at.open("enter")
        assert at.story.article.top == 0
        await at.press("j", "escape", "up")
        await at.open("enter")
        assert at.story.article.top > 1


async def test_ctrl_o_asks_what_to_open_and_goes_there() -> None:
    async with sitting("the-lock-ledger") as at:
        await at.press("ctrl+o")
        await at.type("crane-four")
        await at.open("enter")
        assert at.story.story.headline == "Port finds where forty kilograms went"
        await at.press("backspace")
        assert at.story.story.headline == "The canal that got lost in a library"

        await at.press("ctrl+o")
        await at.type("no such file.txt")
        await at.open("enter")
        assert "no such file.txt" in at.status
        assert at.story.story.headline == "The canal that got lost in a library"
        await at.press("ctrl+o", "escape")
        assert at.focus == "article"


async def test_what_is_typed_may_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    text = "The ferry will stay\n\nIt was to be sold in the spring. It will not be."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    async with sitting("crane-four") as at:
        await at.press("ctrl+o")
        await at.type("~/a.txt")
        await at.open("enter")
        assert at.story.story.headline == "The ferry will stay"


async def test_keys_that_come_faster_than_a_screen_do_no_harm() -> None:
    for key in ("u", "]", "c", "backspace", "escape"):
        async with sitting() as at:
            await at.open("enter")
            await at.press("escape")
            await at.press_at_once("backspace", key)
            assert at.app.is_running
    async with sitting() as at:
        await at.press_at_once("ctrl+p", "down", "f9", "escape", "t", "down", "escape")
        assert isinstance(at.app.screen, FrontScreen)


async def test_keys_for_a_dialog_before_which_another_opened_do_no_harm() -> None:
    async with sitting() as at:
        await at.press("t")
        picker = at.app.screen
        assert isinstance(picker, ThemePicker)
        at.app.action_help()
        picker.close(picker.themes[0])
        await at.settle()
        picker.close(picker.themes[0])
        await at.press("escape", "escape")
        assert at.app._exception is None
        assert isinstance(at.app.screen, FrontScreen)


async def test_an_item_chosen_in_the_moment_of_leaving_is_not_looked_for_in_another_story() -> None:
    async with sitting(stories.with_related("edition:the-lock-ledger")) as at:
        await at.press("3")
        await at.open("enter")
        await at.press("2", "down")
        for leave in ("backspace", "L", "escape"):
            await at.press_at_once("enter", leave)
            assert at.app.is_running
            assert at.app._exception is None


async def test_what_was_read_has_a_sign_and_a_word_among_the_stories_to_read_next() -> None:
    async with sitting("the-lock-ledger") as at:
        before = at.look()
        assert "read before" not in before
        await at.press("3")
        title = at.story.story.related[0].title
        assert title is not None
        assert f"● {title[:15]}" in before
        await at.open("enter")
        screen = await at.press("backspace")
        assert f"○ {title[:15]}" in screen
        assert "read before" in screen
