"""The library in lines: its feeds and lists, marks, and what is found in it."""

from __future__ import annotations

from reader.desk import Desk
from reader.linear.session import Session
from tests.linear.test_session import Typist
from tests.shelves import stocked, where


def told(*lines: str) -> list[str]:
    """What the last of ``lines`` is answered, in a session on a library of three feeds."""
    console = Typist([])
    session = Session(Desk(), console)
    session.begin(None, None)
    for line in lines:
        console.lines = [line]
        console.told.clear()
        session.converse()
    return console.told


def test_it_begins_with_all_stories_of_the_feeds() -> None:
    stocked()
    title, *stories = told()
    assert title == "All stories. 9 stories."
    assert len(stories) == 9
    assert all("Not read yet" in line for line in stories)


def test_a_damaged_library_is_told_of_and_the_edition_is_there_all_the_same() -> None:
    stocked().close()
    where().write_bytes(b"spoiled " * 2_000)
    said, title, *stories = told()
    assert "the library is damaged. “newsreader doctor --repair” saves what can be read of it." in said
    assert "stories" in title
    assert len(stories) > 10
    for line in ("feeds", "refresh", "search ferry"):
        assert "follow no feed" not in " ".join(told(line))
    assert "the library is damaged" in told("refresh")[0]


def test_feeds_and_folders_are_numbered_and_a_number_lists_one() -> None:
    stocked()
    sources = told("feeds")
    number = next(line.split(".")[0] for line in sources if "Quarks" in line)
    assert "3 unread" in next(line for line in sources if "Quarks" in line)
    title, *stories = told("feeds", number)
    assert title == "Quarks. 3 stories."
    assert len(stories) == 3
    assert told("feeds", number, "back")[0].startswith("All stories.")


def test_a_story_of_a_feed_opens_and_is_read_from_then_on() -> None:
    stocked()
    number = next(line.split(".")[0] for line in told() if "ferry" in line)
    opened = told(number)
    assert "The ferry stays in dock" in opened[0]
    assert "Read already" in next(line for line in told() if "ferry" in line)


def test_marks_are_set_and_taken_back() -> None:
    stocked()
    assert "Read already" in told("mark 2")[0]
    assert "Read already" in told("again")[1]
    assert "Not read yet" in told("mark 2")[0]
    assert "Kept" in told("keep 1")[0]
    assert told("mark 99") == ["Type the number of a story of this list behind it."]


def test_what_is_kept_wherever_it_came_from_has_one_list() -> None:
    stocked()
    sources = told("feeds")
    edition, kept = (
        next(line.split(".")[0] for line in sources if name in line) for name in ("The bundled edition", "Kept")
    )
    assert told("feeds", edition, "keep 2") == ["The story is kept."]
    told("keep 1")
    title, *stories = told("feeds", kept)
    assert title == "Kept. 2 stories."
    place = next(line.split(".")[0] for line in stories if "Harbour" not in line)
    assert "Kept" not in told("feeds", kept, f"keep {place}")[0]


def test_a_feed_that_is_followed_already_is_listed() -> None:
    stocked()
    _looking, said, title, *stories = told("add harbour.invalid/feed")
    assert said == "https://harbour.invalid/feed: you follow this feed already, as “Harbour”"
    assert title == "Harbour. 4 stories."
    assert len(stories) == 4


def test_tags_are_typed_behind_the_number() -> None:
    stocked()
    assert "Tags: later, quay" in told("tag 2 later, quay")[0]
    assert "Tags:" not in told("tag 2 -")[0]
    assert "Tags: later" in told("tag 2 later", "tag 2 -", "undo", "again")[1]
    assert told("tag 99 later") == ["Type the number of a story of this list behind it."]


def test_tags_are_asked_for_where_none_are_typed_and_nothing_leaves_them() -> None:
    stocked()
    told("tag 2 later")
    console = Typist(["tag 2", ""])
    Session(Desk(), console).converse()
    assert console.told == ["Tags: later."]
    console = Typist(["tag 2", "quay"])
    Session(Desk(), console).converse()
    assert "Tags: quay" in console.told[-1]


def test_the_story_that_is_read_is_tagged() -> None:
    stocked()
    assert told("2", "tag later") == ["Tags: later."]
    assert told("2", "tag -") == ["The story has no tag."]


def test_a_whole_list_is_marked_and_that_is_taken_back() -> None:
    stocked()
    (said,) = told("all")
    assert said.endswith("stories are marked as read.")
    assert all("Read already" in line for line in told()[1:])
    assert told("all", "undo") == ["There is nothing to take back."], "there was nothing left to mark"


def test_a_search_lists_what_is_found_in_the_whole_library() -> None:
    stocked()
    title, *found = told("/goat")
    assert title == "Search for “goat”. 2 stories."
    assert len(found) == 2
    assert "no “colour:”" in told("/colour:red")[0]


def test_without_feeds_it_says_how_to_follow_one() -> None:
    assert told("feeds") == ["You follow no feed yet: “add ADDRESS” follows one."]
    assert told("mark 1") == ["Only stories of your feeds can be marked here."]
    assert told("add") == ["Type the address of a feed, or of a page that has one, after “add”."]
