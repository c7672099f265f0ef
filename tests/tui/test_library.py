"""The front page of those who follow feeds: feeds beside their stories, leafed through, marked, searched, opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from reader import locale
from reader.desk import Desk
from reader.entries import Entries
from reader.errors import LibraryError, Stopped
from reader.feed import Feed
from reader.following import adding
from reader.following.adding import Added
from reader.library.model import Answer, Undo
from reader.library.store import Library
from reader.online import Opened
from reader.tui.screens.front import FrontScreen
from reader.tui.screens.story import StoryScreen
from reader.tui.widgets.listing import ListingView
from tests.shelves import NOW, entry, long, stocked, where
from tests.tui import stories
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.usefixtures("offline")


@pytest.fixture
def library() -> Library:
    return stocked()


def listing(at: Sitting) -> ListingView:
    return at.app.screen.query_one(ListingView)


def selected(at: Sitting) -> str:
    """The headline of the selected story."""
    chosen = listing(at).entry
    assert chosen is not None
    return chosen.headline


async def test_feeds_stand_beside_their_stories_under_their_days(library: Library) -> None:
    library.failed(2, "the server does not answer", 0)
    async with sitting() as at:
        screen = at.look()
        beside = [line[1:30].strip() for line in screen.lines[2:16]]
        assert beside[0].split() == ["All", "stories", "9"]
        assert beside[6].split() == ["Harbour", "4"]
        assert beside[7].split() == ["▾", "News", "2"]
        assert beside[11].split() == ["!", "Quarks", "3"]
        assert beside[12] == "failing", "said in words, not by a sign alone"
        assert "All stories · newest first" in screen.lines[1]
        assert "9 stories · 9 unread" in screen
        assert screen.row_of("15 November") < screen.row_of("● Parcels go round by road")
        assert screen.row_of("The ferry stays") < screen.row_of("14 November") < screen.row_of("A bell is found")
        assert "Harbour · 10:01 · 3 comments · new" in screen or "3 comments · new" in screen
        assert at.focus == "listing"


async def test_the_front_page_of_a_library_in_french(library: Library) -> None:
    locale.use("fr")
    async with sitting() as at:
        screen = at.look()
        assert "Tous les articles" in screen
        assert "9 articles · 9 non lus" in screen
        assert "nouveau" in screen


@pytest.mark.parametrize("above", range(8))
async def test_a_list_that_is_left_and_marked_shows_the_same_lines_again(library: Library, above: int) -> None:
    """Whatever is at the top, be it the blank line over a day."""
    async with sitting(size=(80, 12)) as at:
        await at.press("end")
        listing(at).move_to(listing(at).top - above)
        before = await at.settle()
        await at.press("tab")
        await at.press("shift+tab")
        assert at.look().lines == before.lines
        await at.press("1", "2")
        assert at.look().lines[2:-2] == before.lines[2:-2]
        await at.press("m", "u")
        assert at.look().lines[2:-2] == before.lines[2:-2]


async def test_a_narrow_screen_has_the_feeds_behind_a_key(library: Library) -> None:
    async with sitting(size=(40, 12)) as at:
        assert "1 Feeds" in at.look().lines[1]
        screen = await at.press("1")
        assert "Harbour" in screen
        assert "Parcels" not in screen
        assert "2 All stories" in screen.lines[1]
        await at.press("down", "down", "down", "down", "down")
        screen = await at.press("enter")
        assert "Harbour" in screen.lines[1]
        assert at.focus == "listing"
        assert "Parcels go round by road" in screen


async def test_beside_the_feeds_the_list_follows(library: Library) -> None:
    async with sitting() as at:
        await at.press("1")
        screen = await at.press("end")
        assert "Quarks · newest first" in screen.lines[1]
        assert "A particle turns up twice" in screen
        assert "Parcels" not in screen
    async with sitting() as at:  # another day
        assert "Quarks · newest first" in at.look().lines[1]


async def test_folders_fold_and_stay_folded(library: Library) -> None:
    async with sitting() as at:
        await at.press("1", *["down"] * 6)
        screen = await at.press("z")
        assert at.status == "“News” folded."
        assert "▸ News" in screen
        assert "Town" not in [line[:30].strip().split()[:1] for line in screen.lines]
    async with sitting() as at:
        assert "▸ News" in at.look()


async def test_opening_a_story_marks_it_read_and_coming_back_finds_it(library: Library) -> None:
    async with sitting() as at:
        await at.press("down")
        await at.open("enter")
        assert at.story.story.headline == "The ferry stays in dock"
        assert "A goat waits on the quay" in at.look()
        screen = await at.press("escape")
        assert "○ The ferry stays in dock" in screen
        assert selected(at) == "The ferry stays in dock"
        assert "9 stories · 8 unread" in screen
        assert library.counts().unread == 8


async def test_from_story_to_story_along_the_list(library: Library) -> None:
    async with sitting() as at:
        await at.open("enter")
        await at.open("J")
        assert at.story.story.headline == "The ferry stays in dock"
        await at.open("K")
        assert at.story.story.headline == "Parcels go round by road"
        await at.press("K")
        assert at.status == "The list begins here."
        await at.open("n")
        assert at.story.story.headline == "A particle turns up twice", "the next that is unread"
        await at.press("escape")
        assert selected(at) == "A particle turns up twice"
        await at.open("enter")
        await at.press("backspace")
        assert isinstance(at.app.screen, FrontScreen)


async def test_next_unread_goes_on_in_the_next_feed(library: Library) -> None:
    library.mark([1, 2, 3, 4])
    async with sitting() as at:
        await at.press("1", *["down"] * 5)
        assert "Harbour" in at.look().lines[1]
        await at.press("n")
        assert at.status == "On in “Town”."
        assert selected(at) == "Town hall clock strikes thirteen, and the whole town hears it"
        library.mark(library.ids())
        await at.press("1", "home", "2", "n")
        assert at.status == "Everything is read."


async def test_marks_and_each_of_them_taken_back(library: Library) -> None:
    async with sitting() as at:
        screen = await at.press("N")
        assert "○ Parcels go round by road" in screen
        assert at.status == "1 story marked as read. u takes it back."
        assert selected(at) == "The ferry stays in dock", "on to the next"
        await at.press("down", "a")
        assert at.status == "2 stories marked as read. u takes it back."
        await at.press("A")
        assert at.status == "6 stories marked as read. u takes it back."
        assert library.counts().unread == 0
        await at.press("A")
        assert at.status == "All of it was read already."
        for unread in (6, 8, 9):
            screen = await at.press("u")
            assert library.counts().unread == unread
        assert "● Parcels go round by road" in screen
        await at.press("u")
        assert at.status == "There is no marking to take back."


async def test_a_whole_feed_and_all_feeds_are_marked_and_taken_back(library: Library) -> None:
    async with sitting() as at:
        await at.press("1", "end", "A")
        assert library.counts().unread == 6
        screen = await at.press("C")
        assert library.counts().unread == 0
        assert "0 unread" not in screen
        await at.press("u", "u")
        assert library.counts().unread == 9


async def test_kept_stories_have_a_list_of_their_own(library: Library) -> None:
    async with sitting() as at:
        screen = await at.press("m")
        assert at.status == "The story is kept. u takes it back."
        assert "kept" in screen.lines[screen.row_of("● Parcels") + 1]
        await at.press("1", "down", "down", "down")
        assert [one.headline for one in listing(at).entries] == ["Parcels go round by road"]
        await at.press("2", "m")
        assert library.counts().kept == 0


async def test_a_story_of_the_edition_that_is_kept_is_among_the_kept(library: Library) -> None:
    library.keep([4])
    async with sitting() as at:
        await at.press("1", *["down"] * 4, "tab", "m")
        assert at.status == "The story is kept."
        kept = at.app.desk.kept()[0].headline
        await at.press("1", "up")
        screen = at.look()
        assert "Kept" in screen.lines[1]
        assert kept in screen
        assert "2 stories" in screen
        await at.press("tab", "home")
        if selected(at) != kept:
            await at.press("down")
        await at.press("N")
        assert at.status == "A story that no feed brought is marked as read when you open it."
        await at.press("m")
        assert at.status == "The story is no longer kept."
        assert selected(at) == kept, "it stays in sight"
        await at.press("m")
        assert at.status == "The story is kept."
        await at.open("enter")
        assert at.story.story.headline == kept
        await at.press("escape")
        assert selected(at) == kept
        assert f"○ {kept}" in at.look()


async def test_tags_are_typed_and_stand_beside_the_story(library: Library) -> None:
    async with sitting() as at:
        await at.press("T")
        await at.type("later, night train")
        screen = await at.press("enter")
        assert "#later · #night train" in screen
        assert at.status == "Tags: later, night train. u takes it back."
        await at.press("T", "ctrl+u", "enter")
        assert at.status == "The story has no tag. u takes it back."
        await at.press("u")
        assert library.tags() == (("later", 1), ("night train", 1)), "all that was changed at once"
        await at.press("T", "escape")
        assert library.tags() == (("later", 1), ("night train", 1))


async def test_each_tag_has_a_list_under_the_feeds(library: Library) -> None:
    library.tag([4], "later")
    async with sitting() as at:
        await at.press("1", "end")
        screen = at.look()
        assert "#later · newest first" in screen.lines[1]
        assert "1 story" in screen
        assert screen.row_of("#later  ") > screen.row_of("Quarks")
        await at.press("tab", "T", "ctrl+u", "enter")
        assert "#later" in at.look().lines[1], "it stays in sight, to be taken back"
        await at.press("u")
        assert library.tags() == (("later", 1),)
        await at.press("T", "ctrl+u", "enter", "1", "home")
        assert "#later" not in at.look(), "nothing has it any more"


async def test_tags_of_the_story_that_is_read(library: Library) -> None:
    async with sitting() as at:
        await at.open()
        await at.press("T")
        await at.type("quay")
        await at.press("enter")
        assert at.status == "Tags: quay."
        assert library.tags() == (("quay", 1),)


async def test_a_story_of_the_edition_has_no_tags(library: Library) -> None:
    async with sitting("crane-four") as at:
        await at.press("T")
        assert at.status == "Only stories of your feeds can have tags."


async def test_only_what_is_unread_sorted_and_headlines_alone(library: Library) -> None:
    library.mark([3])
    async with sitting() as at:
        screen = await at.press("l")
        assert "Parcels" not in screen
        assert "only what is unread" in screen.lines[1]
        screen = await at.press("N")
        assert "○ The ferry stays in dock" in screen, "it stays under the reader's eyes"
        await at.press("l")
        screen = await at.press("s")
        assert "oldest first" in screen.lines[1]
        assert selected(at) == "The clock strikes once more"
        screen = await at.press("d")
        assert "nobody else" not in screen
        assert at.status == "Headlines alone."


async def test_search_shows_what_fits_while_it_is_typed(library: Library) -> None:
    async with sitting() as at:
        await at.press("down", "/")
        await at.type("goa")
        screen = await at.until(lambda: at.app.reader_screen.browsing.query == "goa")  # type: ignore[union-attr]
        assert "The goat that ate a cable" in screen
        assert "Parcels" not in screen
        await at.type("t")
        screen = await at.press("enter")
        assert "2 stories found" in screen
        assert at.status == "2 found; Esc leads back."
        colours = at.app.paint.theme.colours
        assert "goat" in [text for _, _, text in screen.painted(colours["background"], colours["text"])]
        await at.open("enter")
        assert isinstance(at.app.screen, StoryScreen)
        screen = await at.press("escape")
        assert "2 stories found" in screen
        await at.press("escape")
        assert selected(at) == "The ferry stays in dock", "back where the search began"


async def test_a_search_that_is_left_leaves_the_list_as_it_was(library: Library) -> None:
    async with sitting() as at:
        await at.press("/")
        await at.type("zeppelin")
        screen = await at.until(lambda: at.app.reader_screen.browsing.query == "zeppelin")  # type: ignore[union-attr]
        assert "Nothing fits “zeppelin”" in screen
        screen = await at.press("escape")
        assert "Parcels go round by road" in screen


async def test_the_edition_is_one_of_the_sources(library: Library) -> None:
    async with sitting() as at:
        await at.press("1", *["down"] * 4)
        screen = at.look()
        assert "The Elsewhere Gazette" in screen
        await at.press("tab")
        await at.open("enter")
        assert at.story.spot.target.startswith("edition:")
        await at.press("escape", "l")
        assert at.status == "The edition is always shown as it is."


async def test_a_feed_is_renamed_moved_and_left(library: Library) -> None:
    async with sitting() as at:
        await at.press("E")
        assert at.status == "Go to a feed first; 1 leads to them."
        await at.press("1", *["down"] * 5, "E", "enter")
        await at.press("ctrl+u")
        await at.type("Quay")
        await at.press("enter")
        assert at.status == "“Harbour” is called “Quay” now."
        await at.press("E", "down", "enter")
        await at.type("News")
        screen = await at.press("enter")
        assert at.status == "“Quay” is in “News” now."
        beside = [line[1:27].strip() for line in screen.lines]
        assert beside.index("▾ News") < beside.index("Quay")
        await at.press("E")
        screen = at.look()
        assert "Follow it no more" in screen
        await at.click("Follow it no more")
        assert "4 stories" in at.look()
        await at.press("enter")
        assert at.status == "“Quay” is not followed any more."
        assert {feed.title for feed in library.feeds()} == {"Town", "Quarks"}


async def test_how_long_the_stories_of_a_feed_stay_is_typed_as_two_numbers(library: Library) -> None:
    async with sitting() as at:
        await at.press("1", *["down"] * 5, "E")
        await at.click("How long its stories stay")
        await at.type("many")
        await at.press("enter")
        assert at.status == "Error: Type two numbers, as in “200 60”, or nothing."
        await at.press("E")
        await at.click("How long its stories stay")
        await at.type("200 0")
        await at.press("enter")
        assert at.status == "Harbour: 200 stories at most, for as long as you like"
        assert next((feed.most, feed.days) for feed in library.feeds()) == (200, 0)
        await at.press("E")
        await at.click("How long its stories stay")
        await at.press("ctrl+u", "enter")
        assert at.status.startswith("Harbour: all of its stories (as everywhere)")
        assert next((feed.most, feed.days) for feed in library.feeds()) == (None, None)


async def test_what_another_program_writes_appears(library: Library) -> None:
    async with sitting() as at:
        other = Library(where())
        mast = entry("harbour", 9, "The mast is up", day=16)
        other.receive(1, Feed("Harbour", entries=(mast,)), Answer(at=NOW + 60))
        other.close()
        at.app.watching.look(idle=0)
        screen = await at.settle()
        assert "The mast is up" in screen
        assert selected(at) == "Parcels go round by road", "the reader stays where they are"


async def test_without_feeds_the_edition_says_how_to_add_one() -> None:
    async with sitting() as at:
        screen = at.look()
        assert "F adds a feed" in screen
        await at.press("1")
        assert at.status == "You follow no feed yet; F adds one."
        await at.press("R")
        assert at.status == "You follow no feed yet; F adds one."
        assert not where().exists()


async def test_a_library_that_cannot_be_read_is_told_and_the_edition_is_there() -> None:
    where().parent.mkdir(parents=True)
    where().write_bytes(b"this is a letter to my aunt" * 99)
    async with sitting() as at:
        screen = at.look()
        assert "The Elsewhere Gazette" in screen
        assert at.status.startswith(f"Error: {where()}")


async def test_clicks_choose_feeds_and_stories(library: Library) -> None:
    async with sitting() as at:
        screen = await at.click("Quarks")
        assert "A particle turns up twice" in screen
        await at.click("Nobody knows what")
        await at.open("enter")
        assert at.story.story.headline == "Nobody knows what the detector saw"


async def test_a_list_of_thousands_is_leafed_through_from_end_to_end(tmp_path: Path) -> None:
    long(where(), 3000)
    desk = Desk()
    async with sitting(size=(80, 24), desk=desk) as at:
        view = listing(at)
        first = selected(at)
        screen = await at.press("end")
        assert view.selected == 2999
        assert selected(at) in screen
        assert len(view.sheet) < 1000, "only what is near is laid out"
        assert screen.lines[1].endswith(f"{view.heading}  1 Feeds (3,000)"), (
            "the day at the top is told beside the title"
        )
        for _ in range(10):
            await at.press("pageup")
        assert selected(at) in at.look()
        assert 2900 < view.selected < 2999
        for _ in range(200):
            await at.press_at_once("k", "k", "k", "k")
        assert selected(at) in at.look()
        screen = await at.press("home")
        assert view.selected == 0
        assert first in screen
        await at.wheel("#listing", down=400)
        assert len(view.sheet) < 8000
        await at.resize(120, 40)
        assert len(view.sheet) < 8000


async def test_refresh_tells_what_came(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.refresh.engine import Refresher
    from reader.refresh.report import Progress, Report, Trouble

    asked: list[object] = []

    def run(self: Refresher, feeds=None, progress=None, cancelled=None) -> Report:  # type: ignore[no-untyped-def]
        asked.append(feeds)
        progress(Progress("Harbour", 1, 3, 1))
        return Report(asked=3, new=(1,), failed=(Trouble(2, "Quarks", "http://quarks.invalid/feed", "no answer"),))

    monkeypatch.setattr(Refresher, "run", run)
    async with sitting() as at:
        await at.press("R")
        await at.app.workers.wait_for_complete()
        await at.settle()
        assert at.status == "1 new story from 3 feeds. 1 failed: Quarks (no answer)."
        await at.press("1", "end", "r")
        await at.app.workers.wait_for_complete()
        assert asked == [None, [2]]


async def test_a_teaser_is_there_at_once_and_the_whole_story_when_its_page_has_come(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_full(1, "short")
    may_come = Event()

    def whole(self: Entries, target: str, opened: Opened, *_rest: object, **_named: object) -> Opened:
        may_come.wait(10)
        blocks = tuple(stories.paragraph(f"Paragraph {number} of the page.") for number in range(20))
        return Opened(replace(opened.story, blocks=blocks))

    monkeypatch.setattr(Entries, "whole", whole)
    async with sitting() as at:
        await at.press("down", "enter")
        await at.until(lambda: isinstance(at.app.screen, StoryScreen))
        assert "A goat waits on the quay" in at.look()
        assert at.status == "This is what the feed gave; the page is being fetched …"
        may_come.set()
        await at.app.workers.wait_for_complete()
        screen = await at.settle()
        assert "Paragraph 0 of the page." in screen
        assert at.status == "The whole story is here."
        assert "the same words" in screen, "stories of the library are offered to read next"


async def test_a_page_that_does_not_come_is_told_and_escape_stops_waiting(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_full(1, "short")

    def whole(
        self: Entries, target: str, opened: Opened, progress: object = None, cancelled: object = None
    ) -> Opened:
        assert callable(cancelled)
        for _ in range(1000):
            if cancelled():
                raise Stopped("stopped")
            sleep(0.005)
        raise AssertionError("nobody stopped it")

    monkeypatch.setattr(Entries, "whole", whole)
    async with sitting() as at:
        await at.press("down", "enter")
        await at.until(lambda: isinstance(at.app.screen, StoryScreen))
        await at.press("escape")
        assert at.status == "Stopped."
        assert isinstance(at.app.screen, StoryScreen), "the first Escape stops, the next one leaves"
        await at.press("escape")
        assert isinstance(at.app.screen, FrontScreen)


async def test_a_feed_is_added_from_the_front_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def add(library: Library, address: str, **_named: object) -> Added:
        id = library.subscribe(address)
        came = library.receive(id, Feed("Harbour", entries=(entry("harbour", 1, "A crane is sold"),)), Answer(at=NOW))
        return Added(id, address, "Harbour", len(came.new))

    monkeypatch.setattr(adding, "add", add)
    async with sitting() as at:
        await at.press("F")
        await at.type("harbour.invalid/feed")
        await at.press("enter")
        await at.app.workers.wait_for_complete()
        screen = await at.settle()
        assert at.status == "“Harbour” is followed: 1 story."
        assert "A crane is sold" in screen
        assert "All stories" in screen
        assert at.focus == "listing"


async def test_a_feed_that_is_followed_already_is_shown_with_the_key_that_changes_it(library: Library) -> None:
    async with sitting() as at:
        await at.press("F")
        await at.type("harbour.invalid/feed")
        await at.press("enter")
        await at.app.workers.wait_for_complete()
        screen = await at.settle()
        assert at.status == (
            "https://harbour.invalid/feed: you follow this feed already, as “Harbour”. "
            "This is it; E changes its name or its folder."
        )
        assert "Harbour · newest first" in screen
        assert at.focus == "listing"


async def test_a_library_that_may_only_be_read_says_so_when_it_is_marked(library: Library) -> None:
    def refuse(self: Library, *_rest: object) -> Undo:
        raise LibraryError("the library can only be read", where=str(where()))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Library, "mark", refuse)
        patch.setattr(Library, "keep", refuse)
        async with sitting() as at:
            await at.press("N")
            assert at.status == f"Error: {where()}: the library can only be read"
            await at.press("m")
            assert at.status.startswith("Error: ")
            await at.open("enter")
            assert isinstance(at.app.screen, StoryScreen), "it can be read all the same"
            assert at.status.startswith("Error: ")
