"""Libraries of every version that ever was open, and those of later ones and of other programs are left alone.

``versions/N.sql`` is a library as version N of the layout wrote it. A new one is written beside them by
``NEWSREADER_UPDATE_GOLDEN=1``; those that are there are never touched again.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.feed import Feed, FeedEntry
from reader.library import migrations
from reader.library.migrations import ready, run
from reader.library.model import Answer, Selection
from reader.library.schema import APPLICATION_ID, VERSION
from reader.library.store import Library
from reader.story import Paragraph, Span, Story

VERSIONS = Path(__file__).parent / "versions"
STORY = Story("s", "The ferry brings parcel number 2", blocks=(Paragraph((Span("It was herring."),)),))
Make = Callable[..., FeedEntry]


def dump(path: Path) -> Iterator[str]:
    """The file at ``path`` as statements, the inside of its index of words too."""
    with closing(sqlite3.connect(path)) as connection:
        for pragma in ("application_id", "user_version", "auto_vacuum"):
            yield f"PRAGMA {pragma} = {connection.execute(f'PRAGMA {pragma}').fetchone()[0]};"
        objects = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY rowid").fetchall()
        inside = {name for _type, name, _sql in objects if name.startswith("search_")}
        yield from (f"{sql};" for type_, name, sql in objects if sql and type_ == "table" and _own(name, inside))
        for type_, name, _sql in objects:
            if type_ != "table" or name == "search":
                continue
            if name in inside or name == "sqlite_sequence":
                yield f"DELETE FROM {name};"
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            quoted = " || ',' || ".join(f"quote({column})" for column in columns)
            for (values,) in connection.execute(f"SELECT {quoted} FROM {name}"):
                yield f"INSERT INTO {name} VALUES ({values});"
        yield from (f"{sql};" for type_, _name, sql in objects if sql and type_ != "table")


def _own(name: str, inside: set[str]) -> bool:
    return name not in inside and not name.startswith("sqlite_")


def schema(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {(name, " ".join(sql.replace('"', "").split())) for name, sql in rows}


def stock(library: Library, entry: Make) -> None:
    """What a reader may have in a library, a little of each."""
    harbour = library.subscribe("https://harbour.example/feed", "My harbour", "News/Coast")
    agency = library.subscribe("https://agency.example/feed")
    library.receive(harbour, Feed("Harbour", entries=(entry(2), entry(1))), Answer('"1"', at=1_795_000_000.0))
    library.receive(agency, Feed("Agency", entries=(entry(3), entry(2))), Answer(at=1_795_000_000.0))
    library.mark([1])
    library.keep([2])
    library.tag([1], "later")
    library.put_story(2, STORY)
    library.begin_visit()


def check(library: Library, entry: Make) -> None:
    """What `stock` put in is there."""
    assert library.check() == ()
    assert [(feed.title, feed.folder, feed.unread) for feed in library.feeds()] == [
        ("Agency", "", 2),
        ("My harbour", "News/Coast", 1),
    ]
    assert [visit.etag for visit in library.visits()] == ['"1"', None]
    assert library.ids(Selection(kept=True)) == [2]
    assert library.ids(Selection(tag="later")) == [1]
    assert library.entry(1).entry == entry(1)
    assert library.story(2) == STORY
    assert [found.listed.id for found in library.search("herring is:kept")] == [2]
    assert [found.listed.others for found in library.search("herring")] == [(2,)]
    library.mark(Selection())
    assert library.counts() == (3, 0, 1, 3)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of version 1."""
    return restored(tmp_path / "old.db", 1)


def restored(path: Path, version: int) -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        run(connection, (VERSIONS / f"{version}.sql").read_text(encoding="utf-8"))
    return path


def test_a_library_of_this_version_is_among_the_old_ones(library: Library, entry: Make) -> None:
    stock(library, entry)
    check(library, entry)
    library.close()
    file = VERSIONS / f"{VERSION}.sql"
    if os.environ.get("NEWSREADER_UPDATE_GOLDEN") and not file.exists():
        library = Library(library.path.with_name("fresh.db"))
        stock(library, entry)
        library.close()
        file.write_text("\n".join(dump(library.path)) + "\n", encoding="utf-8")
    assert file.exists(), "run once with NEWSREADER_UPDATE_GOLDEN=1"


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_each_old_library_opens_with_all_that_is_in_it(version: int, tmp_path: Path, entry: Make) -> None:
    path = restored(tmp_path / "old.db", version)
    library = Library(path)
    check(library, entry)
    library.close()
    fresh = Library(tmp_path / "fresh.db")
    fresh.counts()
    fresh.close()
    assert schema(path) == schema(fresh.path)


def test_steps_lead_from_version_to_version() -> None:
    assert sorted(migrations.STEPS) == list(range(1, VERSION))


def test_all_steps_are_taken_or_none(old: Path) -> None:
    def add(connection: sqlite3.Connection) -> None:
        run(connection, "ALTER TABLE feeds ADD COLUMN colour TEXT;\nUPDATE feeds SET colour = 'grey';")

    def fail(connection: sqlite3.Connection) -> None:
        run(connection, "UPDATE feeds SET colour = 'red';\nINSERT INTO nothing VALUES (1);")

    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="nothing"):
            ready(connection, old, version=3, steps={1: add, 2: fail})
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert "colour" not in str(connection.execute("SELECT sql FROM sqlite_schema").fetchall())
        ready(connection, old, version=2, steps={1: add})
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT DISTINCT colour FROM feeds").fetchall() == [("grey",)]


def test_a_newer_library_is_refused_and_left_alone(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = old.read_bytes()
    with pytest.raises(LibraryError, match="newer version of newsreader") as raised:
        Library(old).feeds()
    assert "Update newsreader" in str(raised.value)
    assert old.read_bytes() == before


@pytest.mark.parametrize("statement", ["PRAGMA application_id = 7", "CREATE TABLE recipes (name)"])
def test_a_file_of_another_program_is_refused_and_left_alone(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "recipes.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="a file of another program"):
        Library(path).subscribe("https://harbour.example/feed")
    assert path.read_bytes() == before


def test_an_older_library_that_cannot_be_written_says_so(old: Path) -> None:
    with (
        closing(sqlite3.connect(f"{old.as_uri()}?mode=ro", uri=True)) as connection,
        pytest.raises(LibraryError, match="older version, and cannot be written"),
    ):
        ready(connection, old, readonly=True, version=2, steps={1: lambda connection: None})


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    library = Library(path)
    assert library.counts().total == 0
    library.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (2,)


def test_a_python_without_full_text_search_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "_has_full_text", lambda connection: False)
    with pytest.raises(LibraryError, match="FTS5 is missing"):
        Library(tmp_path / "library.db").feeds()
