"""Saving what can be read of a damaged library into a new one.

Each table is read row by row, around what cannot be read: feeds first, then the entries with their marks, then texts,
stories and tags. What belongs to something that is lost is lost too, unless a feed still has it: the next refresh
asks for everything again. The index of words and all counts are made anew.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import LibraryDamaged, LibraryError
from ..locale import _
from .indexing import index
from .migrations import ready
from .plaintext import searched
from .reading import fetch, story_of

_TABLES = ("feeds", "entries", "contents", "stories", "tags", "facts")
_FURTHEST = 1 << 40  # rows: how far to look for what can be read again
_SIDES = ("-wal", "-shm")  # what SQLite keeps beside a file


class Salvaged(NamedTuple):
    """What was saved, and where the damaged file is now: ``feeds`` and ``entries`` are there again."""

    aside: Path
    feeds: int
    entries: int


def salvage(path: Path) -> Salvaged:
    """Put what can be read of the damaged library at ``path`` into a new one in its place; it is moved aside.

    No program may have it open. Raises `LibraryDamaged` where nothing can be read (see `put_aside`), `LibraryError`
    where the new one cannot be written; the damaged one is still in its place then.
    """
    path = path.resolve()  # where it is a link, that stays one
    new = _free(path, "salvaged")
    try:
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(new, isolation_level=None)) as fresh,
        ):
            ready(fresh, new)
            fresh.execute("BEGIN")
            for table in _TABLES:
                _copy(old, fresh, table)
            _mend(fresh)
            feeds = fresh.execute("SELECT count(*) FROM feeds").fetchone()[0]
            entries = fresh.execute("SELECT count(*) FROM entries").fetchone()[0]
            fresh.execute("COMMIT")
            fresh.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if not feeds:
            raise LibraryDamaged(
                _("nothing of the library can be read"),
                where=str(path),
                hint=_("Move it away to begin a new one."),
            )
        aside = put_aside(path)
        new.rename(path)
    except (sqlite3.Error, OSError) as problem:
        raise LibraryError(
            _("the damaged library cannot be saved: {reason}").format(reason=problem), where=str(path)
        ) from problem
    finally:
        for file in _with_sides(new):
            file.unlink(missing_ok=True)
    return Salvaged(aside, feeds, entries)


def put_aside(path: Path) -> Path:
    """Move the library at ``path`` away, so that a new one can be begun; where it is now. Raises OSError."""
    aside = _free(path, "damaged")
    for side in _SIDES:
        file = path.with_name(path.name + side)
        if file.exists():
            file.rename(aside.with_name(aside.name + side))
    return path.rename(aside)


def _free(path: Path, word: str) -> Path:
    names = (path.with_name(f"{path.stem}.{word}{number or ''}{path.suffix}") for number in itertools.count())
    return next(name for name in names if not name.exists())


def _with_sides(path: Path) -> Iterator[Path]:
    yield path
    for side in _SIDES:
        yield path.with_name(path.name + side)


def _copy(old: sqlite3.Connection, fresh: sqlite3.Connection, table: str) -> None:
    """Copy the rows of ``table`` that can be read, in the columns that both files have."""
    known = [row[1] for row in fresh.execute(f"PRAGMA table_info({table})")]
    try:
        columns = [row[1] for row in old.execute(f"PRAGMA table_info({table})") if row[1] in known]
    except sqlite3.DatabaseError:
        return
    if not columns:
        return
    places = ", ".join("?" * len(columns))
    statement = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({places})"
    key = next((name for name in ("id", "entry") if name in columns and table != "tags"), None)
    for row in _rows(old, table, columns, key):
        try:
            fresh.execute(statement, row)
        except sqlite3.IntegrityError:  # NULL where the damage is
            continue


def _rows(old: sqlite3.Connection, table: str, columns: list[str], key: str | None) -> Iterator[tuple[Any, ...]]:
    """The rows that can be read, by ``key``; where there is none, those before the first that cannot."""
    if key is None:
        try:
            yield from old.execute(f"SELECT {', '.join(columns)} FROM {table}")
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return
        return
    at = -1
    step = 1
    while step < _FURTHEST:
        try:
            for row in old.execute(
                f"SELECT {key}, {', '.join(columns)} FROM {table} WHERE {key} > ? ORDER BY 1", (at,)
            ):
                at, step = row[0], 1
                yield row[1:]
            return
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            at += step
            step *= 2


def _mend(fresh: sqlite3.Connection) -> None:
    """Drop what belongs to nothing, and make anew what follows from the rest."""
    fresh.execute("DELETE FROM entries WHERE feed NOT IN (SELECT id FROM feeds)")
    readable = []
    for (entry_id,) in fresh.execute("SELECT id FROM entries").fetchall():
        try:
            entry = fetch(fresh, entry_id)
        except LibraryDamaged:
            entry = None
        try:
            story = story_of(fresh, entry_id)
        except LibraryDamaged:
            story = None
            fresh.execute("DELETE FROM stories WHERE entry = ?", (entry_id,))
        if entry is None:
            fresh.execute("DELETE FROM entries WHERE id = ?", (entry_id,))
        else:
            readable.append((entry_id, searched(entry, story)))
    index(fresh, readable)
    for table in ("contents", "stories", "tags"):
        fresh.execute(f"DELETE FROM {table} WHERE entry NOT IN (SELECT id FROM entries)")
    orphans = "SELECT story, min(id) FROM entries WHERE story NOT IN (SELECT id FROM entries) GROUP BY story"
    for story_id, heir in fresh.execute(orphans).fetchall():
        fresh.execute("UPDATE entries SET story = ? WHERE story = ?", (heir, story_id))
    # The next refresh brings again what a feed still has: nothing of its last document counts as known.
    fresh.execute("UPDATE feeds SET fingerprint = NULL, etag = NULL, last_modified = NULL, due = 0")
    recount(fresh)


def recount(connection: sqlite3.Connection) -> None:
    """Count the entries of each feed anew."""
    counts = {
        "total": "1",
        "unread": "read = 0",
        "leads": "story = id",
        "unread_leads": "read = 0 AND story = id",
    }
    columns = ", ".join(
        f"{name} = (SELECT count(*) FROM entries WHERE feed = feeds.id AND {which})" for name, which in counts.items()
    )
    connection.execute(f"UPDATE feeds SET {columns}")
