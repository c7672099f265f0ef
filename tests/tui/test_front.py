"""The front page: a masthead, then one story after the other, to open, to come back from, to keep."""

from __future__ import annotations

import pytest

from reader import locale
from reader.desk import Desk
from reader.online import Opened
from reader.tui import app as tui
from reader.tui.app import NewsreaderApp
from reader.tui.screens.front import FrontScreen
from reader.tui.screens.story import StoryScreen
from reader.tui.widgets.entries import EntriesView
from tests.tui.sitting import Sitting, sitting


async def test_front_page_says_that_its_news_is_invented_and_what_each_story_is() -> None:
    desk = Desk()
    entry = desk.front_page().entries[0]
    async with sitting(desk=desk) as at:
        screen = at.look()
        assert "The Elsewhere Gazette" in screen
        assert "Everything in this edition is invented" in screen
        assert f"{len(desk.front_page().entries)} stories, {len(desk.front_page().entries)} unread" in screen

        head, about = screen.lines[screen.row_of(entry.headline)], screen.lines[screen.row_of(entry.headline) + 1]
        assert f"● {entry.headline}" in head
        assert entry.provider in about
        assert "15 Nov" in about
        assert "44 comments" in about
        assert "FR" in about, "a story in another language says so"
        assert at.in_selection() == [f"▶ ● {entry.headline}".ljust(90)]


async def test_front_page_in_french() -> None:
    locale.use("fr")
    async with sitting() as at:
        screen = at.look()
        assert "La Gazette d’Ailleurs" in screen
        assert "Tout est inventé dans cette édition" in screen
        assert "44 commentaires" in screen
        assert "1 commentaire " in screen, "the singular of one"


async def test_enter_opens_the_selected_story_and_coming_back_finds_it_read_and_still_selected() -> None:
    async with sitting() as at:
        opened = at.app.desk.front_page().entries[1]
        await at.press("down")
        await at.open("enter")
        assert at.story.story.headline == opened.headline
        assert at.focus == "article"

        screen = await at.press("escape")
        assert isinstance(at.app.screen, FrontScreen)
        assert f"○ {opened.headline}" in screen, "the mark of a story that was read"
        assert [text.strip() for text in at.in_selection()] == [f"▶ ○ {opened.headline}"]
        assert "16 stories, 15 unread" in screen

    async with sitting() as at:  # another day
        assert f"○ {opened.headline}" in at.look()


async def test_kept_stories_stand_on_top_until_they_are_no_longer_kept() -> None:
    async with sitting() as at:
        kept = at.app.desk.front_page().entries[2]
        await at.press("down", "down")
        await at.open("enter")
        await at.press("m")
        assert at.status == "The story is kept."

        await at.press("escape")
        assert kept.headline in at.in_selection()[0], "the story that was opened is the one selected"
        screen = await at.press("home")
        assert screen.row_of("Kept stories") < screen.row_of(kept.headline) < screen.row_of("In this edition")
        await at.press("down", "down", "down")
        assert at.app.screen.query_one(EntriesView).selected == 3, "where it stood before, below the kept one"
        await at.press("home")
        assert kept.headline in at.in_selection()[0]
        assert "16 stories, 15 unread" in at.look(), "a story that stands twice is one"
        await at.open("enter")
        assert at.story.story.headline == kept.headline
        await at.press("m")
        assert at.status == "The story is no longer kept."
        await at.press("escape")
        assert kept.headline in at.in_selection()[0], "it is still there, in its own place"
        await at.press("home")
        assert kept.headline not in at.in_selection()[0]


async def test_a_kept_story_is_still_there_another_day() -> None:
    desk = Desk()
    story = desk.open("edition:crane-four")
    desk.keep("edition:crane-four", story)
    async with sitting() as at:
        assert story.headline in at.in_selection()[0]


async def test_the_whole_front_page_is_within_reach_of_the_arrows() -> None:
    async with sitting(size=(80, 24)) as at:
        entries = at.app.desk.front_page().entries
        screen = await at.press("end")
        assert entries[-1].headline in screen
        assert entries[-1].headline in at.in_selection()[0]
        screen = await at.press("home")
        assert "The Elsewhere Gazette" in screen, "the masthead has come back too"


async def test_a_story_given_on_the_command_line_is_what_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[NewsreaderApp] = []
    monkeypatch.setattr(NewsreaderApp, "run", lambda self: started.append(self))
    desk = Desk()
    assert tui.run(desk, "edition:crane-four", desk.bring("edition:crane-four")) == 0

    (app,) = started
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, StoryScreen)
        assert app.screen.story.headline == "Port finds where forty kilograms went"


async def test_how_a_story_given_on_the_command_line_came_is_said_where_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[NewsreaderApp] = []
    monkeypatch.setattr(NewsreaderApp, "run", lambda self: started.append(self))
    desk = Desk()
    opened = Opened(desk.open("edition:crane-four"), "2026-11-02T10:00+00:00", ("Saved copy: no connection.",))
    assert tui.run(desk, "edition:crane-four", opened) == 0

    (app,) = started
    async with app.run_test(size=(80, 24)) as pilot:
        at = Sitting(app, pilot)
        screen = await at.settle()
        assert at.status == "Saved copy: no connection."
        assert "Article · saved copy of 2 November 2026" in screen.lines[1]
        assert "edition:crane-four" in desk.read_targets()

        await pilot.press("escape")  # there is a front page behind it all the same
        assert isinstance(app.screen, FrontScreen)


async def test_keys_pressed_faster_than_a_story_opens_open_one_story() -> None:
    async with sitting() as at:
        await at.press_at_once("enter", "enter", "enter")
        await at.app.workers.wait_for_complete()
        await at.settle()
        assert isinstance(at.app.screen, StoryScreen)
        await at.press("backspace")
        assert isinstance(at.app.screen, FrontScreen)


async def test_ctrl_c_says_how_to_leave() -> None:
    async with sitting() as at:
        await at.press("ctrl+c")
        assert at.status == "Press q to quit."
        await at.press("q")
    assert at.app.return_code == 0


async def test_a_story_is_kept_without_opening_it_and_stays_selected() -> None:
    async with sitting() as at:
        entry = at.app.desk.front_page().entries[2]
        await at.press("down", "down", "m")
        assert at.status == "The story is kept."
        screen = at.look()
        assert screen.row_of("Kept stories") < screen.row_of(entry.headline)
        assert entry.headline in at.in_selection()[0]
        await at.press("m")
        assert at.status == "The story is no longer kept."
        assert "Kept stories" not in at.look()
        assert entry.headline in at.in_selection()[0]
