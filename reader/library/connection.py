"""Connections to the library's file: one a thread, and every failure of theirs in words.

Write-ahead logging lets any number of readers read on while one writes. A writer waits for another up to
`PATIENCE`. Where nothing can be written (a file or folder of somebody else's, a medium that is read-only, a disk
without any room), the library opens for reading.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from weakref import WeakSet

from ..errors import LibraryError
from ..locale import _
from ..locale.faults import reason
from .kinds import all_as_declared
from .migrations import damaged, ready

PATIENCE = 10.0  # seconds
_LEAST_ROOM = 40_000  # bytes: what an opening needs
_CACHE = 16_000  # kB a connection: what a batch of a refresh touches

_READONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})
# What a library in write-ahead mode answers where its folder can't be written, and so no file beside it.
_NO_ROOM_BESIDE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
# A full disk leaves no room for the index of the log, which is made at every opening.
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMOPEN})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_TEXT = "Could not decode to UTF-8"  # what sqlite3 says, without any code, of a text that cannot have been written


class _Held:
    """A connection that is closed with the thread that it belongs to.

    sqlite3's own are parts of a circle, which may be found late or, with the garbage collector off, never.
    """

    def __init__(self, connection: sqlite3.Connection, generation: int) -> None:
        self.connection = connection
        self.generation = generation

    def __del__(self) -> None:
        self.connection.close()


class _Here(threading.local):
    """What a thread has of its own."""

    held: _Held | None = None
    depth = 0
    failed = False
    seen: int | None = None


class Connections:
    """The connections of one process to the library at ``path``, opened when they are needed.

    ``readonly`` turns true where it shows that nothing can be written; on a full disk, until there is room again.
    """

    def __init__(self, path: Path, readonly: bool = False) -> None:
        self.path = path.absolute()
        self.readonly = self._meant_readonly = readonly
        self._full = False
        self._generation = 0
        self._all: WeakSet[_Held] = WeakSet()
        self._here = _Here()
        self._opening = threading.Lock()
        self._ready = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection. Raises `LibraryError` for whatever goes wrong with it."""
        with self._in_words():
            yield self._connection()

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """This thread's connection in a transaction, which is part of the one around it where there is one.

        With ``durable`` it survives a power cut, which takes a few milliseconds of waiting for the disk. Whatever is
        raised inside, even if somebody around it goes on, leaves the library as it was before the outermost one.
        """
        here = self._here
        with self._in_words():
            if here.depth == 0 and self._full:
                self._open_anew()
            connection = self._connection()
            if here.depth == 0:
                if self.readonly:
                    raise self.not_written()
                connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                connection.execute("BEGIN IMMEDIATE")
                here.failed = False
            here.depth += 1
            try:
                yield connection
            except BaseException:
                here.failed = True
                raise
            finally:
                here.depth -= 1
                if here.depth == 0 and here.failed:
                    _roll_back(connection)
            if here.depth == 0:
                if here.failed:
                    raise LibraryError(
                        _("nothing of this was written, since a part of it failed"), where=str(self.path)
                    )
                try:
                    connection.execute("COMMIT")
                except BaseException:
                    _roll_back(connection)
                    raise

    def changed(self) -> bool:
        """Whether another connection, of this program or another, has written since this thread last asked.

        False the first time.
        """
        if self._full and self._here.depth == 0:
            self._open_anew()
        with self.reading() as connection:
            version = int(connection.execute("PRAGMA data_version").fetchone()[0])
        seen, self._here.seen = self._here.seen, version
        return seen is not None and seen != version

    def close(self) -> None:
        """Close all connections; another use opens them anew. No thread may be using one."""
        for held in list(self._all):
            held.connection.close()
        self._all.clear()
        self._here = _Here()
        self._ready = False

    def not_written(self) -> LibraryError:
        if self._full:
            return self._no_room()
        return LibraryError(
            _("the library can only be read"),
            where=str(self.path),
            hint=_("What you mark will not last. Give yourself the right to write, or name another with --library."),
        )

    def _connection(self) -> sqlite3.Connection:
        held = self._here.held
        if held is None or (held.generation != self._generation and self._here.depth == 0):
            with self._opening:
                held = self._here.held = self._open()
        return held.connection

    def _open_anew(self) -> None:
        """Let every thread open the library anew: there may be room now, and others may have written."""
        with self._opening:
            self.readonly, self._full = self._meant_readonly, False
            self._generation += 1

    def _open(self) -> _Held:
        if not self._ready:
            self._prepare_file()
        connection = self._connect()
        try:
            if not self._ready:
                ready(connection, self.path, readonly=self.readonly)
                if not all_as_declared(connection, "feeds"):  # which everything begins with
                    raise damaged(self.path)
                self._ready = True
        except BaseException:
            connection.close()
            raise
        held = _Held(connection, self._generation)
        self._all.add(held)
        return held

    def _prepare_file(self) -> None:
        """See to it that there is a file, which nobody else may read: what one reads is one's own affair."""
        try:
            if not self.path.exists() and not self.readonly:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with suppress(FileExistsError):
                    os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            if not self.path.is_file():
                what = _("it is no file") if self.path.exists() else _("there is no such file")
                raise LibraryError(
                    _("the library cannot be opened: {reason}").format(reason=what),
                    where=str(self.path),
                    hint=_("Name another with --library."),
                )
        except OSError as problem:
            raise LibraryError(
                _("the library cannot be opened: {reason}").format(reason=reason(problem)),
                where=str(self.path),
                hint=_("Give yourself the right to write, or name another with --library."),
            ) from problem
        if not os.access(self.path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            self.readonly = True

    def _connect(self) -> sqlite3.Connection:
        """A connection to read and write with, else to read with, else to read what nobody can be writing."""
        for mode in ("mode=ro", "immutable=1") if self.readonly else ("mode=rw", "mode=ro", "immutable=1"):
            connection = sqlite3.connect(
                f"{self.path.as_uri()}?{mode}",
                uri=True,
                timeout=PATIENCE,
                isolation_level=None,
                check_same_thread=False,  # for `close`; otherwise each thread keeps to its own
            )
            try:
                for pragma in (
                    "trusted_schema = OFF",
                    "cell_size_check = ON",
                    "temp_store = MEMORY",
                    f"cache_size = -{_CACHE}",
                    "journal_size_limit = 8000000",
                ):
                    connection.execute(f"PRAGMA {pragma}")
                connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            except sqlite3.OperationalError as problem:
                connection.close()
                code = problem.sqlite_errorcode
                full = code in _FULL or self._has_no_room()
                if mode == "immutable=1" or (code & 0xFF not in _NO_ROOM_BESIDE and not full):
                    raise
                if full and not self._full:
                    self._full = True
                    self._empty_log()
                continue
            except BaseException:
                connection.close()
                raise
            self.readonly = self.readonly or mode != "mode=rw"
            return connection
        raise AssertionError("the last mode either connects or raises")

    def _has_no_room(self) -> bool:
        import shutil

        with suppress(OSError):
            return shutil.disk_usage(self.path.parent).free < _LEAST_ROOM
        return False

    def _empty_log(self) -> None:
        """Move what a program that was killed left in the log into the file, where nobody else has it open."""
        file = f"{self.path.as_uri()}?mode=rw"
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(file, uri=True, timeout=0, isolation_level=None)) as connection,
        ):
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # with the index of the log in memory
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def _no_room(self) -> LibraryError:
        return LibraryError(
            _("the disk is full: nothing of this was written"),
            where=str(self.path),
            hint=_("Make room on the disk."),
        )

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as problem:
            raise self._error(problem) from problem

    def _error(self, problem: sqlite3.Error) -> LibraryError:
        where = str(self.path)
        code = (getattr(problem, "sqlite_errorcode", None) or 0) & 0xFF
        if code in _BUSY:
            return LibraryError(
                _("another program is writing in the library, and does not come to an end"),
                where=where,
                hint=_("Try again when it has."),
            )
        if getattr(problem, "sqlite_errorcode", None) in _FULL:
            return self._no_room()
        if code in _READONLY:
            self.readonly = True
            return self.not_written()
        if code in _DAMAGED or str(problem).startswith(_NO_TEXT):
            return damaged(self.path)
        words = {
            sqlite3.SQLITE_IOERR: _("the disk does not let it be read or written"),
            sqlite3.SQLITE_CANTOPEN: _("its file, or one beside it, cannot be opened"),
            sqlite3.SQLITE_NOMEM: _("there is not enough memory"),
        }
        why = words.get(code, str(problem))
        return LibraryError(_("the library cannot be used: {reason}").format(reason=why), where=where)


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # SQLite has done so by itself after some errors
        connection.execute("ROLLBACK")
