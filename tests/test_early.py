"""The first picture: the one that the full-screen reader shows, but sooner; and the terminal is given back."""

from __future__ import annotations

import json
import re
import signal
from pathlib import Path

import pytest

from reader import paths
from reader.early import sequences
from reader.feed import Feed, FeedEntry
from reader.library.model import Answer
from reader.library.store import Library
from reader.theming.theme import load
from tests.terminals import ENTERS, FRAME_ENDS, TEXTUAL_IS_THERE, Terminal, terminal


def remember(**sections: object) -> None:
    """Have the reader remember this of an earlier session."""
    paths.state().mkdir(parents=True, exist_ok=True)
    (paths.state() / "state.json").write_text(json.dumps(sections))


def follow_feeds(feeds: int, entries: int) -> None:
    """Have the reader follow feeds with so many entries each, some of them read."""
    paths.library().mkdir(parents=True, exist_ok=True)
    library = Library(paths.library() / "library.db")
    for feed in range(feeds):
        id = library.subscribe(f"https://quay{feed}.example/feed", folder="Harbour" if feed else None)
        told = [
            FeedEntry(
                id=f"tag:{feed}.{number}",
                url=f"https://quay{feed}.example/{number}",
                headline=f"Ferry {feed} brings parcel number {number} over the strait and back again",
                published=f"2026-11-{1 + number % 20:02}T08:{number:02}+01:00",
                content="<p>It was on <b>deck</b>, said the mate, and nobody had asked for it. " * 4,
            )
            for number in range(entries)
        ]
        library.receive(id, Feed(f"Quay {feed}", entries=tuple(told)), Answer())
    library.close()


def stays(at: Terminal, said: str = "address") -> None:
    """Hold that what is seen first does not change until a key asks for something."""
    first = at.first()
    assert TEXTUAL_IS_THERE not in at.said
    at.press(b"y")  # which only says that there is nothing to copy
    for later in at.pictures_until(said):
        changed = [y for y, (one, other) in enumerate(zip(first, later, strict=True)) if one != other]
        assert not changed, f"rows {changed} changed:\n{at.text}"
    at.press(b"q")
    assert at.end() == 0
    assert at.is_given_back


@pytest.fixture
def dump(tmp_path: Path) -> str:
    paragraphs = [f"Paragraph {number}. " + "The tide came in and went out again. " * 12 for number in range(12)]
    path = tmp_path / "page.txt"
    path.write_text("\n\n".join(["The harbour wakes up early", "By Maud Ferrand", *paragraphs]))
    return str(path)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (109, 15)], ids=str)
def test_a_story_stands_where_it_stays(size: tuple[int, int]) -> None:
    with terminal("--lang", "en", "crane-four", size=size) as at:
        stays(at)


@pytest.mark.parametrize("size", [(120, 40), (40, 12)], ids=str)
def test_so_does_the_front_page(size: tuple[int, int]) -> None:
    remember(read={"edition:crane-four": True}, kept={"edition:the-lock-ledger": {"headline": "A ledger"}})
    with terminal("--lang", "fr", size=size) as at:
        stays(at, "adresse")


@pytest.mark.parametrize(
    ("size", "choices"),
    [
        ((120, 40), {}),
        ((40, 12), {"list_order": "feed"}),
        ((120, 40), {"source": "edition"}),
        ((173, 20), {"source": "feed:3", "unread_only": "yes", "density": "headlines"}),
        ((110, 24), {"source": "kept"}),
    ],
    ids=str,
)
def test_so_do_the_lists_of_a_library(size: tuple[int, int], choices: dict[str, str]) -> None:
    remember(choices=choices)
    follow_feeds(3, 25)
    with terminal("--lang", "en", size=size) as at:
        stays(at)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_so_does_a_page_that_somebody_saved(size: tuple[int, int], dump: str) -> None:
    with terminal("--lang", "en", "open", dump, size=size) as at:
        stays(at)


def test_it_is_the_place_the_theme_and_the_column_that_the_reader_left() -> None:
    choices = {"theme": "sepia", "contrast": True, "column": 50, "order": "newest", "pictures": "line"}
    remember(choices=choices, positions={"crane-four": [6, 120]})
    with terminal("--lang", "en", "crane-four", size=(120, 40)) as at:
        stays(at)


