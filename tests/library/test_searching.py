"""What was read somewhere is found again, the likeliest first, with its words shown in their place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.feed import FeedEntry, Replies
from reader.library.model import Marked, Selection
from reader.library.store import Library
from reader.story import Paragraph, Picture, Span, Story

Make = Callable[..., FeedEntry]
Follow = Callable[..., int]


def ids(library: Library, query: str, **options: bool) -> list[int]:
    return [found.listed.id for found in library.search(query, **options)]


def shown(text: Marked) -> str:
    return "".join(f"[{piece}]" if hit else piece for piece, hit in text)


@pytest.fixture
def stocked(library: Library, follow: Follow) -> Library:
    """Entries 1 to 5 of the Harbour, 6 of the Agency."""
    follow(
        FeedEntry(
            id="5",
            headline="Quiet night",
            published="2026-11-14T05:00Z",
            content="<p>Nothing but a <i>ferry</i> horn.</p>",
        ),
        FeedEntry(
            id="4",
            headline="Storm over the bay",
            published="2026-11-14T04:00Z",
            summary="<p>Every ferry stays in.</p>",
            content="<p>The wind, they say, will last.</p>",
            authors=("Maud Ferrand",),
            replies=Replies(7),
        ),
        FeedEntry(
            id="3",
            headline="The ferry runs again",
            published="2026-11-13T04:00Z",
            content="<p>Marée haute à Saint-Malo &amp; l’eau monte.</p>",
            pictures=(Picture("https://harbour.example/3.png"),),
        ),
        FeedEntry(id="2", headline="Market day", published="2026-10-31T23:00Z", content="<p>Fish and bread.</p>"),
        FeedEntry(id="1", headline="渡轮恢复运行", published="2026-10-01T04:00Z", content="<p>明天上午</p>"),
        name="harbour",
        folder="News/Coast",
    )
    follow(
        FeedEntry(id="1", headline="Ferries of the world", published="2026-11-12T04:00Z", provider="Le Câble"),
        name="agency",
        folder="Sport",
    )
    return library


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ferry", [3, 4, 5]),  # in the headline, in the lede, in the text
        ("FERRY storm", [4]),
        ("maree", [3]),
        ("L'EAU", [3]),
        ('"saint malo"', [3]),
        ('"malo saint"', []),
        ("ferr*", [3, 6, 5, 4]),  # the headlines' hits first, then the youngest
        ("ferry -storm", [3, 5]),
        ("-ferry -storm", [6, 2, 1]),
        ("渡轮", [1]),
        ("上午", [1]),
        ("by:ferrand", [4]),
        ("from:agency", [6]),
        ("from:cable", [6]),
        ("ferry -from:harbour", []),
        ("in:coast ferry", [3, 4, 5]),
        ("in:news/coast market", [2]),
        ("in:sport", [6]),
        ("after:2026-11-13 ferry", [3, 4, 5]),
        ("before:2026-10-15", [1]),
        ("has:picture", [3]),
        ("has:comments", [4]),
        ("-has:comments storm", []),
        ("is:read", []),
        ("is:new is:unread bread", [2]),
        ("and", [2]),
        ("...", []),
        ("   ", []),
    ],
)
def test_queries(stocked: Library, query: str, expected: list[int]) -> None:
    assert ids(stocked, query) == expected


def test_marks_are_found(stocked: Library) -> None:
    stocked.mark([2])
    stocked.keep([3])
    stocked.tag([4], "Later")
    assert ids(stocked, "is:read") == [2]
    assert ids(stocked, "is:kept") == [3]
    assert ids(stocked, "tag:later") == [4]
    assert 2 not in ids(stocked, "-is:read")


def test_as_one_types(stocked: Library) -> None:
    assert ids(stocked, "stor", typing=True) == [4]
    assert ids(stocked, "ferry ru", typing=True) == []
    assert ids(stocked, "ferry run", typing=True) == [3]
    assert ids(stocked, "ferry is:un", typing=True) == [3, 4, 5]


def test_the_words_are_shown_in_their_place(stocked: Library) -> None:
    found = stocked.search("ferry")
    assert shown(found[0].headline) == "The [ferry] runs again"
    assert shown(found[1].snippet) == "Every [ferry] stays in. The wind, they say, will last."
    assert shown(stocked.search("maree")[0].snippet) == "[Marée] haute à Saint-Malo & l’eau monte."
    assert shown(stocked.search("渡轮")[0].headline) == "[渡轮]恢复运行"


def test_pages_of_results(stocked: Library) -> None:
    every = ids(stocked, "ferry")
    pages = [stocked.search("ferry", limit=1, offset=at)[0].listed.id for at in range(3)]
    assert pages == every


def test_the_story_of_an_entrys_page_is_found(stocked: Library) -> None:
    story = Story(
        "s", "Market day", blocks=(Paragraph((Span("A gentle herring", frozenset({"em"}), "https://x.example"),)),)
    )
    stocked.put_story(2, story)
    assert ids(stocked, "herring") == [2]
    assert ids(stocked, "bread") == []
    assert shown(stocked.search("herring")[0].snippet) == "A gentle [herring]"
    assert stocked.story(2) == story
    assert ids(stocked, "has:story") == [2]


def test_a_story_of_several_feeds_is_found_once(library: Library, entry: Make, follow: Follow) -> None:
    follow(entry(1))
    follow(entry(1), name="agency")
    assert len(library.search("ferry")) == len(library.search("ferr*")) == len(library.search("is:unread")) == 1


def test_a_list_can_be_narrowed(stocked: Library) -> None:
    assert stocked.ids(Selection(text="ferry")) == [5, 4, 3]
    assert stocked.count(Selection(text="ferry -storm", folder="News")) == 2
    with pytest.raises(QueryError):
        stocked.ids(Selection(text="is:what"))


def test_related_stories_share_rare_words(library: Library, follow: Follow) -> None:
    def told(number: int, headline: str, day: int, **facts: str) -> FeedEntry:
        return FeedEntry(id=str(number), headline=headline, published=f"2026-11-{day:02}T08:00Z", **facts)

    library_of = [
        told(1, "The lock keeper of Valmorin retires", 14),
        told(2, "Valmorin seeks a new lock keeper", 13),
        told(3, "Lock keeper: what Valmorin pays", 1),
        told(4, "The bread of the mountains", 14),
        told(5, "A keeper of bees", 14),
        *(told(number, f"The day of the {number}th rain", 14) for number in range(10, 60)),
    ]
    follow(*library_of)
    by_headline = {line.headline: line for line in library.entries()}
    one = by_headline["The lock keeper of Valmorin retires"]
    found = library.related(one.headline, None, one.published, days=7, but=one.id)
    assert found[0].headline == "Valmorin seeks a new lock keeper"
    assert one.id not in {line.id for line in found}
    assert not any("rain" in line.headline or "bread" in line.headline for line in found)
    assert "Lock keeper: what Valmorin pays" not in {line.headline for line in found}
    assert library.related("Of the and", None, None) == []
    assert library.related("", "", None) == []


_texts = st.text(st.sampled_from("ab é\"*-:(){}^+'\\,;\0\ud800渡ferry is:unrd from"), max_size=30)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_texts | st.text(max_size=20))
def test_no_query_is_an_error_of_the_database(stocked: Library, text: str) -> None:
    stocked.search(text, typing=True)
    with suppress(QueryError):
        stocked.search(text)
        stocked.ids(Selection(text=text))
    stocked.related(text, text, None)
