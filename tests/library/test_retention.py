"""What goes with time, and what never does."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from reader.feed import FeedEntry
from reader.library.model import Received, Selection, Tidied
from reader.library.store import Library

Make = Callable[..., FeedEntry]
Follow = Callable[..., int]
Receive = Callable[..., Received]


def days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat()


@pytest.fixture
def stocked(library: Library, entry: Make, follow: Follow, receive: Receive) -> Library:
    """Entries 1 to 10, all read, ten to one days old, of which the feed still has the youngest."""
    feed = follow(*(entry(number, published=days_ago(11 - number)) for number in range(10, 0, -1)), at=time.time())
    youngest = entry(10, published=library.entry(10).entry.published)
    receive(feed, youngest, at=time.time())
    library.mark(Selection())
    return library


def test_nothing_goes_where_nothing_is_said(stocked: Library) -> None:
    assert stocked.tidy() == Tidied()
    assert stocked.count() == 10


def test_only_so_many_stay(stocked: Library) -> None:
    assert stocked.tidy(most=4).entries == 6
    assert stocked.ids() == [10, 9, 8, 7]
    assert stocked.search("parcel 3") == []
    assert stocked.check() == ()


def test_only_the_younger_ones_stay(stocked: Library) -> None:
    stocked.tidy(days=3)
    assert stocked.ids() == [10, 9]


def test_what_is_kept_tagged_or_unread_stays(stocked: Library) -> None:
    stocked.keep([1])
    stocked.tag([2], "later")
    stocked.mark([3], read=False)
    stocked.tidy(most=0)
    assert stocked.ids() == [10, 3, 2, 1]
    stocked.tidy(most=0, unread=True)
    assert stocked.ids() == [10, 2, 1]


def test_a_feed_of_which_all_stays_is_left_as_it_is(stocked: Library) -> None:
    stocked.set_limits(1, most=0, days=0)
    assert stocked.tidy(most=2, days=2) == Tidied()
    stocked.set_limits(1, most=0, days=None)
    stocked.tidy(most=2, days=3)
    assert stocked.ids() == [10, 9], "for as many days as everywhere"


def test_what_the_feed_still_has_stays(stocked: Library) -> None:
    stocked.tidy(most=0, days=0, unread=True)
    assert stocked.ids() == [10]


def test_a_feeds_own_limits_go_first(stocked: Library) -> None:
    stocked.set_limits(1, most=8, days=None)
    stocked.tidy(most=2)
    assert stocked.count() == 8


def test_of_a_story_in_several_feeds_another_entry_stands_in(library: Library, entry: Make, follow: Follow) -> None:
    first = follow(entry(1))
    second = follow(entry(1), name="agency")
    third = follow(entry(1), name="bay")
    assert library.count() == 1
    library.unsubscribe(first)
    (line,) = library.entries()
    assert (line.feed_id, line.others) == (second, (third,))
    assert [feed.unread for feed in library.feeds()] == [1, 1]
    assert library.counts().unread == 1
    library.unsubscribe(second)
    assert library.entries()[0].others == ()


def test_room_is_given_back(library: Library, entry: Make, follow: Follow, receive: Receive) -> None:
    with library.batch():
        feed = follow(*(entry(number, content=f"<p>{number} " + "herring " * 900) for number in range(300)))
        receive(feed)
        library.mark(Selection())
    assert library.tidy(most=1).bytes > 50_000
    assert library.check() == ()
