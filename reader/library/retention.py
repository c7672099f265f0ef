"""What goes again, and what keeps the file sound and small."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from ..errors import LibraryDamaged
from .indexing import forget, merge
from .kinds import as_declared
from .matching import digests
from .plaintext import searched
from .reading import fetch, fetch_all, story_of

_DAY = 86_400
_AT_ONCE = 500  # entries
_MOST_FOUND = 20


def tidy(connection: sqlite3.Connection, most: int | None, days: int | None, unread: bool) -> int:
    """Remove what `Library.tidy` says; how many entries that were."""
    removed = 0
    limits = connection.execute(
        "SELECT id, CASE WHEN most = 0 THEN NULL ELSE coalesce(most, ?) END,"
        " CASE WHEN days = 0 THEN NULL ELSE coalesce(days, ?) END, digests"
        " FROM feeds LEFT JOIN documents ON feed = id",
        (most, days),
    )
    for feed, its_most, its_days, document in limits.fetchall():
        if its_most is None and its_days is None:
            continue
        still_there = digests(document)
        oldest = time.time() - (its_days or 0) * _DAY if its_days is not None else None
        rows = connection.execute(
            "SELECT id, sort, digest, kept OR (read = 0 AND NOT ?)"
            "  OR EXISTS (SELECT 1 FROM tags WHERE entry = entries.id)"
            " FROM entries WHERE feed = ? ORDER BY sort DESC, id DESC",
            (unread, feed),
        )
        doomed = [
            entry_id
            for number, (entry_id, sort, digest, stays) in enumerate(rows)
            if not stays
            and digest not in still_there
            and ((its_most is not None and number >= its_most) or (oldest is not None and sort < oldest))
        ]
        remove(connection, doomed)
        removed += len(doomed)
    if removed:
        merge(connection)
    return removed


def remove_feed(connection: sqlite3.Connection, feed_id: int) -> None:
    """Remove a feed and all its entries."""
    rows = connection.execute("SELECT id FROM entries WHERE feed = ?", (feed_id,)).fetchall()
    remove(connection, [entry_id for (entry_id,) in rows])
    connection.execute("DELETE FROM documents WHERE feed = ?", (feed_id,))
    connection.execute("DELETE FROM feeds WHERE id = ?", (feed_id,))


def remove(connection: sqlite3.Connection, entry_ids: Sequence[int]) -> None:
    """Remove entries and all that hangs on them. Of a story that is left in other feeds, another stands for it."""
    in_order = sorted(entry_ids)
    for start in range(0, len(in_order), _AT_ONCE):
        some = in_order[start : start + _AT_ONCE]
        forget(
            connection,
            (
                (entry_id, searched(entry, story_of(connection, entry_id)))
                for entry_id, entry in fetch_all(connection, some)
            ),
        )
        these = json.dumps(list(some))
        those = "(SELECT value FROM json_each(?))"
        heirs = connection.execute(
            f"SELECT story, min(id) FROM entries WHERE story IN {those} AND story <> id AND id NOT IN {those}"
            " GROUP BY story",
            (these, these),
        ).fetchall()
        for table in ("contents", "stories", "tags", "undone"):
            connection.execute(f"DELETE FROM {table} WHERE entry IN {those}", (these,))
        connection.execute(f"DELETE FROM entries WHERE id IN {those}", (these,))
        for story, heir in heirs:
            connection.execute("UPDATE entries SET story = ? WHERE story = ?", (heir, story))


def give_back(connection: sqlite3.Connection) -> int:
    """Give free pages back to the disk; how many bytes."""
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    before = connection.execute("PRAGMA freelist_count").fetchone()[0]
    connection.executescript("PRAGMA incremental_vacuum")  # a step of it frees a page: `execute` makes one only
    return int(size) * int(before - connection.execute("PRAGMA freelist_count").fetchone()[0])


def check(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong with the file: what SQLite finds, and texts that cannot be read; nothing where it is sound."""
    found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_MOST_FOUND})")]
    return tuple(islice(chain([] if found == ["ok"] else found, _unreadable(connection)), _MOST_FOUND))


def _unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    """The texts and stories that are no more as they were written, which SQLite does not look into."""
    entries = f"SELECT id, {as_declared(connection, 'entries')} FROM entries ORDER BY id"
    for entry_id, sound in connection.execute(entries):
        if not sound:
            yield f"no number in entry {entry_id}"
        try:
            if fetch(connection, entry_id) is None:
                yield f"no text of entry {entry_id}"
            story_of(connection, entry_id)
        except LibraryDamaged:
            yield f"unreadable text of entry {entry_id}"
