"""Before the train leaves, the pages of teasers are fetched: politely, and no more than needed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

import pytest

from reader.feed import Feed, FeedEntry
from reader.library.model import Answer, Full
from reader.library.store import Library
from reader.refresh.ahead import Ahead
from reader.refresh.report import Progress

LONG = "<p>" + "A sentence of a story that is all here. " * 60


def entries(library: Library, *given: FeedEntry, address: str = "https://feed.example/", full: Full = "short") -> int:
    """A feed with these entries."""
    feed = library.subscribe(address)
    library.set_full(feed, full)
    library.receive(feed, Feed(title="Harbour", entries=given), Answer())
    return feed


def teaser(name: str, host: str = "example.org") -> FeedEntry:
    return FeedEntry(id=name, url=f"https://{host}/{name}", headline=name, summary="It broke off …")


class Bringer:
    """Notes what it is asked to bring, by how many at a time at most."""

    def __init__(self, library: Library, fails: Iterable[str] = ()) -> None:
        self.brought: list[str] = []
        self.most = 0
        self._library = library
        self._fails = set(fails)
        self._lock = threading.Lock()
        self._now = 0

    def __call__(self, entry_id: int, _cancelled: Callable[[], bool]) -> bool:
        (listed,) = self._library.listed([entry_id])
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
            self.brought.append(listed.headline)
        time.sleep(0.01)
        with self._lock:
            self._now -= 1
        return listed.headline not in self._fails


def test_pages_of_teasers_are_brought_and_others_are_not(library: Library) -> None:
    whole = FeedEntry(id="whole", url="https://example.org/whole", headline="whole", content=LONG)
    entries(library, teaser("short"), whole, FeedEntry(id="nowhere", headline="nowhere"))
    bring = Bringer(library)
    assert Ahead(library, bring).run() == (1, 0)
    assert bring.brought == ["short"]


@pytest.mark.parametrize(("full", "brought"), [("always", ["short", "whole"]), ("short", ["short"]), ("never", [])])
def test_each_feed_has_its_own_way(library: Library, full: Full, brought: list[str]) -> None:
    whole = FeedEntry(id="whole", url="https://example.org/whole", headline="whole", content=LONG)
    entries(library, teaser("short"), whole, full=full)
    bring = Bringer(library)
    Ahead(library, bring).run()
    assert sorted(bring.brought) == brought


def test_what_was_read_is_not_brought(library: Library) -> None:
    entries(library, teaser("old"), teaser("new"))
    library.mark([one.id for one in library.entries() if one.headline == "old"])
    bring = Bringer(library)
    Ahead(library, bring).run()
    assert bring.brought == ["new"]


def test_a_server_is_asked_for_one_at_a_time_and_several_are_asked(library: Library) -> None:
    entries(library, *(teaser(f"a{number}", "a.example") for number in range(4)))
    bring = Bringer(library)
    Ahead(library, bring).run()
    assert bring.most == 1
    entries(
        library, *(teaser(f"b{number}", f"b{number}.example") for number in range(9)), address="https://b.example/"
    )
    bring = Bringer(library)
    assert Ahead(library, bring).run() == (13, 0)
    assert 2 <= bring.most <= 4


def test_only_named_feeds_have_theirs_brought(library: Library) -> None:
    entries(library, teaser("one"))
    other = entries(library, teaser("other"), address="https://other.example/")
    bring = Bringer(library)
    Ahead(library, bring).run([other])
    assert bring.brought == ["other"]


def test_what_does_not_come_is_counted_and_progress_is_told(library: Library) -> None:
    entries(library, teaser("good"), teaser("bad"))
    told: list[Progress] = []
    assert Ahead(library, Bringer(library, ["bad"])).run(progress=told.append) == (1, 1)
    assert [(one.done, one.total) for one in told] == [(1, 2), (2, 2)]


def test_the_reader_may_stop(library: Library) -> None:
    entries(library, *(teaser(f"{number}") for number in range(50)))
    bring = Bringer(library)
    Ahead(library, bring).run(cancelled=lambda: True)
    assert len(bring.brought) <= 2


def test_with_pictures_every_story_is_looked_at(library: Library) -> None:
    entries(library, FeedEntry(id="whole", url="https://example.org/whole", headline="whole", content=LONG))
    bring = Bringer(library)
    assert Ahead(library, bring, all=True).run() == (1, 0)