def test_a_picture_that_is_to_be_drawn_has_its_room() -> None:
    pytest.importorskip("PIL", reason="the extra “images” is not installed")
    remember(choices={"pictures": "drawn"})
    with terminal("--lang", "en", "crane-four", size=(120, 40)) as at:
        first = at.first()
        at.press(b"y")
        *_, last = at.pictures_until("address")
        changed = [y for y, (one, other) in enumerate(zip(first, last, strict=True)) if one != other]
        waiting = [y for y, row in enumerate(first) if any(cell.data == "…" for cell in row[:40])]
        assert changed == waiting[: len(changed)]
        assert waiting


def test_it_says_what_went_wrong() -> None:
    remember(choices={"theme": "gone-by-now"})
    with terminal("--lang", "en", "crane-four") as at:
        at.first()
        assert "gone-by-now" in at.text
        stays(at)


def test_it_has_the_colours_that_the_terminal_has() -> None:
    with terminal("--lang", "en", "crane-four", COLORTERM="") as at:
        stays(at)


def test_wide_and_combining_characters_too() -> None:
    with terminal("--lang", "en", "the-orange-gate", size=(120, 40)) as at:
        stays(at)


def test_keys_that_are_typed_at_it_are_not_lost() -> None:
    with terminal("--lang", "en", "crane-four", size=(40, 12)) as at:
        at.first()
        at.press(b"  ]cy")
        *_, last = at.pictures_until("address")
        assert "Turn adapted contrast off" in at.text
        assert last != at.picture
        at.press(b"q")
        assert at.end() == 0
    assert json.loads((paths.state() / "state.json").read_text())["positions"]["crane-four"]


def test_one_who_has_seen_enough_may_go() -> None:
    with terminal("--lang", "en", "crane-four") as at:
        at.first()
        at.press(b"q")
        assert at.end() == 0
        assert at.is_given_back


@pytest.mark.parametrize(
    ("environment", "size"),
    [({"NO_COLOR": "1"}, (80, 24)), ({"TERM": "xterm", "COLORTERM": ""}, (80, 24)), ({}, (12, 3))],
    ids=["no colours", "few colours", "no room"],
)
def test_where_it_might_be_another_than_textual_s_there_is_none(
    environment: dict[str, str], size: tuple[int, int]
) -> None:
    with terminal("--lang", "en", "crane-four", size=size, **environment) as at:
        at.press(b"q")
        assert at.end() == 0
        assert ENTERS in at.said
        assert at.said.index(TEXTUAL_IS_THERE) < at.said.find(FRAME_ENDS) % len(at.said)


def test_keys_that_are_none_are_refused_before_it() -> None:
    paths.config().mkdir(parents=True, exist_ok=True)
    (paths.config() / "settings.yaml").write_text('keys: {app.contrast: "no-such-key"}\n')
    with terminal("--lang", "en", "crane-four") as at:
        assert at.end() == 1
        assert b"settings.yaml:1: " in at.said
        assert b"no-such-key" in at.said
        assert ENTERS not in at.said


_HELD = """
import os, signal
from reader.desk import Desk
from reader.early import early
desk = Desk()
with early(desk, desk.bring("edition:crane-four")) as first:
    assert first.standing
    {what}
"""


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ("raise SystemExit(3)", 3),
        ("raise KeyboardInterrupt", -signal.SIGINT),
        ("os.kill(os.getpid(), signal.SIGTERM)", -signal.SIGTERM),
        ("os.kill(os.getpid(), signal.SIGHUP)", -signal.SIGHUP),
    ],
)
def test_whatever_happens_behind_it_the_terminal_is_given_back(what: str, status: int) -> None:
    with terminal(program=_HELD.format(what=what)) as at:
        assert at.end() == status
        assert at.is_given_back
        assert b"\x1b[?25h" in at.said


def test_a_run_of_cells_in_one_look_is_told_of_once() -> None:
    theme = load(paths.themes() / "nuit.yaml")
    rows = [(("one ", "text"), ("two", "text")), (("three", "text"), ("", "muted"), ("four", "link+underline"))]
    said = sequences(rows, theme.colours, 24)
    assert "one two\x1b[2;1Hthree\x1b[0;4;38;2;" in said
    assert said.count("\x1b[0;") == 2
    assert re.search(r"\x1b\[0;38;5;\d+;48;5;\d+mone two", sequences(rows, theme.colours, 8))
