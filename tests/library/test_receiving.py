"""What a feed sends is put in once, kept up to date, and never more than once, whatever the feed does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from time import process_time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.feed import Enclosure, Feed, FeedEntry, Replies
from reader.library.model import Answer, Received, Selection
from reader.library.store import Library
from reader.story import Picture, Related

Make = Callable[..., FeedEntry]
Follow = Callable[..., int]
Receive = Callable[..., Received]
HOUR = 3600
NOW = 1_795_000_000.0


def headlines(library: Library) -> list[str]:
    return [line.headline for line in library.entries()]


def test_a_new_entry_is_listed_and_comes_out_as_it_went_in(library: Library, follow: Follow) -> None:
    sent = FeedEntry(
        id="urn:1",
        url="https://harbour.example/1?utm_source=rss",
        headline="Crane «\u00a0Lucie\u00a0» lifts again",
        authors=("Ines Aubry", "M. Ferrand"),
        published="2026-11-14T08:20+01:00",
        updated="2026-11-14T09:00+01:00",
        summary="",
        content="<p>It was <em>time</em>.\0</p>",
        language="fr",
        provider="Harbour News",
        tags=("cranes",),
        pictures=(Picture("https://harbour.example/1.png", "a crane", "The crane", "I. Aubry", 640, 480),),
        enclosures=(Enclosure("https://harbour.example/1.mp3", "audio/mpeg", 7),),
        related=(Related("More", "https://harbour.example/2", picture=Picture("x.png"), why="the feed's list"),),
        replies=Replies(4, "https://harbour.example/1#c", "https://harbour.example/1/feed"),
    )
    follow(sent)
    (line,) = library.entries()
    stored = library.entry(line.id)
    assert stored is not None
    assert stored.entry == replace(sent, content="<p>It was <em>time</em>.</p>")  # NUL is in no text
    assert (line.headline, line.provider, line.comment_count) == (sent.headline, "Harbour News", 4)
    assert line.at == "2026-11-14T07:20:00+00:00"
    assert line.teaser == "It was time."


def test_an_entry_is_listed_by_what_there_is_of_it(library: Library, entry: Make, follow: Follow) -> None:
    bare = {"headline": "", "content": None}
    only_text = entry(3, headline="", content="<p>Parcel 3 was on deck.</p>")
    follow(only_text, entry(2, **bare), entry(1, url=None, **bare))
    shown = [listed.headline for listed in library.entries()]
    assert sorted(shown) == ["Parcel 3 was on deck.", "Untitled", "https://harbour.example/story/2"]


def test_the_same_document_again_brings_nothing(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(entry(2), entry(1))
    assert receive(feed, entry(2), entry(1)) == Received()
    assert receive(feed, entry(3), entry(2)).new == (3,)
    assert library.count() == 3


def test_an_edited_entry_is_updated_and_marked(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(entry(1))
    library.mark([1])
    edited = entry(1, content="<p>Parcel 1 was lost, said the mate.</p>")
    assert receive(feed, edited) == Received(edited=(1,))
    (line,) = library.entries()
    assert line.edited
    assert line.read
    assert library.entry(1).entry == edited
    assert [found.listed.id for found in library.search("lost")] == [1]
    assert library.search("deck") == []


def test_what_no_reader_would_see_is_no_edit(library: Library, entry: Make, follow: Follow, receive: Receive) -> None:
    feed = follow(entry(1))
    same = entry(1, url="https://www.harbour.example/story/1/?utm_medium=rss#top", content=entry(1).content + "\n ")
    assert receive(feed, same) == Received()
    assert not library.entries()[0].edited
    assert library.entry(1).entry.url == same.url


def test_entries_without_ids_are_known_by_their_address(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(entry(1, id=None), entry(2, id=None))
    receive(feed, entry(1, id=None, headline="Parcel one is missing"), entry(2, id=None))
    assert library.count() == 2


def test_entries_with_neither_are_known_by_their_headline(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    bare = {"id": None, "url": None, "published": None}
    feed = follow(entry(1, **bare), entry(2, **bare))
    assert receive(feed, entry(3, **bare), entry(2, **bare), entry(1, content="other", **bare)) == Received(
        (3,), (2,)
    )


def test_entries_without_anything_but_a_headline_that_all_have_are_told_apart_by_their_text(
    library: Library, receive: Receive, follow: Follow
) -> None:
    feed = follow(*(FeedEntry(headline="Briefing", content=f"<p>{number}</p>") for number in (2, 1)))
    assert library.count() == 2
    assert (
        len(receive(feed, *(FeedEntry(headline="Briefing", content=f"<p>{number}</p>") for number in (3, 2, 1))).new)
        == 1
    )


def test_a_feed_of_one_headline_does_not_take_long(library: Library, follow: Follow, receive: Receive) -> None:
    def document(visit: str) -> list[FeedEntry]:
        moment = "2026-11-14T08:00Z"
        return [
            FeedEntry(f"{visit}{n}", headline="Same", published=moment, content=f"{visit} {n}") for n in range(3000)
        ]

    feed = follow(*document("a"))
    start = process_time()
    assert receive(feed, *document("b")).new == ()
    assert process_time() - start < 5
    assert library.count() == 3000


def test_one_id_for_all_entries_tells_none_of_them(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(*(entry(number, id="harbour") for number in (3, 2, 1)))
    assert library.count() == 3
    receive(feed, *(entry(number, id="harbour") for number in (4, 3, 2)))
    receive(feed, *(entry(number, id="harbour") for number in (5, 4, 3)))
    assert library.count() == 5


def test_one_id_for_the_only_entry_of_each_document_loses_no_story(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(entry(1, id="latest"))
    receive(feed, entry(2, id="latest"))
    receive(feed, entry(3, id="latest"))
    assert library.count() == 3


def test_other_ids_at_each_visit_do_not_flood(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(*(entry(number, id=f"a{number}") for number in range(5)))
    for visit in "bcd":
        assert receive(feed, *(entry(number, id=f"{visit}{number}") for number in range(5))) == Received()
    assert library.count() == 5


def test_other_ids_and_addresses_at_each_visit_do_not_flood(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(*(entry(number, id=f"a{number}", url=f"https://go.example/a{number}") for number in range(5)))
    sent = [entry(number, id=f"b{number}", url=f"https://go.example/b{number}") for number in range(5)]
    assert receive(feed, *sent) == Received()


def test_entries_that_all_link_to_the_front_page_are_told_apart(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(entry(1, id=None, url="https://harbour.example/"))
    receive(feed, entry(2, id=None, url="https://harbour.example/"))
    assert library.count() == 2


def test_an_entry_that_stands_twice_in_a_document_is_there_once(
    library: Library, entry: Make, follow: Follow
) -> None:
    follow(entry(1), entry(2), entry(1))
    assert library.count() == 2


def test_an_entry_that_was_away_is_back_as_itself(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(entry(1), entry(2))
    receive(feed, entry(2))
    assert receive(feed, entry(1), entry(2)) == Received()


def test_a_date_in_the_future_does_not_keep_an_entry_on_top(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(entry(1, published="2031-01-01T00:00Z"), at=NOW)
    receive(feed, entry(2, published=None), entry(1, published="2031-01-01T00:00Z"), at=NOW + HOUR)
    assert [line.id for line in library.entries()] == [2, 1]


def test_entries_without_dates_keep_the_order_of_their_document(
    library: Library, entry: Make, follow: Follow
) -> None:
    follow(*(entry(number, published=None) for number in (1, 2, 3)))
    assert [line.url for line in library.entries()] == [f"https://harbour.example/story/{n}" for n in (1, 2, 3)]


def test_the_same_story_of_two_feeds_is_listed_once(library: Library, entry: Make, follow: Follow) -> None:
    first = follow(entry(1), entry(2), name="harbour", folder="News")
    second = follow(
        entry(1, id="x", url="http://www.harbour.example/story/1/?at_medium=feed", headline="A parcel"),
        entry(2, id="y", url="https://agency.example/77"),  # the headline is the same
        entry(3),
        name="agency",
        folder="News/World",
    )
    lines = {line.headline: line for line in library.entries()}
    assert len(lines) == library.count() == library.count(Selection(unread=True)) == 3
    assert lines[entry(1).headline].others == (second,)
    assert lines[entry(2).headline].others == (second,)
    assert [(folder.path, folder.unread) for folder in library.folders()] == [("News", 3), ("News/World", 3)]
    assert library.count(Selection(folder="News")) == library.count(Selection(folder="News/World")) == 3
    assert {line.others for line in library.entries(Selection(feed=second))} == {(first,), ()}


def test_a_headline_groups_within_two_days_only(library: Library, entry: Make, follow: Follow) -> None:
    follow(entry(1, published="2026-11-10T08:00Z"))
    follow(entry(1, url="https://agency.example/1", published="2026-11-14T08:00Z"), name="agency")
    assert library.count() == 2


def test_a_story_that_was_read_is_read_when_another_feed_brings_it(
    library: Library, entry: Make, follow: Follow
) -> None:
    follow(entry(1))
    library.mark([1])
    follow(entry(1), name="agency")
    assert library.counts().unread == 0


def test_a_feed_that_was_left_receives_nothing(
    library: Library, entry: Make, follow: Follow, receive: Receive
) -> None:
    feed = follow(entry(1))
    library.unsubscribe(feed)
    assert receive(feed, entry(2)) == Received()
    assert library.count() == 0
    assert library.search("ferry") == []


def test_visits_are_remembered(library: Library, entry: Make) -> None:
    feed = library.subscribe("https://harbour.example/feed")
    answer = Answer(
        etag='W/"1"', last_modified="Sat, 14 Nov 2026 08:00:00 GMT", fingerprint=b"f", due=NOW + 9, at=NOW
    )
    library.receive(feed, Feed("Harbour", entries=(entry(1),)), answer)
    library.unchanged(feed, Answer(due=NOW + 20, at=NOW + 10))
    (visit,) = library.visits()
    assert (visit.etag, visit.last_modified, visit.fingerprint) == (answer.etag, answer.last_modified, b"f")
    assert (visit.due, visit.last, visit.failures) == (NOW + 20, NOW + 10, 0)
    library.failed(feed, "nobody answers", NOW + 99, at=NOW + 20)
    library.failed(feed, "nobody answers", NOW + 199, at=NOW + 99)
    (shown,) = library.feeds()
    assert (shown.failures, shown.failure, shown.gone) == (2, "nobody answers", False)
    library.gone(feed, "it is gone")
    assert library.visits() == ()
    assert library.feeds()[0].gone
    library.back(feed)
    assert [visit.failures for visit in library.visits()] == [0]


def test_a_feed_that_no_longer_says_its_name_keeps_it(library: Library) -> None:
    feed = library.subscribe("https://harbour.example/feed")
    library.receive(feed, Feed("Harbour", home="https://harbour.example/"), Answer())
    library.receive(feed, Feed(""), Answer())
    (shown,) = library.feeds()
    assert (shown.title, shown.home) == ("Harbour", "https://harbour.example/")


def test_an_address_that_another_feed_has_is_not_taken(library: Library) -> None:
    first = library.subscribe("https://a.example/feed")
    library.subscribe("https://b.example/feed")
    assert not library.moved(first, "https://b.example/feed")
    assert library.moved(first, "https://c.example/feed")
    assert [feed.address for feed in library.feeds()] == ["https://b.example/feed", "https://c.example/feed"]


_few = st.sampled_from([None, "a", "b", "c"])
_entries = st.builds(
    FeedEntry,
    id=_few,
    url=_few.map(lambda name: name and f"https://harbour.example/{name}"),
    headline=st.sampled_from(["", "The ferry", "The quay and the crane of the harbour"]),
    published=st.sampled_from([None, "2026-11-14", "2026-11-14T08:00Z", "nonsense"]),
    content=st.sampled_from([None, "", "<p>one</p>", "<p>two"]),
)
_documents = st.lists(st.lists(_entries, max_size=6), min_size=1, max_size=4)


_SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_addresses = (f"https://{number}.example/feed" for number in count())


@_SLOW
@given(documents=_documents, others=_documents)
def test_no_document_can_upset_the_library(
    library: Library, documents: list[list[FeedEntry]], others: list[list[FeedEntry]]
) -> None:
    """Whatever feeds send, a document sent again brings nothing, and every count is right."""
    with library.batch():
        for feed in [shown.id for shown in library.feeds()]:
            library.unsubscribe(feed)
        for each in (documents, others):
            feed = library.subscribe(next(_addresses))
            for entries in each:
                sent = Feed("", entries=tuple(entries))
                got = library.receive(feed, sent, Answer(at=NOW))
                assert len(got.new) <= len(entries)
                assert library.receive(feed, sent, Answer(at=NOW)) == Received()
    assert library.check() == ()
    assert library.count() == len(library.ids())
    for shown in library.feeds():
        its = Selection(feed=shown.id)
        assert shown.total == shown.unread == len(library.ids(its)) == len(library.entries(its))


@_SLOW
@given(st.sets(st.integers(0, 30), min_size=3, max_size=12), st.sampled_from(["same", "none", "new", "own"]))
def test_each_story_is_there_once_whatever_the_ids(library: Library, numbers: set[int], ids: str) -> None:
    def sent(number: int, visit: int) -> FeedEntry:
        its = {"same": "x", "none": None, "new": f"{visit}-{number}", "own": str(number)}[ids]
        return FeedEntry(
            id=its,
            url=f"https://harbour.example/{number}",
            headline=f"Story {number}",
            published=f"2026-11-14T08:{number:02}Z",
        )

    with library.batch():
        feed = library.subscribe(next(_addresses))
        order = sorted(numbers)
        for visit in range(3):
            some = order[visit : len(order) - 2 + visit]
            library.receive(feed, Feed("", entries=tuple(sent(number, visit) for number in some)), Answer(at=NOW))
    assert library.count(Selection(feed=feed)) == len(numbers)
