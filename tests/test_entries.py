"""Entries of the library as stories: what the feed gave at once, then the story of its page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.desk import Desk
from reader.entries import Entries
from reader.errors import CannotReach, NotAllowed, Stopped, TargetNotFound
from reader.library.store import Library
from reader.online import Online, Opened
from reader.story import Paragraph, Span, Story, Thread
from tests.shelves import stocked

PAGE = Story(
    id="page",
    headline="The ferry stays in dock",
    url="http://harbour.invalid/1",
    blocks=(Paragraph((Span("It was to sail at noon. " * 40),)),),
)


class Web(Online):
    """The web, where a test says what comes."""

    def __init__(self, answer: Callable[[], Opened]) -> None:
        self.answer = answer
        self.asked: list[tuple[str, Story | None]] = []

    def open(self, address, source=None, progress=None, cancelled=None):  # type: ignore[no-untyped-def]
        self.asked.append((address, source))
        return self.answer()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = stocked(tmp_path / "library.db")
    library.set_full(1, "short")
    return library


def entries(library: Library, answer: Callable[[], Opened] = lambda: Opened(PAGE)) -> tuple[Entries, Web]:
    web = Web(answer)
    return Entries(lambda: library, lambda: web), web


def test_what_the_feed_gave_is_there_at_once_and_says_that_there_is_more(library: Library) -> None:
    opened = entries(library)[0].open("entry:4")
    assert opened.partial
    assert opened.story.headline == "The ferry stays in dock"
    assert opened.story.provider == "Harbour"
    assert opened.story.comments.count == 3


def test_a_feed_of_which_nothing_more_is_wanted_is_not_asked_for_pages(library: Library) -> None:
    library.set_full(1, "never")
    desk_entries, web = entries(library)
    assert not desk_entries.open("entry:4").partial
    assert web.asked == []


def test_the_page_brings_the_whole_story_which_is_kept(library: Library) -> None:
    shelved, web = entries(library)
    whole = shelved.whole("entry:4", shelved.open("entry:4"))
    assert whole.story.blocks == PAGE.blocks
    assert whole.story.comments.count == 3, "what only the feed knew"
    assert not whole.partial
    again = shelved.open("entry:4")
    assert again.story.blocks == PAGE.blocks
    assert not again.partial
    assert len(web.asked) == 1


def test_a_page_on_the_server_of_the_feed_is_asked_for_as_if_typed_any_other_as_a_link(library: Library) -> None:
    shelved, web = entries(library)
    shelved.whole("entry:4", shelved.open("entry:4"))
    assert web.asked[0][1] is None
    library.moved(1, "http://elsewhere.invalid/feed")
    opened = shelved.open("entry:3")
    shelved.whole("entry:3", opened)
    assert web.asked[1][1] is opened.story


@pytest.mark.parametrize("problem", [CannotReach("no network"), NotAllowed("no way there")])
def test_without_the_page_the_feeds_words_stay_and_why_is_said(library: Library, problem: Exception) -> None:
    def fail() -> Opened:
        raise problem

    shelved, _web = entries(library, fail)
    opened = shelved.open("entry:4")
    whole = shelved.whole("entry:4", opened)
    assert whole.story is opened.story
    assert not whole.partial
    assert str(problem) in whole.notices[0]
    assert shelved.open("entry:4").partial, "another day it may come"


def test_stopping_is_no_failure(library: Library) -> None:
    def stop() -> Opened:
        raise Stopped("stopped")

    shelved, _web = entries(library, stop)
    with pytest.raises(Stopped):
        shelved.whole("entry:4", shelved.open("entry:4"))


def test_a_page_with_less_than_the_feed_gave_does_not_take_its_place(library: Library) -> None:
    shelved, _web = entries(library, lambda: Opened(Story(id="wall", headline="Pay here")))
    opened = shelved.open("entry:4")
    assert shelved.whole("entry:4", opened).story is opened.story


def test_an_entry_that_is_not_there_is_told(library: Library) -> None:
    for target in ("entry:99", "entry:0"):
        with pytest.raises(TargetNotFound):
            entries(library)[0].open(target)


def test_related_stories_have_the_same_words_and_say_so(library: Library) -> None:
    shelved, _web = entries(library)
    found = shelved.related("entry:8", shelved.open("entry:8").story)
    assert found[0].title == "Town hall clock strikes thirteen, and the whole town hears it"
    assert found[0].why == "the same words"
    assert found[0].url == "entry:9"
    page = Story(id="x", headline="Which clock strikes thirteen?", comments=Thread())
    assert {item.url for item in shelved.related("http://x.invalid/", page)} >= {"entry:9"}


def test_the_desk_opens_marks_and_keeps_entries() -> None:
    stocked()
    desk = Desk()
    assert desk.open("entry:4").headline == "The ferry stays in dock"
    assert desk.mark_read("entry:4") is None
    assert desk.shelf.library.counts().unread == 8
    story = desk.open("entry:4")
    assert desk.keep("entry:4", story) == (True, None)
    assert desk.is_kept("entry:4")
    assert desk.keep("entry:4", story) == (False, None)
    assert desk.read_targets() == frozenset(), "what is read there is no business of the other memory"
