"""The shelf: what stories can be listed by, lists of them, and marks that can be taken back one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.lists import Source
from reader.shelf import Shelf, is_in
from reader.story import Entry
from tests.shelves import stocked


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    stocked(tmp_path / "library.db")
    return Shelf(tmp_path / "library.db")


def test_without_a_library_there_is_nothing_and_none_is_made(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "library.db")
    assert not shelf.exists
    assert shelf.sources() == ()
    assert shelf.feeds() == ()
    assert not shelf.path.exists()


def test_sources_are_what_all_feeds_have_then_the_feeds_in_their_folders(shelf: Shelf) -> None:
    assert [(source.key, source.title, source.unread, source.depth) for source in shelf.sources()] == [
        ("all", "All stories", 9, 0),
        ("new", "New since last time", 9, 0),
        ("unread", "Unread", 9, 0),
        ("kept", "Kept", 0, 0),
        ("edition", "The bundled edition", 0, 0),
        ("feed:1", "Harbour", 4, 0),
        ("folder:News", "News", 2, 0),
        ("folder:News/Local", "Local", 2, 1),
        ("feed:3", "Town", 2, 2),
        ("folder:Science", "Science", 3, 0),
        ("feed:2", "Quarks", 3, 1),
    ]


def test_a_folded_folder_hides_all_that_is_in_it(shelf: Shelf) -> None:
    sources = shelf.sources(frozenset(["News"]))
    assert [source.key for source in sources][6:] == ["folder:News", "folder:Science", "feed:2"]
    assert [source.folded for source in sources][5:] == [None, True, False, None]


def test_a_failing_feed_says_why(shelf: Shelf) -> None:
    shelf.library.failed(2, "the server does not answer", 0)
    failing = {source.key: source.failing for source in shelf.sources() if source.failing is not None}
    assert failing == {"feed:2": "the server does not answer"}


def test_each_source_has_its_list(shelf: Shelf) -> None:
    shelf.library.mark([4])
    shelf.library.keep([5])
    sizes = {source.key: len(shelf.listing(source.key)) for source in shelf.sources() if source.key != "edition"}
    assert sizes == {
        "all": 9,
        "new": 9,
        "unread": 8,
        "kept": 1,
        "feed:1": 4,
        "feed:2": 3,
        "feed:3": 2,
        "folder:News": 2,
        "folder:News/Local": 2,
        "folder:Science": 3,
    }
    assert len(shelf.listing("feed:1", unread=True)) == 3


def test_a_list_has_the_order_that_is_asked_for(shelf: Shelf) -> None:
    assert shelf.listing("all", order="oldest")[0].headline == "The clock strikes once more"
    assert shelf.listing("all", order="headline")[0].headline == "A bell is found in the mud"


def test_marks_are_taken_back_one_after_the_other(shelf: Shelf) -> None:
    shelf.mark([4], read=True)
    assert shelf.mark([4], read=True).count == 0, "nothing changed: nothing to take back"
    shelf.keep([4], kept=True)
    assert [shelf.listing("feed:1")[1].kept, shelf.listing("feed:1")[1].read] == [True, True]
    for what, counts in (("keep", (1, 0)), ("read", (0, 0))):
        undone = shelf.undo()
        assert undone is not None
        assert undone.what == what
        assert shelf.library.counts().kept == 0, counts
    assert shelf.library.counts().unread == 9
    assert shelf.undo() is None


def test_opening_marks_as_read_without_anything_to_take_back(shelf: Shelf) -> None:
    shelf.opened(4)
    assert shelf.library.counts().unread == 8
    assert shelf.undo() is None


def test_the_address_of_an_entry(shelf: Shelf) -> None:
    assert shelf.address("entry:4") == "http://harbour.invalid/1"
    assert shelf.address("entry:99") is None
    assert shelf.address("edition:crane-four") is None


def test_what_is_no_library_is_an_error_that_says_where(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"this is a letter to my aunt" * 99)
    with pytest.raises(LibraryError) as caught:
        Shelf(path).sources()
    assert str(path) in str(caught.value)


def test_a_folder_holds_itself_and_what_is_in_it() -> None:
    assert is_in("News", "News")
    assert is_in("News/Local", "News")
    assert not is_in("Newspapers", "News")
    assert Source("folder:News", "News").folder == "News"
    assert Source("feed:3", "Town").feed == 3
    assert Source("all", "All").feed is None


def test_the_tags_of_a_story_are_set_together_and_taken_back_together(shelf: Shelf) -> None:
    assert shelf.set_tags(4, "later, Night  train, ,later") == ("later", "Night train")
    assert shelf.set_tags(4, "LATER, quay") == ("later", "quay")
    undone = shelf.undo()
    assert undone is not None
    assert undone.count == 1
    assert shelf.tags_of(4) == ("later", "Night train")
    shelf.undo()
    assert shelf.tags_of(4) == ()
    assert shelf.undo() is None


def test_tags_that_stay_as_they_are_are_no_change_to_take_back(shelf: Shelf) -> None:
    shelf.set_tags(4, "later")
    shelf.set_tags(4, " #Later ")
    shelf.undo()
    assert shelf.tags_of(4) == ()


def test_the_lines_of_a_list_have_the_tags(shelf: Shelf) -> None:
    shelf.set_tags(4, "later")
    rows = shelf.listing("all")
    place = rows.place_of("entry:4")
    assert place is not None
    assert rows[place].tags == ("later",)


def elsewhere(number: int, published: str | None = None, *, read: bool = False) -> Entry:
    """A kept page of the web."""
    headline = f"Page {number} of the web"
    return Entry(f"https://site.invalid/{number}", headline, published=published, read=read, kept=True)


def joined(tmp_path: Path, *others: Entry) -> Shelf:
    library = stocked(tmp_path / "library.db")
    library.keep([4, 5, 9])
    return Shelf(tmp_path / "library.db", lambda: others)


def test_what_is_kept_elsewhere_stands_among_the_kept_by_its_date(tmp_path: Path) -> None:
    shelf = joined(tmp_path, elsewhere(1, "2026-11-13T12:00+01:00"), elsewhere(2), elsewhere(3, "2026-12-01"))
    rows = shelf.listing("kept")
    published = [(entry.published or "")[:10] for entry in rows]
    assert len(rows) == 6
    assert published == sorted(published, reverse=True)
    assert [entry.target for entry in rows if not entry.target.startswith("entry:")] == [
        "https://site.invalid/3", "https://site.invalid/1", "https://site.invalid/2",
    ]  # fmt: skip
    assert [rows.place_of(entry.target) for entry in rows] == list(range(6))
    assert rows.place_of("https://site.invalid/9") is None
    headlines = [entry.headline for entry in shelf.listing("kept", order="headline")]
    assert headlines == sorted(headlines)
    assert len(shelf.listing("all")) == 9


def test_only_the_entries_of_the_library_are_marked_with_others_among_them(tmp_path: Path) -> None:
    rows = joined(tmp_path, elsewhere(3, "2026-12-01"), elsewhere(2)).listing("kept")
    ids = list(rows.ids())
    assert sorted(ids) == [4, 5, 9]
    assert [list(rows.ids_above(number)) for number in range(6)] == [[], [], ids[:1], ids[:2], ids, ids]


def test_unread_ones_alone_are_listed_of_what_is_kept_elsewhere_too(tmp_path: Path) -> None:
    shelf = joined(tmp_path, elsewhere(1, read=True), elsewhere(2))
    assert [entry.target for entry in shelf.listing("kept", unread=True)][-1] == "https://site.invalid/2"
    assert len(shelf.listing("kept", unread=True)) == 4


def test_what_is_kept_no_longer_stays_in_the_list_until_it_is_made_anew(tmp_path: Path) -> None:
    others = [elsewhere(1), elsewhere(2)]
    stocked(tmp_path / "library.db")
    shelf = Shelf(tmp_path / "library.db", lambda: others)
    rows = shelf.listing("kept")
    del others[0]
    rows.forget()
    assert [entry.kept for entry in rows] == [False, True]
    assert len(shelf.listing("kept")) == 1


def test_each_tag_is_a_source_after_the_feeds(shelf: Shelf) -> None:
    shelf.set_tags(4, "quay, Later")
    shelf.set_tags(5, "later")
    shelf.library.mark([5])
    *_others, later, quay = shelf.sources()
    assert (later.key, later.title, later.unread, later.tag) == ("tag:Later", "#Later", 1, "Later")
    assert (quay.title, quay.unread) == ("#quay", 1)
    assert len(shelf.listing("tag:Later")) == 2
    assert len(shelf.listing("tag:Later", unread=True)) == 1
