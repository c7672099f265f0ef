"""Marks: each can be taken back, and each is for a story wherever it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.feed import FeedEntry
from reader.library.model import Counts, Selection
from reader.library.store import Library

Make = Callable[..., FeedEntry]
Follow = Callable[..., int]


@pytest.fixture
def stocked(library: Library, entry: Make, follow: Follow) -> Library:
    """Entries 1 to 5 in the first feed; 6 and 7 in the second, of which 6 is the story of 5."""
    follow(*(entry(number) for number in (5, 4, 3, 2, 1)), folder="News")
    follow(entry(9), entry(5), name="agency")
    return library


def unread(library: Library) -> set[int]:
    return set(library.ids(Selection(unread=True, every=True)))


def test_one_is_marked(stocked: Library) -> None:
    change = stocked.mark([1])
    assert (change.what, change.count) == ("read", 1)
    assert unread(stocked) == {2, 3, 4, 5, 6, 7}
    assert stocked.undo(change) == 1
    assert stocked.undo(change) == 0
    assert unread(stocked) == {1, 2, 3, 4, 5, 6, 7}


def test_a_story_is_marked_in_all_feeds(stocked: Library) -> None:
    change = stocked.mark([6])
    assert unread(stocked) == {1, 2, 3, 4, 7}
    assert change.count == 1
    assert [feed.unread for feed in stocked.feeds()] == [1, 4]
    stocked.undo(change)
    assert [feed.unread for feed in stocked.feeds()] == [2, 5]


def test_a_selection_is_marked_and_only_what_changed_is_taken_back(stocked: Library) -> None:
    stocked.mark([1, 2])
    change = stocked.mark(Selection())
    assert change.count == 4
    assert stocked.counts() == Counts(6, 0, 0, 6)
    stocked.undo(change)
    assert unread(stocked) == {3, 4, 5, 6, 7}


@pytest.mark.parametrize(
    ("selection", "left"),
    [
        (Selection(feed=2), {1, 2, 3, 4}),
        (Selection(folder="News"), {7}),
        (Selection(text="parcel 3"), {1, 2, 4, 5, 6, 7}),
        (Selection(before="2026-11-14T07:03Z"), {3, 4, 5, 6, 7}),
        (Selection(folder="Nothing"), {1, 2, 3, 4, 5, 6, 7}),
    ],
)
def test_selections(stocked: Library, selection: Selection, left: set[int]) -> None:
    change = stocked.mark(selection)
    assert unread(stocked) == left
    stocked.undo(change)
    assert len(unread(stocked)) == 7


def test_what_was_marked_since_is_left_as_it_is(stocked: Library) -> None:
    change = stocked.mark(Selection())
    stocked.mark([1], read=False)
    assert stocked.undo(change) == 6
    assert len(unread(stocked)) == 7


def test_keeping(stocked: Library) -> None:
    change = stocked.keep([5, 1])
    assert stocked.ids(Selection(kept=True)) == [5, 1]
    assert stocked.ids(Selection(kept=True, feed=2)) == [6]
    assert stocked.counts().kept == 2
    stocked.keep([1], kept=False)
    stocked.undo(change)
    assert stocked.counts().kept == 0


def test_tags(stocked: Library) -> None:
    change = stocked.tag([5, 2], "to read")
    assert stocked.tags() == (("to read", 2),), "a story of two feeds counts once"
    assert stocked.ids(Selection(tag="to read")) == [5, 2]
    assert stocked.entry(2).tags == ("to read",)
    gone = stocked.tag([2], "to read", on=False)
    assert (gone.what, gone.count) == ("untag", 1)
    stocked.undo(gone)
    assert stocked.ids(Selection(tag="to read")) == [5, 2]
    stocked.undo(change)
    assert stocked.tags() == ()


def test_only_the_last_changes_can_be_taken_back(stocked: Library) -> None:
    first = stocked.mark([1])
    for _ in range(10):
        stocked.mark([2])
        last = stocked.mark([2], read=False)
    assert stocked.undo(first) == 0
    assert stocked.undo(last) == 1


def test_a_change_can_be_taken_back_by_another_program(stocked: Library) -> None:
    change = stocked.mark(Selection())
    other = Library(stocked.path)
    assert other.undo(change) == 7
    other.close()


def test_unknown_ids_mark_nothing(stocked: Library) -> None:
    assert stocked.mark([99]).count == 0
    assert stocked.entry(99) is None
    assert stocked.listed([99, 1, 99, 2])[1].id == 2


def test_new_is_what_came_since_the_last_visit(stocked: Library, entry: Make, follow: Follow) -> None:
    assert stocked.begin_visit() == 6  # the first
    follow(entry(20), name="late")
    stocked.end_visit()
    assert stocked.begin_visit() == 0
    stocked.end_visit()
    follow(entry(21), name="later")
    assert stocked.begin_visit() == 1
    assert [line.new for line in stocked.entries(limit=2)] == [True, False]
    assert stocked.count(Selection(new=True)) == 1


def test_orders_and_windows(stocked: Library) -> None:
    newest = stocked.ids()
    assert stocked.ids(Selection(order="oldest")) == newest[::-1]
    assert [line.id for line in stocked.entries(limit=2, offset=3)] == newest[3:5]
    assert [line.provider for line in stocked.entries(Selection(order="feed"))] == ["Agency"] + ["Harbour"] * 5
    ordered = [line.headline for line in stocked.entries(Selection(order="headline"))]
    assert ordered == sorted(ordered)


def test_feeds_and_folders(library: Library) -> None:
    feed = library.subscribe("https://harbour.example/feed", folder=" News // The  coast/")
    assert library.subscribe("https://harbour.example/feed", "Other") == feed
    library.rename(feed, "Port")
    library.set_full(feed, "always")
    (shown,) = library.feeds()
    assert (shown.title, shown.folder, shown.full) == ("Port", "News/The coast", "always")
    assert [folder.path for folder in library.folders()] == ["News", "News/The coast"]
    library.move(feed, None)
    library.rename(feed, None)
    (shown,) = library.feeds()
    assert (shown.title, shown.folder) == ("https://harbour.example/feed", "")
    library.unsubscribe(feed)
    assert library.feeds() == ()
