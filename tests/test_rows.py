"""Rows of the library: fetched as they are looked at, in an order that stays under the reader's hands."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.feed import Feed
from reader.library.model import Answer, Selection
from reader.library.store import Library
from reader.rows import Found, Selected
from tests.shelves import NOW, entry, long, stocked

NAMES = {1: "Harbour", 2: "Quarks", 3: "Town"}


def selected(library: Library) -> Selected:
    return Selected(library, NAMES, Selection())


def test_a_short_list_is_all_there(tmp_path: Path) -> None:
    rows = selected(stocked(tmp_path / "library.db"))
    assert len(rows) == 9
    assert rows[0].headline == "Parcels go round by road"
    assert rows[-1].headline == "The clock strikes once more"
    assert [entry.headline for entry in rows[1:3]] == ["The ferry stays in dock", "A particle turns up twice"]
    assert rows[1].target == "entry:4"
    with pytest.raises(IndexError):
        rows[9]


def test_an_entry_tells_what_a_line_shows(tmp_path: Path) -> None:
    ferry = selected(stocked(tmp_path / "library.db"))[1]
    assert (ferry.provider, ferry.comment_count, ferry.published) == ("Harbour", 3, "2026-11-15T09:01:00+00:00")
    assert ferry.teaser == "A goat waits on the quay, and nobody else."
    assert (ferry.read, ferry.kept, ferry.new) == (False, False, True)


def test_a_long_list_asks_only_for_what_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = long(tmp_path / "library.db", 1000)
    rows = selected(library)
    asked: list[int] = []
    listed = library.listed
    monkeypatch.setattr(library, "listed", lambda ids: asked.append(len(list(ids))) or listed(ids))
    assert len(rows) == 1000
    assert "number" in rows[59].headline
    assert asked == [], "the first page came with the list"
    assert rows[900].headline == rows[900].headline
    assert sum(asked) < 100


def test_what_comes_meanwhile_does_not_push_the_list_about(tmp_path: Path) -> None:
    library = long(tmp_path / "library.db", 200)
    rows = selected(library)
    seen = [one.target for one in rows[:60]]
    newest = entry("long", 9999, "Younger than all", day=28)
    library.receive(1, Feed("Long", entries=(newest,)), Answer(at=NOW + 60))
    assert [one.target for one in rows[:60]] == seen
    everything = [one.target for one in rows]
    assert everything[:60] == seen
    assert len(set(everything)) == len(everything)


def test_what_was_removed_leaves_a_gap_that_opens_nothing(tmp_path: Path) -> None:
    library = long(tmp_path / "library.db", 200)
    rows = selected(library)
    rows.ids()
    library.unsubscribe(1)
    assert rows[150].target == ""


def test_marks_show_once_the_rows_are_forgotten(tmp_path: Path) -> None:
    library = stocked(tmp_path / "library.db")
    rows = selected(library)
    library.mark([4])
    assert not rows[1].read
    rows.forget()
    assert rows[1].read


def test_where_an_entry_stands_and_where_the_next_unread_is(tmp_path: Path) -> None:
    library = long(tmp_path / "library.db", 300)
    ids = library.ids()
    library.mark(ids[:250])
    rows = selected(library)
    assert rows.place_of(f"entry:{ids[0]}") == 0
    assert rows.place_of(f"entry:{ids[299]}") == 299
    assert rows.place_of("entry:99999") is None
    assert rows.place_of("edition:crane-four") is None
    assert rows.next_unread(-1) == 250
    assert rows.next_unread(299) is None


def test_what_a_search_found_has_its_words_marked(tmp_path: Path) -> None:
    library = stocked(tmp_path / "library.db")
    rows = Found(library, NAMES, "goat")
    assert len(rows) == 2
    assert ("goat", True) in [part for one in rows for part in one.found]
    assert len(Found(library, NAMES, "goa", typing=True)) == 2, "the word is not finished"
