"""What can be read of a damaged library is saved."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import LibraryDamaged
from reader.feed import Feed, FeedEntry
from reader.library.model import Answer, Selection
from reader.library.salvage import put_aside, salvage
from reader.library.store import Library
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


def spoil(path: Path, page: int, size: int = 8192) -> None:
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


def test_around_every_damaged_page(stocked: Library, entry: Make) -> None:
    """Whatever page is lost, the rest is there, sound, and goes on."""
    whole = stocked.path.read_bytes()
    pages = len(whole) // 8192
    most: list[int] = []
    for page in range(1, pages, max(1, pages // 12)):
        stocked.path.write_bytes(whole)
        spoil(stocked.path, page)
        try:
            saved = salvage(stocked.path)
        except LibraryDamaged:
            most.append(0)
            continue
        saved.aside.unlink()
        most.append(saved.entries)
        assert stocked.check() == ()
        lines = stocked.entries(limit=None)
        assert len(lines) == stocked.count() == len({line.id for line in lines})
        for feed in stocked.feeds():
            its = Selection(feed=feed.id, unread=True)
            assert feed.unread == len(stocked.ids(its))
            got = stocked.receive(feed.id, Feed("", entries=(entry(1), entry(NUMBER + 9))), Answer())
            assert got.new
        stocked.close()
    assert sum(number > NUMBER * 0.9 for number in most) > len(most) * 0.7


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


def test_what_another_program_had_not_yet_moved_into_the_file_is_saved_too(stocked: Library) -> None:
    with closing(sqlite3.connect(stocked.path)):
        stocked.mark([60])
        stocked.close()
        saved = salvage(stocked.path)
    assert saved.entries == NUMBER + 1
    assert stocked.listed([60])[0].read
