"""What stands in the way of a library is said in words, and nothing is ever written by halves."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest

from reader import locale
from reader.errors import LibraryDamaged, LibraryError
from reader.feed import Feed, FeedEntry
from reader.library import connection
from reader.library.model import Answer
from reader.library.store import Library

Make = Callable[..., FeedEntry]
Follow = Callable[..., int]


def test_nothing_is_made_before_something_is_asked(tmp_path: Path) -> None:
    library = Library(tmp_path / "new" / "library.db")
    assert not library.exists
    library.feeds()
    assert library.exists
    library.close()
    assert list(library.path.parent.iterdir()) == [library.path]


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_nobody_else_may_read_it(library: Library) -> None:
    library.feeds()
    assert library.path.stat().st_mode & 0o777 == 0o600


def test_a_library_to_be_read_only_is(library: Library, entry: Make, follow: Follow) -> None:
    follow(entry(1))
    reader = Library(library.path, readonly=True)
    assert [line.id for line in reader.entries()] == [1]
    for write in (lambda: reader.mark([1]), lambda: reader.subscribe("https://b.example"), reader.begin_visit):
        with pytest.raises(LibraryError, match="the library can only be read") as raised:
            write()
        assert "What you mark will not last" in str(raised.value)
    reader.close()


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """As a user who may read but not write what is in ``folder``."""
    folder.chmod(0o755)
    for file in folder.iterdir():
        file.chmod(0o644)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another")
def test_a_library_of_somebody_elses_opens_for_reading() -> None:
    folder = Path(mkdtemp())  # pytest's folders are nobody else's to enter
    library = Library(folder / "library.db")
    library.subscribe("https://harbour.example/feed")
    library.close()
    with as_nobody(folder):
        assert len(library.feeds()) == 1
        assert library.readonly
        with pytest.raises(LibraryError, match="can only be read"):
            library.unsubscribe(1)
        library.close()
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


@pytest.mark.parametrize("where", ["a folder", "in a file"])
def test_what_is_no_place_for_a_library(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").touch()
    path = tmp_path if where == "a folder" else tmp_path / "file" / "library.db"
    with pytest.raises(LibraryError, match="the library cannot be opened") as raised:
        Library(path).feeds()
    assert raised.value.where == str(path)


def test_none_to_be_read(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no such file"):
        Library(tmp_path / "none.db", readonly=True).feeds()


def limited(library: Library) -> None:
    """Let the file of ``library`` grow no further."""
    with library._connections.reading() as open_one:
        pages = open_one.execute("PRAGMA page_count").fetchone()[0]
        open_one.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_leaves_nothing_half(library: Library, entry: Make, follow: Follow) -> None:
    first = follow(entry(1))
    second = follow(entry(100), name="agency")
    before = library.feeds()
    limited(library)
    many = Feed("Harbour", entries=tuple(entry(number, content=os.urandom(900).hex()) for number in range(2, 99)))

    def refresh() -> None:
        with library.batch():
            library.unchanged(second, Answer(etag="new"))
            library.receive(first, many, Answer(etag="new"))

    with pytest.raises(LibraryError, match="the disk is full: nothing of this was written"):
        refresh()
    assert library.feeds() == before
    assert {visit.etag for visit in library.visits()} == {None}
    assert library.check() == ()
    library.mark([1])


@contextmanager
def no_room() -> Iterator[None]:
    """A time in which no file can be written to, as on a disk that is full to the last byte."""
    resource = pytest.importorskip("resource", reason="limits are POSIX's")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_on_a_full_disk_it_opens_for_reading_until_there_is_room(
    library: Library, entry: Make, follow: Follow
) -> None:
    feed = follow(entry(1), entry(2))
    library.close()
    with no_room():
        assert {line.id for line in library.entries()} == {1, 2}
        assert library.search("ferry")
        for write in (lambda: library.mark([1]), lambda: library.unsubscribe(feed), library.begin_visit):
            with pytest.raises(LibraryError, match="the disk is full: nothing of this was written") as raised:
                write()
            assert "Make room on the disk" in str(raised.value)
        assert not library.changed()
    library.mark([1])
    assert library.counts().unread == 1
    assert not library.readonly


def test_what_others_write_once_there_is_room_is_seen(library: Library, entry: Make, follow: Follow) -> None:
    follow(entry(1), entry(2))
    library.close()
    with no_room():
        assert library.counts().unread == 2
    with closing(Library(library.path)) as other:
        other.mark([1])
    library.changed()
    assert library.counts().unread == 1


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlite3.SQLITE_IOERR_WRITE, "le disque ne la laisse ni lire ni écrire"),
        (sqlite3.SQLITE_CANTOPEN, "son fichier, ou un de ceux à côté, ne s’ouvre pas"),
        (sqlite3.SQLITE_NOMEM, "la mémoire ne suffit pas"),
        (sqlite3.SQLITE_MISMATCH, "datatype mismatch"),
    ],
)
def test_what_the_system_does_not_do_is_said_in_the_readers_language(library: Library, code: int, said: str) -> None:
    locale.use("fr")
    problem = sqlite3.OperationalError("datatype mismatch")
    problem.sqlite_errorcode = code
    with pytest.raises(LibraryError, match=said), library._connections.reading():
        raise problem


def test_a_failure_inside_a_batch_cannot_be_passed_over(library: Library, entry: Make, follow: Follow) -> None:
    feed = follow(entry(1))

    def work() -> None:
        with library.batch():
            library.mark([1])
            with suppress(LibraryError):
                library.rename(feed + 1, "nothing")

    with pytest.raises(LibraryError, match="a part of it failed"):
        work()
    assert library.counts().unread == 1


def test_whatever_breaks_off_a_batch_undoes_it(library: Library, entry: Make, follow: Follow) -> None:
    follow(entry(1))

    def work() -> None:
        with library.batch():
            library.mark([1])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert library.counts().unread == 1


def test_a_writer_that_does_not_end_is_told_of(
    library: Library, entry: Make, follow: Follow, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(entry(1))
    library.close()
    monkeypatch.setattr(connection, "PATIENCE", 0.01)
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="another program is writing"):
            library.mark([1])
        assert library.counts().unread == 1
        other.execute("ROLLBACK")
    library.mark([1])


def test_what_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"once upon a time " * 1000)
    with pytest.raises(LibraryDamaged, match="the library is damaged") as raised:
        Library(path).feeds()
    assert "newsreader doctor --repair" in str(raised.value)


def test_a_damaged_text_is_said_to_be(library: Library, entry: Make, follow: Follow) -> None:
    follow(entry(1))
    with library._connections.writing() as open_one:
        open_one.execute("UPDATE contents SET packed = x'00'")
    with pytest.raises(LibraryDamaged, match="a part of the library is damaged"):
        library.entry(1)
    assert [line.headline for line in library.entries()] == [entry(1).headline]


def test_a_text_of_impossible_bytes_is_said_to_be_damaged(library: Library, entry: Make, follow: Follow) -> None:
    follow(entry(1))
    with library._connections.writing() as open_one:
        open_one.execute("UPDATE contents SET headline = CAST(x'ff4142' AS TEXT)")
    for look in (library.entries, library.check, lambda: library.entry(1)):
        with pytest.raises(LibraryDamaged, match="the library is damaged"):
            look()


@pytest.mark.parametrize("column", ["sort", "story", "kept"])
def test_what_is_no_number_is_said_to_be_damaged(library: Library, entry: Make, follow: Follow, column: str) -> None:
    follow(entry(1))
    with library._connections.writing() as open_one:
        open_one.execute(f"UPDATE entries SET {column} = x'0102'")
    with pytest.raises(LibraryDamaged, match="a part of the library is damaged"):
        library.listed([1])
    assert library.check()


@pytest.mark.parametrize("column", ["headline", "url", "published", "provider"])
def test_what_is_no_text_is_said_to_be_damaged(library: Library, entry: Make, follow: Follow, column: str) -> None:
    follow(entry(1))
    with library._connections.writing() as open_one:
        open_one.execute(f"UPDATE contents SET {column} = x'0102'")
    for look in (lambda: library.listed([1]), lambda: library.entry(1)):
        with pytest.raises(LibraryDamaged, match="a part of the library is damaged"):
            look()
    assert library.check()


@pytest.mark.parametrize(
    "wrong", ["unread = x'01'", "folder = x'41'", "title = x'41'", "visited = 'never'", "most = 'all'"]
)
def test_a_feed_with_values_of_other_kinds_is_said_to_be_damaged(
    library: Library, follow: Follow, wrong: str
) -> None:
    follow()
    with library._connections.writing() as open_one:
        open_one.execute(f"UPDATE feeds SET {wrong}")
    library.close()
    for look in (library.feeds, library.counts, library.check):
        with pytest.raises(LibraryDamaged, match="the library is damaged"):
            look()
