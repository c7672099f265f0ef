"""What the library keeps beside feeds and marks: whole entries, the stories of their pages, and when one was here."""

from __future__ import annotations

import sqlite3

from ..story import Story
from . import packing
from .indexing import reindex
from .model import StoredEntry
from .plaintext import searched
from .reading import fetch, story_of
from .selecting import lines
from .storycodec import write_story

_NEW_AFTER = "new after"  # the id of the youngest entry that is not new
_MET = "met"  # that of the youngest that the reader could have seen


def entry(connection: sqlite3.Connection, entry_id: int) -> StoredEntry | None:
    """An entry, whole."""
    listed = lines(connection, [entry_id], new_after(connection))
    whole = fetch(connection, entry_id)
    if not listed or whole is None:
        return None
    has_story = connection.execute("SELECT 1 FROM stories WHERE entry = ?", (entry_id,)).fetchone() is not None
    return StoredEntry(listed[0], whole, listed[0].tags, has_story)


def story(connection: sqlite3.Connection, entry_id: int) -> Story | None:
    """The story of the entry's page; None where there is none."""
    return story_of(connection, entry_id)


def put_story(connection: sqlite3.Connection, entry_id: int, story: Story, now: float) -> None:
    """Keep the story of the entry's page; nothing where there is no such entry (any more)."""
    whole = fetch(connection, entry_id)
    if whole is None:
        return
    old = searched(whole, story_of(connection, entry_id))
    data = packing.packed(write_story(story).encode("utf-8", "replace"))
    connection.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?)", (entry_id, now, data))
    # As it will be read: what cannot be encoded is another text then.
    reindex(connection, entry_id, old, searched(whole, story_of(connection, entry_id)))


def new_after(connection: sqlite3.Connection) -> int:
    """The id after which entries are new since the last visit to the front page."""
    return _fact(connection, _NEW_AFTER)


def begin_visit(connection: sqlite3.Connection) -> None:
    """From here on, new is what the last visit could not have seen."""
    _set_fact(connection, _NEW_AFTER, _fact(connection, _MET))
    end_visit(connection)


def end_visit(connection: sqlite3.Connection) -> None:
    """What is here now has been seen."""
    youngest = connection.execute("SELECT coalesce(max(id), 0) FROM entries").fetchone()[0]
    _set_fact(connection, _MET, youngest)


def _fact(connection: sqlite3.Connection, name: str) -> int:
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def _set_fact(connection: sqlite3.Connection, name: str, value: int) -> None:
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))
