"""Bringing the library's file to the layout that this version of the program works with.

The file says by itself what it is (SQLite's ``application_id``) and which layout it has (``user_version``). Steps
lead from each version to the next, never back; all that are needed are one transaction, so that a file is never
between two versions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..errors import LibraryDamaged, LibraryError
from ..locale import _
from .schema import APPLICATION_ID, PAGE_SIZE, SCHEMA, VERSION

_TELLING = {"feeds", "entries", "contents", "stories"}  # tables that together are only ours
_MOST_VERSIONS = 1_000  # what a file says to have beyond these, no version of ours has written

Step = Callable[[sqlite3.Connection], None]


def _documents_apart(connection: sqlite3.Connection) -> None:
    """1 to 2: the digests of a long document stood in a feed's row, and so were written with every single mark."""
    run(
        connection,
        """
DROP TRIGGER entries_marked;
DROP TRIGGER entries_removed;
CREATE TABLE documents (
    feed INTEGER PRIMARY KEY,
    digests BLOB NOT NULL
);
INSERT INTO documents SELECT id, carried FROM feeds;
CREATE TABLE new_feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL UNIQUE,
    own_title TEXT,
    title TEXT NOT NULL DEFAULT '',
    folder TEXT NOT NULL DEFAULT '',
    home TEXT,
    description TEXT,
    language TEXT,
    full TEXT NOT NULL DEFAULT 'short',
    most INTEGER,
    days INTEGER,
    etag TEXT,
    last_modified TEXT,
    fingerprint BLOB,
    visited REAL,
    due REAL NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    failure TEXT,
    gone INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    leads INTEGER NOT NULL DEFAULT 0,
    unread_leads INTEGER NOT NULL DEFAULT 0
);
INSERT INTO new_feeds
    SELECT id, address, own_title, title, folder, home, description, language, full, most, days, etag, last_modified,
        fingerprint, visited, due, failures, failure, gone, total, unread, leads, unread_leads FROM feeds;
DELETE FROM sqlite_sequence WHERE name = 'new_feeds';
INSERT INTO sqlite_sequence SELECT 'new_feeds', seq FROM sqlite_sequence WHERE name = 'feeds';
DROP TABLE feeds;
ALTER TABLE new_feeds RENAME TO feeds;
CREATE TRIGGER entries_marked AFTER UPDATE OF read, story ON entries
WHEN new.read <> old.read OR new.story <> old.story BEGIN
    UPDATE feeds SET
        unread = unread + (new.read = 0) - (old.read = 0),
        leads = leads + (new.story = new.id) - (old.story = old.id),
        unread_leads = unread_leads + (new.read = 0 AND new.story = new.id) - (old.read = 0 AND old.story = old.id)
    WHERE id = new.feed;
END;
CREATE TRIGGER entries_removed AFTER DELETE ON entries BEGIN
    UPDATE feeds SET
        total = total - 1,
        unread = unread - (old.read = 0),
        leads = leads - (old.story = old.id),
        unread_leads = unread_leads - (old.read = 0 AND old.story = old.id)
    WHERE id = old.feed;
END;
""",
    )


STEPS: Mapping[int, Step] = {1: _documents_apart}
"""By the version that it starts from, what leads to the next one."""


def ready(
    connection: sqlite3.Connection,
    path: Path,
    *,
    readonly: bool = False,
    version: int = VERSION,
    steps: Mapping[int, Step] = STEPS,
) -> None:
    """Make the file a library of layout ``version``: a new one where it is empty, by ``steps`` where it is older.

    Raises `LibraryError` for a file of another program or of a newer version, and where it would have to be written
    but cannot be; sqlite3.Error for what is wrong with the file.
    """
    if _version(connection, path, version) == version:
        return
    if not _has_full_text(connection):
        raise LibraryError(
            _("this Python’s SQLite cannot search texts (FTS5 is missing), which the library is made with"),
            where=str(path),
            hint=_("Use a Python from your system or from python.org."),
        )
    if readonly:
        raise LibraryError(
            _("the library is empty or of an older version, and cannot be written"),
            where=str(path),
            hint=_("Open it once where it can be written."),
        )
    if _version(connection, path, version) == 0:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = _version(connection, path, version)  # again: another program may have been quicker
        if found == 0:
            run(connection, SCHEMA)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            found = VERSION
        while found < version:
            steps[found](connection)
            found += 1
        connection.execute(f"PRAGMA user_version = {found}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def run(connection: sqlite3.Connection, script: str) -> None:
    """Execute the statements of ``script``, each of which begins on a line of its own; no transaction is begun."""
    for statement in _statements(script):
        connection.execute(statement)


def _version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The layout of the file, 0 for an empty one."""
    application, version, tables = _seen(connection)
    if application != APPLICATION_ID:
        if tables >= _TELLING:
            raise damaged(path)
        if application or version or tables:
            raise LibraryError(
                _("this is a file of another program"), where=str(path), hint=_("Name another with --library.")
            )
        return 0
    refuse_newer(version, path, newest)
    if not 0 < version <= newest:
        raise damaged(path)
    return version


def refuse_newer(version: int, path: Path, newest: int = VERSION) -> None:
    """Raise `LibraryError` where ``version`` is that of a layout to come, and could be one."""
    if newest < version < _MOST_VERSIONS:
        raise LibraryError(
            _("the library was written by a newer version of newsreader"),
            where=str(path),
            hint=_("Update newsreader, or name another library with --library."),
        )


def damaged(path: Path) -> LibraryDamaged:
    """The error for a library at ``path`` whose file is not as it was written."""
    return LibraryDamaged(
        _("the library is damaged"),
        where=str(path),
        hint=_("“newsreader doctor --repair” saves what can be read of it."),
    )


def _seen(connection: sqlite3.Connection) -> tuple[int, int, set[str]]:
    """Whose file it is, its layout and what is in it, all of one moment: others may be making it just now."""
    begun = not connection.in_transaction
    if begun:
        connection.execute("BEGIN")
    try:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        if begun:
            connection.execute("ROLLBACK")
    return int(application), int(version), there


def _has_full_text(connection: sqlite3.Connection) -> bool:
    options = {name for (name,) in connection.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" in options:
        return True
    return any(name == "fts5" for (name, *_rest) in connection.execute("PRAGMA module_list"))


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
