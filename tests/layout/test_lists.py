"""The lists of the front page: stories under their days, and what they can be listed by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, product

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout.cut import cut, unfinished
from reader.layout.entries import lay_list
from reader.layout.sheet import Line
from reader.layout.sources import lay_sources
from reader.layout.width import cells
from reader.layout.words import EntriesWords, SourcesWords
from reader.lists import Source
from reader.story import Entry

WORDS = EntriesWords(
    date=lambda iso: iso[11:16],
    comments=lambda count: f"{count} comments",
    also=lambda names: f"also in: {', '.join(names)}",
    new="new",
    edited="edited",
    kept="kept",
)
ENTRY = Entry(
    target="entry:1",
    headline="The ferry runs again",
    provider="Coast Gazette",
    published="2026-11-15T08:20",
    language="en",
    teaser="After nine weeks in dock it took one passenger across, and a goat.",
    comment_count=3,
)


def texts(lines: Sequence[Line]) -> list[str]:
    return [line.text.replace("\xa0", " ") for line in lines]


def day(entry: Entry) -> str:
    return (entry.published or "")[:10]


def test_an_entry_tells_what_one_chooses_by_and_its_state_in_words() -> None:
    entry = replace(ENTRY, kept=True, new=True, edited=True, also=("The Quay", "Nine"))
    assert texts(list(lay_list([entry], 80, WORDS, language="en"))) == [
        "● The ferry runs again",
        "  Coast Gazette · 08:20 · 3 comments · new · edited · kept",
        "  After nine weeks in dock it took one passenger across, and a goat.",
        "  also in: The Quay, Nine",
    ]


def test_what_was_read_has_another_sign_and_lighter_letters() -> None:
    unread, read = (next(lay_list([entry], 80, WORDS)) for entry in (ENTRY, replace(ENTRY, read=True)))
    assert unread.cells == (("● ", "provider"), ("The ferry runs again", "headline+strong"))
    assert read.cells == (("○ ", "muted"), ("The ferry runs again", "text"))
    about = texts(list(lay_list([replace(ENTRY, read=True, new=True)], 80, WORDS, density="headlines")))[1]
    assert "new" not in about, "once it was read"


def test_a_story_says_its_language_where_that_is_another_than_the_readers() -> None:
    def about(tag: str) -> str:
        return texts(list(lay_list([replace(ENTRY, language=tag)], 80, WORDS, language="fr")))[1]

    assert about("en-GB").endswith("3 comments · EN")
    assert about("fr-FR").endswith("3 comments")


def test_headlines_alone_stand_close() -> None:
    lines = list(lay_list([ENTRY, ENTRY], 80, WORDS, density="headlines"))
    assert [line.kind for line in lines] == ["entry-head", "entry", "entry-head", "entry"]


def test_a_long_teaser_ends_where_it_has_taken_its_lines() -> None:
    lines = list(lay_list([replace(ENTRY, teaser="word " * 100)], 40, WORDS))
    teaser = [line.text for line in lines if line.kind == "teaser"]
    assert len(teaser) == 3
    assert teaser[-1].endswith("word…")


def test_what_a_search_found_takes_the_place_of_the_teaser() -> None:
    entry = replace(ENTRY, found=(("and a ", False), ("goat", True), (", they said", False)))
    (found,) = [line for line in lay_list([entry], 80, WORDS) if line.kind == "teaser"]
    assert found.cells[1:] == (("and a ", "text"), ("goat", "hit"), (", they said", "text"))


def test_the_words_that_were_found_are_marked_in_the_headline_too() -> None:
    entry = replace(ENTRY, named=(("The ", False), ("ferry", True), (" runs again", False)))
    head = next(lay_list([entry], 80, WORDS))
    assert head.cells[2] == ("ferry", "hit+strong")
    assert head.text == "● The ferry runs again"


def test_days_stand_above_what_came_on_them_once() -> None:
    entries = [replace(ENTRY, published=f"2026-11-{date}T08:00", teaser=None) for date in ("15", "15", "14")]
    lines = list(lay_list(entries, 80, WORDS, heading=day, density="headlines"))
    assert [line.text for line in lines if line.kind == "heading"] == ["2026-11-15", "2026-11-14"]
    assert [line.kind for line in lines[:3]] == ["heading", "entry-head", "entry"], "nothing stands above the first"


class Endless(Sequence[Entry]):
    """A list longer than anybody would hold, which notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __len__(self) -> int:
        return 10**9

    def __getitem__(self, index: int) -> Entry:  # type: ignore[override]  # slices are never asked for
        self.asked.append(index)
        return replace(ENTRY, target=f"entry:{index}", published=f"{2026 - index // 1000}-11-15T08:00")


def test_a_list_begins_anywhere_and_asks_for_no_more_than_it_shows() -> None:
    entries = Endless()
    lines = list(islice(lay_list(entries, 80, WORDS, first=500_000, heading=day), 40))
    assert [line.text for line in lines if line.kind == "heading"] == ["1526-11-15"], (
        "the one before is of another day"
    )
    assert next(line.block for line in lines if line.kind == "entry-head") == 500_000
    assert min(entries.asked) == 499_999
    assert max(entries.asked) < 500_020


@given(st.text(), st.integers(min_value=1, max_value=30))
@settings(max_examples=100, deadline=None)
def test_what_is_cut_fits_and_says_that_it_is_cut(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width
    assert cells(unfinished(text, width)) <= width
    assert unfinished(text, width).endswith("…")
    assert "\n" not in cut(text, width) + unfinished(text, width)


SOURCES = (
    Source("all", "All stories", unread=1204),
    Source("kept", "Kept"),
    Source("folder:Science", "Science", unread=3, folded=False),
    Source("feed:4", "A journal with a name that is far too long", unread=3, depth=1),
    Source("feed:5", "Quarks", depth=1, failing="the server does not answer"),
)
SOURCES_WORDS = SourcesWords(number=str, failing="failing")


def test_sources_are_a_line_each_with_what_is_unread_at_the_right() -> None:
    assert texts(list(lay_sources(SOURCES, 28, SOURCES_WORDS))) == [
        "  All stories           1204",
        "  Kept",
        "",
        "▾ Science                  3",
        "    A journal with a name… 3",
        "  ! Quarks",
        "    failing",
    ]


def test_a_folded_folder_has_another_sign() -> None:
    (line,) = lay_sources([SOURCES[2]._replace(folded=True)], 28, SOURCES_WORDS)
    assert line.text.startswith("▸ Science")


def test_however_deep_a_folder_is_its_name_can_be_read() -> None:
    for width, depth in product((12, 28, 80), (0, 5, 500)):
        (line,) = lay_sources([SOURCES[2]._replace(title="News", depth=depth)], width, SOURCES_WORDS)
        assert "News" in line.text
        assert cells(line.text) <= width


def test_sources_fit_in_any_width() -> None:
    for width in range(1, 40):
        for line in lay_sources(SOURCES, width, SOURCES_WORDS):
            assert cells(line.text) <= max(width, 8), f"at {width}: {line.text!r}"
