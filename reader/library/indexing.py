"""The index of words, kept in step with the entries.

It is quick where the entries of a transaction come in the order of their ids: FTS5 gathers what comes so in memory,
and puts it on the disk with each step back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from .plaintext import Searched

_MERGED = 500  # pages at a time: some hundredths of a second


def index(connection: sqlite3.Connection, entries: Iterable[tuple[int, Searched]]) -> None:
    """Add entries, by id, that are not there yet."""
    connection.executemany(
        "INSERT INTO search (rowid, headline, lede, body, authors, provider) VALUES (?, ?, ?, ?, ?, ?)",
        ((entry_id, *words) for entry_id, words in entries),
    )


def forget(connection: sqlite3.Connection, entries: Iterable[tuple[int, Searched]]) -> None:
    """Take entries out, which needs the very words that they were added with: the index has no texts."""
    connection.executemany(
        "INSERT INTO search (search, rowid, headline, lede, body, authors, provider)"
        " VALUES ('delete', ?, ?, ?, ?, ?, ?)",
        ((entry_id, *words) for entry_id, words in entries),
    )


def reindex(connection: sqlite3.Connection, entry_id: int, old: Searched, new: Searched) -> None:
    """Index an entry by its ``new`` words."""
    if old != new:
        forget(connection, [(entry_id, old)])
        index(connection, [(entry_id, new)])


def merge(connection: sqlite3.Connection) -> None:
    """Put a part of the index together, so that what was taken out of it makes room."""
    connection.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (-_MERGED,))
