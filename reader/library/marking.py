"""Marks, and taking them back.

What is marked is a story: the entries of all feeds that have it are marked together. The entries that a change
really changed are noted in the file, not in memory, so that even all of a large library can be taken back.
"""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from ..text import clean_line
from .model import Undo

_MOST_UNDOS = 20

_TAGGED = {True: "tag", False: "untag"}
_COLUMNS = {"read": ("read", 1), "unread": ("read", 0), "keep": ("kept", 1), "let go": ("kept", 0)}


def mark(connection: sqlite3.Connection, which: str, parameters: list[Any], what: str) -> Undo:
    """Set a mark of the entries whose ids the SQL ``which`` gives; ``what`` as in `Undo`."""
    column, value = _COLUMNS[what]
    undo = _begin(connection, what, None)
    count = connection.execute(
        "INSERT INTO undone SELECT ?, id FROM entries"
        f" WHERE {column} <> ? AND story IN (SELECT story FROM entries WHERE id IN ({which}))",
        (undo, value, *parameters),
    ).rowcount
    if count:
        connection.execute(
            f"UPDATE entries SET {column} = ? WHERE id IN (SELECT entry FROM undone WHERE undo = ?)", (value, undo)
        )
    return Undo(undo, what, count - _repeated(connection, undo))


def tag(connection: sqlite3.Connection, which: str, parameters: list[Any], name: str, on: bool) -> Undo:
    """Give the entries the tag ``name``, or take it from them."""
    name = known_as(connection, name)
    undo = _begin(connection, _TAGGED[on], name)
    tagged = "id IN (SELECT entry FROM tags WHERE tag = ?)"
    count = connection.execute(
        f"INSERT INTO undone SELECT ?, id FROM entries WHERE {'NOT ' if on else ''}{tagged}"
        f" AND story IN (SELECT story FROM entries WHERE id IN ({which}))",
        (undo, name, *parameters),
    ).rowcount
    _set_tag(connection, undo, name, on)
    return Undo(undo, _TAGGED[on], count - _repeated(connection, undo))


def undo(connection: sqlite3.Connection, change: Undo) -> int:
    """Take ``change`` back; how many entries that changed: none the second time."""
    row = connection.execute("SELECT what, tag FROM undos WHERE id = ?", (change.id,)).fetchone()
    if row is None:
        return 0
    what, name = row
    if what in _COLUMNS:
        column, value = _COLUMNS[what]
        count = connection.execute(
            f"UPDATE entries SET {column} = ? WHERE {column} = ? AND id IN (SELECT entry FROM undone WHERE undo = ?)",
            (1 - value, value, change.id),
        ).rowcount
    else:
        count = _set_tag(connection, change.id, name, what != _TAGGED[True])
    _forget(connection, "= ?", change.id)
    return count


def tags(connection: sqlite3.Connection, *, unread: bool = False) -> tuple[tuple[str, int], ...]:
    """The tags that there are, and how many stories, or ``unread`` ones, have each."""
    counted = "CASE WHEN read = 0 THEN story END" if unread else "story"
    rows = connection.execute(
        f"SELECT tag, count(DISTINCT {counted}) FROM tags JOIN entries ON id = entry GROUP BY tag"
    ).fetchall()
    return tuple(sorted(rows, key=lambda row: row[0].casefold()))


def known_as(connection: sqlite3.Connection, name: str) -> str:
    """``name`` as the reader wrote that tag the first time: another case makes no other tag."""
    called = name.casefold()
    known = (tag for (tag,) in connection.execute("SELECT DISTINCT tag FROM tags ORDER BY tag"))
    return next((tag for tag in known if tag.casefold() == called), name)


def tag_name(text: str) -> str:
    """``text`` as a tag: on one line, nothing in it that a terminal would obey, no ``#`` before it, no comma."""
    return " ".join(clean_line(text).replace(",", " ").split()).lstrip("# ")


def _repeated(connection: sqlite3.Connection, undo: int) -> int:
    """How many of the entries that were changed repeat a story that another of them stands for."""
    row = connection.execute(
        "SELECT count(*) FROM entries WHERE story <> id AND id IN (SELECT entry FROM undone WHERE undo = ?)", (undo,)
    ).fetchone()
    return int(row[0])


def _set_tag(connection: sqlite3.Connection, undo: int, name: str, on: bool) -> int:
    if on:
        # A tagged entry may have been removed before its tag comes back.
        sql = (
            "INSERT OR IGNORE INTO tags"
            " SELECT ?, entry FROM undone WHERE undo = ? AND entry IN (SELECT id FROM entries)"
        )
    else:
        sql = "DELETE FROM tags WHERE tag = ? AND entry IN (SELECT entry FROM undone WHERE undo = ?)"
    return connection.execute(sql, (name, undo)).rowcount


def _begin(connection: sqlite3.Connection, what: str, name: str | None) -> int:
    """The number of a new change; the oldest are forgotten."""
    number = connection.execute(
        "INSERT INTO undos (what, tag, at) VALUES (?, ?, ?)", (what, name, time.time())
    ).lastrowid
    assert number is not None
    _forget(connection, "<= ?", number - _MOST_UNDOS)
    return number


def _forget(connection: sqlite3.Connection, which: str, number: int) -> None:
    connection.execute(f"DELETE FROM undone WHERE undo {which}", (number,))
    connection.execute(f"DELETE FROM undos WHERE id {which}", (number,))
