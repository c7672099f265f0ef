"""Saving what can be read of a damaged library into a new one.

The rows of feeds, entries, texts, stories and tags are taken out of the pages that they stand in (see `wreck` and
`relics`), so that only what is really unreadable is lost. A mark outlives its text: the next refresh brings again
what a feed still has, and until then the entry stands there with as much of it as there is. The index of words and
all counts are made anew.
"""

from __future__ import annotations

import errno
import itertools
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from ..errors import LibraryDamaged, LibraryError
from ..feed import FeedEntry
from ..locale import _
from ..locale.faults import reason
from . import packing, relics
from .indexing import index
from .matching import NO_DIGEST
from .migrations import ready, refuse_newer
from .plaintext import searched
from .reading import fetch, story_of
from .schema import PAGE_SIZE
from .wreck import Wreck

_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510  # bytes that SQLite locks: https://sqlite.org/c3ref/io_methods.html
_SIDES = ("-wal", "-shm")  # what SQLite keeps beside a file


class Salvaged(NamedTuple):
    """What was saved, and where the damaged file is now: ``feeds`` and ``entries`` are there again."""

    aside: Path
    feeds: int
    entries: int


def salvage(path: Path) -> Salvaged:
    """Put what can be read of the damaged library at ``path`` into a new one in its place; it is moved aside.

    Raises `LibraryDamaged` where nothing can be read (see `put_aside`), `LibraryError` where the new one cannot be
    written, a newer version of the program wrote it, or a program has it open, whose marks would go into the file
    that is moved; it is still in its place then, as it was.
    """
    path = path.resolve()  # where it is a link, that stays one
    if _is_open(path):
        raise LibraryError(
            _("another program has the library open"), where=str(path), hint=_("End it first, then repair again.")
        )
    _drop_unfinished(path)
    new = _free(path, "salvaged")
    try:
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 | path.stat().st_mode & 0o777))
        with closing(sqlite3.connect(new, isolation_level=None)) as fresh:
            ready(fresh, new)
            fresh.execute("PRAGMA cache_size = -64000")
            fresh.execute("BEGIN")
            with Wreck(path, PAGE_SIZE) as wreck:
                refuse_newer(wreck.version or 0, path)
                relics.bring(wreck, fresh)
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
        aside = put_aside(path, keep=True)
        new.replace(path)
    except (sqlite3.Error, OSError) as problem:
        raise LibraryError(
            _("the damaged library cannot be saved: {reason}").format(reason=_why(problem)),
            where=str(path),
            hint=_("Make room on the disk.") if _is_of_room(problem) else None,
        ) from problem
    finally:
        for file in _with_sides(new):
            with suppress(OSError):  # none there, or a disk that can only be read
                file.unlink()
    return Salvaged(aside, feeds, entries)


def put_aside(path: Path, *, keep: bool = False) -> Path:
    """Move the library at ``path`` away, so that a new one can be begun; where it is now. Raises OSError.

    With ``keep`` it is in its place too, where the disk can do that, until it is replaced: no moment finds none.
    """
    aside = _free(path, "damaged")
    if keep:
        with suppress(OSError):
            aside.hardlink_to(path)
    if not aside.exists():
        path.rename(aside)
    for side in _SIDES:
        file = path.with_name(path.name + side)
        if file.exists():
            file.rename(aside.with_name(aside.name + side))
    return aside


def _drop_unfinished(path: Path) -> None:
    """Remove what a repair has left that was broken off."""
    unfinished = path.with_name(f"{path.stem}.salvaged{path.suffix}")
    if unfinished.exists() and not _is_open(unfinished):
        for file in _with_sides(unfinished):
            with suppress(OSError):
                file.unlink()


def _is_open(path: Path) -> bool:
    """Whether another program has the library open: SQLite then has a lock on bytes that no file is long enough for.

    Where a system does not know such locks, it does not let an open file be moved.
    """
    try:
        import fcntl
    except ImportError:
        return False
    try:
        with path.open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
    except BlockingIOError:
        return True
    except OSError:  # of somebody else's, or on a disk without locks
        return False
    return False


def _why(problem: sqlite3.Error | OSError) -> str:
    if isinstance(problem, OSError):
        return reason(problem)
    return reason(OSError(errno.ENOSPC, "")) if _is_of_room(problem) else str(problem)


def _is_of_room(problem: sqlite3.Error | OSError) -> bool:
    """Whether there was no room on the disk."""
    if isinstance(problem, OSError):
        return problem.errno in (errno.ENOSPC, errno.EDQUOT)
    return getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL


def _free(path: Path, word: str) -> Path:
    names = (path.with_name(f"{path.stem}.{word}{number or ''}{path.suffix}") for number in itertools.count())
    return next(name for name in names if not name.exists())


def _with_sides(path: Path) -> Iterator[Path]:
    yield path
    for side in _SIDES:
        yield path.with_name(path.name + side)


def _mend(fresh: sqlite3.Connection) -> None:
    """Drop what belongs to nothing, and make anew what follows from the rest."""
    _name_lost_feeds(fresh)
    fresh.execute("DELETE FROM tags WHERE entry NOT IN (SELECT id FROM entries)")
    readable = []
    for (entry_id,) in fresh.execute("SELECT id FROM entries").fetchall():
        try:
            story = story_of(fresh, entry_id)
        except LibraryDamaged:
            story = None
            fresh.execute("DELETE FROM stories WHERE entry = ?", (entry_id,))
        try:
            entry = fetch(fresh, entry_id)
        except LibraryDamaged:
            entry = _what_is_left(fresh, entry_id)
        if entry is None and _is_marked(fresh, entry_id):
            told = FeedEntry(headline=story.headline, url=story.url) if story else FeedEntry()
            entry = _put_back(fresh, entry_id, told)
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


def _name_lost_feeds(fresh: sqlite3.Connection) -> None:
    """Give a name to each feed of which nothing is left but its entries; it cannot be visited any more."""
    lost = "SELECT DISTINCT feed FROM entries WHERE feed NOT IN (SELECT id FROM feeds) ORDER BY 1"
    for (feed,) in fresh.execute(lost).fetchall():
        fresh.execute(
            "INSERT INTO feeds (id, address, title, gone) VALUES (?, ?, ?, 1)",
            (feed, f"https://feed{feed}.invalid/", _("Feed {number}, whose address is lost").format(number=feed)),
        )


def _is_marked(fresh: sqlite3.Connection, entry_id: int) -> bool:
    marks = "SELECT read OR kept OR id IN (SELECT entry FROM tags) FROM entries WHERE id = ?"
    return bool(fresh.execute(marks, (entry_id,)).fetchone()[0])


def _what_is_left(fresh: sqlite3.Connection, entry_id: int) -> FeedEntry:
    """The entry without the part of it that cannot be read."""
    columns = "headline, url, published, language, provider"
    row = fresh.execute(f"SELECT {columns} FROM contents WHERE entry = ?", (entry_id,)).fetchone()
    return _put_back(fresh, entry_id, FeedEntry(**dict(zip(columns.split(", "), row, strict=True))))


def _put_back(fresh: sqlite3.Connection, entry_id: int, entry: FeedEntry) -> FeedEntry:
    """Put an entry whose text is lost in its place, so that the text can come again."""
    fresh.execute(
        "INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            entry_id,
            entry.headline,
            entry.url,
            entry.published,
            entry.language,
            entry.provider,
            packing.packed(packing.encoded(entry)),
        ),
    )
    fresh.execute("UPDATE entries SET digest = ? WHERE id = ?", (NO_DIGEST, entry_id))
    return entry


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
