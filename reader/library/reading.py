"""Entries and stories, read whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from ..feed import FeedEntry
from ..story import Story
from . import packing
from .storycodec import read_story

_COLUMNS = "packed, headline, url, published, language, provider"


def fetch(connection: sqlite3.Connection, entry_id: int) -> FeedEntry | None:
    """The entry as its feed gave it, None where there is none. Raises `LibraryDamaged` if it cannot be read."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM contents WHERE entry = ?", (entry_id,)).fetchone()
    return packing.decoded(*row) if row else None


def fetch_all(connection: sqlite3.Connection, entry_ids: Sequence[int]) -> Iterator[tuple[int, FeedEntry]]:
    """Those of the entries that there are, as their feeds gave them."""
    for entry_id in entry_ids:
        if entry := fetch(connection, entry_id):
            yield entry_id, entry


def story_of(connection: sqlite3.Connection, entry_id: int) -> Story | None:
    """The story of the entry's page, where it was kept. Raises `LibraryDamaged` for one that cannot be read."""
    row = connection.execute("SELECT packed FROM stories WHERE entry = ?", (entry_id,)).fetchone()
    try:
        return read_story(packing.unpacked(row[0])) if row else None
    except (ValueError, KeyError, TypeError, IndexError) as problem:
        raise packing.damaged() from problem
