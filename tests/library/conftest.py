"""A library in a folder of its own, and feeds to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.feed import Feed, FeedEntry
from reader.library.model import Answer, Received
from reader.library.store import Library

NOW = 1_795_000_000.0  # 18 November 2026
SITE = "https://harbour.example"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def entry() -> Callable[..., FeedEntry]:
    """Makes the entry with a number: two with the same number are the same."""

    def make(number: int = 1, **changes: Any) -> FeedEntry:
        facts: dict[str, Any] = {
            "id": f"tag:{number}",
            "url": f"{SITE}/story/{number}",
            "headline": f"The ferry brings parcel number {number} over the strait",
            "published": f"2026-11-14T08:{number % 60:02}+01:00",
            "content": f"<p>Parcel {number} was on <b>deck</b>, said the mate.</p>",
        }
        return FeedEntry(**{**facts, **changes})

    return make


@pytest.fixture
def follow(library: Library) -> Callable[..., int]:
    """Subscribes to a feed and receives its entries; the feed's id."""

    def make(*entries: FeedEntry, name: str = "harbour", folder: str | None = None, at: float = NOW) -> int:
        feed_id = library.subscribe(f"https://{name}.example/feed", folder=folder)
        library.receive(feed_id, Feed(name.title(), entries=entries), Answer(at=at))
        return feed_id

    return make


@pytest.fixture
def receive(library: Library) -> Callable[..., Received]:
    """Receives the entries of a feed's next document, the first being the youngest."""

    def make(feed_id: int, *entries: FeedEntry, at: float = NOW + 3600, **facts: Any) -> Received:
        return library.receive(feed_id, Feed("Harbour", entries=entries, **facts), Answer(at=at))

    return make
