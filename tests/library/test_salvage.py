"""What can be read of a damaged library is saved."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import LibraryDamaged, LibraryError
from reader.feed import Feed, FeedEntry
from reader.library.migrations import ready, run
from reader.library.model import Answer, Received, Selection
from reader.library.salvage import put_aside, salvage
from reader.library.schema import PAGE_SIZE, VERSION
from reader.library.store import Library
from reader.library.wreck import Wreck
from reader.story import Story

Make = Callable[..., FeedEntry]
Follow = Callable[..., int]
NUMBER = 400


@pytest.fixture
def stocked(library: Library, entry: Make, follow: Follow) -> Library:
    """A library of many pages, with marks."""
    with library.batch():
        noise = random.Random(4)
        text = [f"<p>{noise.randbytes(400).hex()} herring</p>" for _ in range(NUMBER)]
        follow(*(entry(number, content=text[number]) for number in range(NUMBER)), folder="News")
        follow(entry(1), name="agency")
        library.mark(range(1, 51))
        library.keep([7])
        library.tag([8], "later")
        library.put_story(9, Story("s", "Told in full"))
    library.close()
    return library


def spoil(path: Path, page: int, size: int = PAGE_SIZE) -> None:
    with path.open("r+b") as file:
        file.seek(page * size)
        file.write(b"\xa5" * size)


def state(library: Library) -> tuple[object, ...]:
    return (
        [replace(feed, next_visit=None) for feed in library.feeds()],
        library.counts(),
        library.entries(limit=None),
        library.ids(Selection(kept=True)),
        library.tags(),
        library.story(9),
        [found.listed.id for found in library.search("herring 3")],
    )


def test_a_sound_library_comes_through_whole(stocked: Library) -> None:
    before = state(stocked)
    stocked.close()
    saved = salvage(stocked.path)
    assert (saved.feeds, saved.entries) == (2, NUMBER + 1)
    assert state(stocked) == before
    assert stocked.check() == ()
    assert saved.aside.name == "library.damaged.db"
    assert Library(saved.aside).count() == NUMBER


def read_marks(library: Library) -> set[int]:
    every = Selection(every=True)
    return set(library.ids(every)) - set(library.ids(replace(every, unread=True)))


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], float, float]] = {
    # what is done to the file, and which part of the entries and of the marks comes back at least
    "a header of noise": (lambda whole: noise(whole, 0, 100), 1, 1),
    "a header of zeros": (lambda whole: bytes(100) + whole[100:], 1, 1),
    "a first page of noise": (lambda whole: noise(whole, 0, PAGE_SIZE), 1, 1),
    "the list of tables gone": (lambda whole: noise(whole, 100, PAGE_SIZE), 1, 1),
    "first and second page": (lambda whole: noise(whole, 0, 2 * PAGE_SIZE), 1, 1),
    "cut short by a page": (lambda whole: whole[:-PAGE_SIZE], 0.95, 0.95),
    "cut short in a page": (lambda whole: whole[:-777], 0.95, 0.95),
    "cut in half": (lambda whole: whole[: len(whole) // 2], 0.4, 1),
    "a third left": (lambda whole: whole[: len(whole) // 3 + 77], 0.15, 1),
    "twenty kilobytes of noise": (lambda whole: noise(whole, len(whole) // 2, len(whole) // 2 + 20_000), 0.9, 1),
    "a byte in each page": (
        lambda whole: every_page(whole, lambda page: noise(page, len(page) // 2, len(page) // 2 + 1)),
        0.95,
        0.9,
    ),
    "grown by noise": (lambda whole: whole + random.Random(1).randbytes(30_000), 1, 1),
    "line ends changed": (lambda whole: whole.replace(b"\r\n", b"\n"), 0, 0),
}


def noise(whole: bytes, start: int, end: int) -> bytes:
    return whole[:start] + random.Random(1).randbytes(end - start) + whole[end:]


def every_page(whole: bytes, spoiled: Callable[[bytes], bytes]) -> bytes:
    pages = [whole[at : at + PAGE_SIZE] for at in range(0, len(whole), PAGE_SIZE)]
    return b"".join(pages[:2] + [spoiled(page) for page in pages[2:]])


@pytest.mark.parametrize("kind", DAMAGES)
def test_most_comes_back_whatever_the_damage(stocked: Library, kind: str) -> None:
    damage, entries, marks = DAMAGES[kind]
    damaged = damage(stocked.path.read_bytes())
    stocked.path.write_bytes(damaged)
    saved = salvage(stocked.path)
    assert saved.aside.read_bytes() == damaged
    assert saved.feeds >= 2 or not entries
    assert saved.entries >= entries * (NUMBER + 1)
    assert len(read_marks(stocked) & set(range(1, 51))) >= marks * 50
    assert read_marks(stocked) <= set(range(1, 51))
    assert stocked.check() == ()
    if marks == 1:
        assert stocked.ids(Selection(kept=True)) == [7]
        assert stocked.tags() == (("later", 1),)


def test_around_every_damaged_page(stocked: Library, entry: Make) -> None:
    """Whatever page is lost, the rest is there, sound, and goes on; and every mark is."""
    whole = stocked.path.read_bytes()
    pages = len(whole) // PAGE_SIZE
    for page in range(1, pages, max(1, pages // 20)):
        stocked.path.write_bytes(whole)
        spoil(stocked.path, page)
        saved = salvage(stocked.path)
        saved.aside.unlink()
        assert saved.feeds == 2
        assert saved.entries >= NUMBER * 0.95
        assert read_marks(stocked) >= set(range(1, 51))
        assert stocked.ids(Selection(kept=True)) == [7]
        assert stocked.ids(Selection(tag="later")) == [8]
        assert stocked.check() == ()
        lines = stocked.entries(limit=None)
        assert len(lines) == stocked.count() == len({line.id for line in lines})
        for feed in stocked.feeds():
            its = Selection(feed=feed.id, unread=True)
            assert feed.unread == len(stocked.ids(its))
            got = stocked.receive(feed.id, Feed("", entries=(entry(1), entry(NUMBER + 9))), Answer())
            assert got.new
        stocked.close()


@pytest.mark.parametrize("seed", range(6))
def test_bits_that_turned_over_cost_no_more_than_their_entries(stocked: Library, seed: int) -> None:
    noise = random.Random(seed)
    whole = bytearray(stocked.path.read_bytes())
    for _ in range(100):
        whole[noise.randrange(len(whole))] ^= 1 << noise.randrange(8)
    stocked.path.write_bytes(whole)
    saved = salvage(stocked.path)
    assert saved.feeds >= 2
    assert saved.entries > NUMBER * 0.95
    assert stocked.check() == ()
    assert len(stocked.entries(limit=None)) == stocked.count()
    stocked.search("herring")


def root(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    return int(row[0]) - 1


def test_feeds_that_are_lost_keep_their_addresses(stocked: Library) -> None:
    spoil(stocked.path, root(stocked.path, "feeds"))
    assert salvage(stocked.path).feeds == 2
    assert [feed.address for feed in stocked.feeds()] == [
        "https://agency.example/feed",
        "https://harbour.example/feed",
    ]
    assert [feed.total for feed in stocked.feeds()] == [1, NUMBER]


def test_entries_of_feeds_of_which_nothing_is_left_stay(stocked: Library) -> None:
    spoil(stocked.path, root(stocked.path, "feeds"))
    spoil(stocked.path, root(stocked.path, "sqlite_autoindex_feeds_1"))
    assert salvage(stocked.path).entries == NUMBER + 1
    assert [feed.title for feed in stocked.feeds()] == [
        "Feed 1, whose address is lost",
        "Feed 2, whose address is lost",
    ]
    assert all(feed.gone for feed in stocked.feeds())
    assert stocked.visits() == ()


def test_entries_that_are_lost_are_known_by_the_indexes(stocked: Library) -> None:
    """All that is not told by one is when they came and whether they had been edited."""
    before = state(stocked)
    stocked.close()
    whole = stocked.path.read_bytes()
    with Wreck(stocked.path, PAGE_SIZE) as wreck:
        leaves = [
            page
            for page in range(1, len(whole) // PAGE_SIZE)
            if whole[page * PAGE_SIZE] == 13 and wreck._root(page + 1) == root(stocked.path, "entries") + 1
        ]
    assert len(leaves) > 2
    for page in leaves:
        spoil(stocked.path, page)
    assert salvage(stocked.path).entries == NUMBER + 1
    assert state(stocked) == before


def test_a_mark_outlives_its_text_and_the_text_comes_again(
    stocked: Library, entry: Make, receive: Callable[..., Received]
) -> None:
    with sqlite3.connect(stocked.path) as connection:
        connection.execute("DELETE FROM contents WHERE entry IN (1, 2, 100)")
        connection.execute("UPDATE contents SET packed = x'00' WHERE entry IN (7, 101)")
    connection.close()
    assert len(stocked.check()) == 5
    stocked.close()
    assert salvage(stocked.path).entries == NUMBER
    assert [line.headline for line in stocked.listed([1, 2, 100])] == ["Untitled", "Untitled"]
    assert [line.headline.rpartition(" ")[0] for line in stocked.listed([7, 101])] == [
        "The ferry brings parcel number 393 over the",
        "The ferry brings parcel number 299 over the",
    ]
    again = [entry(number) for number in (399, 398, 393)]
    assert receive(1, *again).edited == ()
    lines = stocked.listed([1, 2, 7])
    assert [line.headline for line in lines] == [one.headline for one in again]
    assert all(line.read and not line.edited for line in lines)
    assert stocked.check() == ()


def test_what_was_removed_does_not_come_back(stocked: Library) -> None:
    """Pages that are free again still have what stood in them."""
    stocked.tidy(50, unread=True)
    stocked.close()
    left = stocked.count()
    stocked.close()
    stocked.path.write_bytes(noise(stocked.path.read_bytes(), 0, PAGE_SIZE))
    assert salvage(stocked.path).entries == left + 1


def test_nothing_is_new_where_it_is_not_known_what_was_seen(stocked: Library) -> None:
    stocked.begin_visit()
    stocked.close()
    spoil(stocked.path, root(stocked.path, "facts"))
    salvage(stocked.path)
    assert stocked.counts().new == 0


@pytest.mark.parametrize("size", [512, 1024, 4096, 16384, 65536])
def test_pages_of_another_size_are_known_without_a_header(stocked: Library, size: int) -> None:
    before = state(stocked)
    stocked.close()
    with closing(sqlite3.connect(stocked.path)) as connection:
        for statement in ("PRAGMA journal_mode = DELETE", f"PRAGMA page_size = {size}", "VACUUM"):
            connection.execute(statement)
    stocked.path.write_bytes(noise(stocked.path.read_bytes(), 0, 100))
    salvage(stocked.path)
    assert state(stocked) == before


def restored(path: Path, version: int) -> Path:
    """A library as that version of the layout wrote it."""
    statements = (Path(__file__).parent / "versions" / f"{version}.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        run(connection, statements)
    return path


@pytest.mark.parametrize("damage", ["a header of noise", "a first page of noise"])
@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_libraries_of_older_versions_are_saved_too(tmp_path: Path, entry: Make, version: int, damage: str) -> None:
    path = restored(tmp_path / "library.db", version)
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    path.write_bytes(noise(path.read_bytes(), 0, 100 if "header" in damage else size))
    assert salvage(path) == (tmp_path / "library.damaged.db", 2, 4)
    library = Library(path)
    library.set_limits(1, None, None)
    assert [(feed.title, feed.folder, feed.unread) for feed in library.feeds()] == [
        ("Agency", "", 2),
        ("My harbour", "News/Coast", 1),
    ]
    assert library.ids(Selection(kept=True)) == [2]
    assert library.ids(Selection(tag="later")) == [1]
    assert library.entry(1).entry == entry(1)
    assert library.story(2)
    library.close()


def test_one_of_a_newer_version_is_not_made_older(stocked: Library) -> None:
    with closing(sqlite3.connect(stocked.path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    spoil(stocked.path, 3)
    before = stocked.path.read_bytes()
    with pytest.raises(LibraryError, match="newer version"):
        salvage(stocked.path)
    assert stocked.path.read_bytes() == before
    assert [file.name for file in stocked.path.parent.iterdir()] == ["library.db"]


@pytest.mark.parametrize("pragma", ["application_id = 7", "user_version = 50331648", "user_version = -1"])
def test_a_bit_that_turned_over_makes_it_no_other_programs(stocked: Library, pragma: str) -> None:
    before = state(stocked)
    stocked.close()
    with closing(sqlite3.connect(stocked.path)) as connection:
        connection.execute(f"PRAGMA {pragma}")
    with pytest.raises(LibraryDamaged):
        stocked.feeds()
    stocked.close()
    salvage(stocked.path)
    assert state(stocked) == before


def test_nothing_to_be_read_leaves_all_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"once upon a time " * 1000)
    with pytest.raises(LibraryDamaged, match="nothing of the library can be read"):
        salvage(path)
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]
    assert put_aside(path).name == "library.damaged.db"
    path.touch()
    assert put_aside(path).name == "library.damaged1.db"
    assert Library(path).counts().total == 0


def crashed(library: Library, path: Path) -> Path:
    """A copy of ``library`` as it would be if its program ended right now: with a log beside the file."""
    path.parent.mkdir()
    for side in ("", "-wal"):
        path.with_name(path.name + side).write_bytes(library.path.with_name(library.path.name + side).read_bytes())
    return path


@pytest.mark.parametrize("damaged", [False, True])
def test_what_a_program_had_not_yet_moved_into_the_file_is_saved_too(
    stocked: Library, tmp_path: Path, damaged: bool
) -> None:
    stocked.mark([60])
    stocked.keep([61])
    path = crashed(stocked, tmp_path / "crashed" / "library.db")
    if damaged:
        path.write_bytes(noise(path.read_bytes(), 0, PAGE_SIZE))
    saved = salvage(path)
    library = Library(path)
    assert saved.entries == NUMBER + 1
    assert read_marks(library) == {*range(1, 51), 60}
    assert set(library.ids(Selection(kept=True))) == {7, 61}
    assert saved.aside.with_name(saved.aside.name + "-wal").exists()
    library.close()


def test_a_log_counts_up_to_where_it_is_damaged(stocked: Library, tmp_path: Path) -> None:
    stocked.mark([60])
    stocked.mark([61])
    path = crashed(stocked, tmp_path / "crashed" / "library.db")
    log = path.with_name(path.name + "-wal")
    log.write_bytes(log.read_bytes()[:-100] + bytes(100))
    salvage(path)
    library = Library(path)
    assert [line.read for line in library.listed([60, 61])] == [True, False]
    library.close()


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_what_is_saved_is_nobody_elses_to_read(stocked: Library) -> None:
    spoil(stocked.path, 3)
    salvage(stocked.path)
    assert stocked.path.stat().st_mode & 0o777 == 0o600


def test_what_a_repair_left_that_was_broken_off_goes(stocked: Library) -> None:
    spoil(stocked.path, 3)
    for side in ("", "-wal", "-shm"):
        stocked.path.with_name(f"library.salvaged.db{side}").write_bytes(b"half done")
    salvage(stocked.path)
    assert {file.name for file in stocked.path.parent.iterdir()} == {"library.db", "library.damaged.db"}


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file cannot be moved")
def test_one_that_another_program_has_open_is_left_to_it(stocked: Library) -> None:
    """What it marks later would go into the file that is moved aside."""
    waiting = f"import sqlite3, sys; c = sqlite3.connect({str(stocked.path)!r}); c.execute('SELECT * FROM feeds')"
    program = [sys.executable, "-c", f"{waiting}.fetchall(); print(flush=True); sys.stdin.read()"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(LibraryError, match="another program has the library open"):
            salvage(stocked.path)
        other.stdin.close()
    assert salvage(stocked.path).feeds == 2


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.EROFS, "it can only be read"), (errno.ENOSPC, "the disk is full"), (errno.EACCES, "no perm")],
)
def test_where_nothing_can_be_written_that_is_said(
    stocked: Library, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "")

    spoil(stocked.path, 0)
    before = stocked.path.read_bytes()
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "unlink", refuse)
    with pytest.raises(LibraryError, match=f"the damaged library cannot be saved: .*{said}"):
        salvage(stocked.path)
    assert stocked.path.read_bytes() == before


def test_a_disk_that_becomes_full_on_the_way_is_told_of_and_leaves_all_as_it_was(
    stocked: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ready_in_little_room(connection: sqlite3.Connection, path: Path) -> None:
        ready(connection, path)
        connection.execute("PRAGMA max_page_count = 40")

    spoil(stocked.path, 0)
    before = stocked.path.read_bytes()
    monkeypatch.setattr("reader.library.salvage.ready", ready_in_little_room)
    with pytest.raises(LibraryError, match=r"the damaged library cannot be saved: the disk is full\. Make room"):
        salvage(stocked.path)
    assert stocked.path.read_bytes() == before
    assert [file.name for file in stocked.path.parent.iterdir()] == ["library.db"]
