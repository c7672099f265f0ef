"""A library that is damaged, or breaks while it is read, is told of in words, and what to do; nothing crashes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from reader import paths
from reader.library.connection import Connections
from reader.library.migrations import damaged
from reader.library.schema import VERSION
from reader.library.store import Library
from tests.shelves import stocked
from tests.tui.sitting import sitting

pytestmark = pytest.mark.usefixtures("offline")

SPOILED = {"noise": b"\xa5" * 20_000, "a header alone": b"SQLite format 3\0" + bytes(84), "text": b"hello " * 3_000}


@pytest.fixture
def library() -> Library:
    return stocked()


@pytest.mark.parametrize("kind", SPOILED)
async def test_a_damaged_library_is_told_of_wherever_feeds_are_asked_for(library: Library, kind: str) -> None:
    library.close()
    library.path.write_bytes(SPOILED[kind])
    async with sitting() as at:
        assert "the library is damaged" in at.status
        page = " ".join(at.look().text.split())
        assert "“newsreader doctor --repair” saves what can be read of it." in page
        assert "adds a feed" not in page
        for key in ("R", "r", "f", "2"):
            await at.press("escape")
            await at.press(key)
            assert "follow no feed" not in at.status
        await at.press("R")
        assert "the library is damaged" in at.status
        await at.open("enter")
        assert at.story.story.headline, "the edition is there all the same"


async def test_feeds_that_can_be_read_lead_nowhere_where_their_lists_cannot(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def entries(*_: object, **__: object) -> None:
        raise damaged(library.path)

    library.close()
    monkeypatch.setattr(Library, "entries", entries)
    async with sitting() as at:
        assert "the library is damaged" in at.status
        await at.press("home")
        at.app.say("")
        at.app.watching.look(idle=0)
        await at.settle()
        assert at.status == "", "what is known is not said over and over"
        await at.open("enter")
        assert at.story.story.headline
        await at.press("backspace")
        await at.press("R")
        assert "the library is damaged" in at.status


async def test_a_repaired_library_comes_in_sight_by_itself(library: Library) -> None:
    library.close()
    whole = library.path.read_bytes()
    library.path.write_bytes(SPOILED["noise"])
    async with sitting() as at:
        assert "damaged" in at.look().text
        library.path.write_bytes(whole)
        at.app.watching.look(idle=0)
        await at.settle()
        assert at.app.browsing.trouble == ""
        assert "All stories" in at.look().text


async def test_a_look_of_the_list_that_will_not_last_is_told_of(library: Library) -> None:
    """The state folder cannot be: a file stands where it should go."""
    paths.state().parent.mkdir(parents=True, exist_ok=True)
    paths.state().write_text("not a folder", encoding="utf-8")
    async with sitting() as at:
        for key in ("l", "s", "d"):
            await at.press(key)
            assert "this will not be remembered" in at.status, key


async def test_one_of_a_newer_version_is_told_of(library: Library) -> None:
    library.close()
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    async with sitting() as at:
        await at.press("R")
        assert "newer version of newsreader" in at.status


@contextmanager
def broken(path: Path) -> Iterator[None]:
    """A time in which nothing can be read of the library at ``path``."""

    def connection(self: Connections) -> sqlite3.Connection:
        raise damaged(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connections, "_connection", connection)
        yield


KEYS = (
    *("down", "end", "home", "enter", "escape", "j", "k", "n", "N", "m", "M", "A", "s", "S", "T", "u", "U"),
    *("R", "r", "e", "E", "a", "f", "F", "o", "O", "x", "X", "d", "D", "y", "b", "1", "2", "3", "tab", "space"),
    *("left", "right", "backspace", "h", "l", "v", "w", "g", "G", "/", "ctrl+p", "t", "pageup", "pagedown"),
)


@pytest.mark.parametrize("place", ["the list", "the feeds", "a story"])
async def test_whatever_is_wanted_of_a_library_that_has_just_broken(library: Library, place: str) -> None:
    library.close()
    async with sitting() as at:
        if place == "the feeds":
            await at.press("tab")
        elif place == "a story":
            await at.open("enter")
        with broken(library.path):
            for key in KEYS:
                await at.press(key)
                await at.press("escape")
        await at.press("escape", "escape", "escape")
        assert at.app.is_running
        assert at.app._exception is None
