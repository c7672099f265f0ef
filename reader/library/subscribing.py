"""The feeds that the reader follows."""

from __future__ import annotations

import sqlite3

from ..errors import LibraryError
from ..locale import _
from ..text import clean_line
from .model import Folder, Subscription, Visit
from .moments import iso


def feeds(connection: sqlite3.Connection) -> tuple[Subscription, ...]:
    """All of them, by folder and title."""
    rows = connection.execute(
        "SELECT id, address, coalesce(own_title, nullif(title, ''), address) AS called, folder, own_title, home,"
        " description, language, full, unread, total, failures, failure, most, days, visited, due, gone"
        " FROM feeds ORDER BY folder COLLATE NOCASE, called COLLATE NOCASE, id"
    )
    return tuple(
        Subscription(
            *(*row, None if visited is None else iso(visited), iso(due) if due and not gone else None, gone == 1)
        )
        for *row, visited, due, gone in rows
    )


def visits(connection: sqlite3.Connection) -> tuple[Visit, ...]:
    """What a refresh needs to know of all that are not gone, the one that has waited longest first."""
    return tuple(
        Visit(*row)
        for row in connection.execute(
            "SELECT id, address, coalesce(own_title, nullif(title, ''), address), etag, last_modified, fingerprint,"
            " due, visited, failures, full FROM feeds WHERE gone = 0 ORDER BY due, id"
        )
    )


def folders(connection: sqlite3.Connection) -> tuple[Folder, ...]:
    """All folders, those that only hold folders too, by path; a story counts once in each."""
    counted: dict[str, list[int]] = {}
    above: dict[int, list[str]] = {}
    for feed, folder, unread, total in connection.execute("SELECT id, folder, unread, total FROM feeds"):
        names = folder.split("/") if folder else []
        above[feed] = ["/".join(names[:depth]) for depth in range(1, len(names) + 1)]
        for path in above[feed]:
            numbers = counted.setdefault(path, [0, 0])
            numbers[0] += unread
            numbers[1] += total
    last: int | None = None
    seen: set[str] = set()
    for story, feed, read in connection.execute(
        "SELECT story, feed, read FROM entries WHERE story <> id UNION ALL"
        " SELECT story, feed, read FROM entries WHERE id IN (SELECT story FROM entries WHERE story <> id)"
        " ORDER BY story"
    ):
        if story != last:
            last, seen = story, set()
        for path in above[feed]:
            if path in seen:
                counted[path][0] -= read == 0
                counted[path][1] -= 1
            seen.add(path)
    return tuple(Folder(path, *counted[path]) for path in sorted(counted, key=str.casefold))


def subscribe(connection: sqlite3.Connection, address: str, title: str | None, folder: str) -> int:
    """The id of the feed at ``address``, which stays as it is where the reader has it already."""
    connection.execute(
        "INSERT OR IGNORE INTO feeds (address, own_title, folder) VALUES (?, ?, ?)", (address, title, folder)
    )
    return int(connection.execute("SELECT id FROM feeds WHERE address = ?", (address,)).fetchone()[0])


def set_field(connection: sqlite3.Connection, feed_id: int, **values: object) -> None:
    """Change columns of a feed. Raises `LibraryError` where there is no such feed."""
    columns = ", ".join(f"{name} = ?" for name in values)
    if not connection.execute(f"UPDATE feeds SET {columns} WHERE id = ?", (*values.values(), feed_id)).rowcount:
        raise LibraryError(_("there is no such feed in the library (any more)"))


def moved(connection: sqlite3.Connection, feed_id: int, address: str) -> bool:
    """Note a feed's new address; False, and nothing, where another feed of the reader's has it."""
    if connection.execute("SELECT 1 FROM feeds WHERE address = ? AND id <> ?", (address, feed_id)).fetchone():
        return False
    set_field(connection, feed_id, address=address)
    return True


def own_title(title: str | None) -> str | None:
    """The reader's own name for a feed, on one line and with nothing that a terminal would obey; None for none."""
    return clean_line(title or "") or None


def folder_path(folder: str | None) -> str:
    """``folder`` in its one spelling: no blanks around names, no empty names, nothing that a terminal would obey."""
    return "/".join(name for part in (folder or "").split("/") if (name := " ".join(clean_line(part).split())))
