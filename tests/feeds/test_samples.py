"""Feeds as the world's programs write them: what they say, and that the fast way and the slow one hear the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.decode import decode
from reader.feed import Enclosure, Feed, FeedEntry, Replies
from reader.feeds.lenient import read_leniently
from reader.feeds.reading import read_feed
from reader.feeds.texts import line_of_html
from reader.story import Picture

SAMPLES = Path(__file__).parent / "samples"
XML = sorted(SAMPLES.glob("*.xml"))


def read(name: str) -> Feed:
    return read_feed((SAMPLES / name).read_bytes(), url=f"https://feeds.example/{name}")


# The first entry of each: headline, address, authors, date.
FIRST = {
    "arabic.xml": ("افتتاح الجسر القديم", "https://mina.example/1", (), "2026-11-14T09:00"),
    "atom03.xml": ("Points & levers", "http://signal.example/points", ("Hugh Lever",), "2003-12-13T08:29:29-04:00"),
    "blogger-atom.xml": (
        "A kite with nine tails",
        "https://marle.example/2026/10/nine.html",
        ("Tomas Quill",),
        "2026-10-03T21:12:00-07:00",
    ),
    "cdata-titles.xml": (
        "Flour prices & bread",
        "https://mill.example/?a=1&b=2",
        ("Mill Press",),
        "2026-03-06T06:05+01:00",
    ),
    "cdf.xml": ("High water", "http://gauge.example/high", (), "2001-04-05T06:07:00+00:00"),
    "dublin-core.xml": (
        "Letters from a ferryman",
        "https://archive.example/9",
        ("Odo Furt", "Wilma Furt"),
        "1911-05-02",
    ),
    "enclosure-picture.xml": ("Le phare repeint", "https://port.example/phare", (), "2026-10-01T06:00:00+00:00"),
    "feedburner.xml": (
        'Lanterns, "the good ones"',
        "https://market.example/lanterns",
        ("Rosa Lind",),
        "2026-10-06T22:00:00-07:00",
    ),
    "japanese.xml": ("霧の朝", "https://minato.example/kiri", (), "2026-11-14T09:30"),
    "jsonfeed-1.0.json": (
        "Letters of lead",
        "https://press.example/42",
        ("Tess Type",),
        "2026-07-01T12:00:00-02:00",
    ),
    "jsonfeed-1.1.json": ("", "https://elsewhere.example/x", ("Guest",), "2026-07-02T12:00:00+00:00"),
    "mastodon.xml": ("", "https://harbour.example/@ada/1135", (), "2026-11-12T20:11:09+00:00"),
    "media-rss.xml": (
        "Frost takes half the pears",
        "https://orchard.example/frost",
        ("Bruno Feld",),
        "2026-04-20T07:15:00+02:00",
    ),
    "months-fr.xml": ("Coupure d'eau", "https://valdore.example/eau", (), "2026-02-02T08:00:00+01:00"),
    "planet.xml": ("Das letzte Wehr", "https://wehr.example/letztes", ("Jutta Wehr",), "2026-05-05T09:00:00+00:00"),
    "podcast.xml": (
        "Episode 12: The diver",
        "https://lockhouse.example/12",
        ("Nell Orme",),
        "2026-11-04T05:00:00+00:00",
    ),
    "prefixed.xml": (
        "Ice on the upper gate",
        "https://weir.example/blog/2026/ice",
        ("Per Isen",),
        "2026-01-01T00:00:00+00:00",
    ),
    "rdf.xml": (
        "Une comète visible à l’œil nu",
        "https://observatoire.example/n/1",
        ("Maud Ferrand",),
        "2026-02-03T06:30:00+01:00",
    ),
    "rfc5005.xml": ("Sixth volume", "https://shelf.example/6", (), "2026-01-05T00:00:00+00:00"),
    "rss090.xml": ("Five minutes slow again", "http://clock.example/slow", (), None),
    "rss091.xml": ("Wind from the west", "http://weather.example/west.html", (), None),
    "rss092.xml": ("", None, (), None),
    "thread.xml": ("Who moved the bench?", "https://pier.example/1", ("Lou", "Kit"), "2026-06-01T10:00:00+00:00"),
    "wordpress-atom.xml": (
        "Herons & a closed lock",
        "https://towpath.example/2026/11/herons/",
        ("Ines Holloway",),
        "2026-11-14T09:02:11+00:00",
    ),
    "wordpress-rss.xml": (
        "Herons & a closed lock",
        "https://towpath.example/2026/11/herons/",
        ("Ines Holloway",),
        "2026-11-14T09:02:11+00:00",
    ),
    "youtube.xml": (
        "An arch without mortar",
        "https://video.example/watch?v=V7",
        ("Bridge Builders",),
        "2026-09-09T15:00:11+00:00",
    ),
}


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_the_first_entry_is_what_the_feed_says(name: str) -> None:
    feed = read(name)
    entry = feed.entries[0]
    assert (entry.headline, entry.url, entry.authors, entry.published) == FIRST[name]
    assert bool(feed.faults) == (name == "jsonfeed-1.1.json")  # which has something else among its items


def told(entry: FeedEntry) -> tuple[object, ...]:
    """What both ways must agree in; of pictures, feedparser loses the captions."""
    return (
        *(entry.id, entry.url, entry.headline, entry.authors, entry.published, entry.updated, entry.language),
        *(entry.provider, entry.tags, entry.enclosures, entry.related, entry.replies),
        tuple((picture.src, picture.credit, picture.width, picture.height) for picture in entry.pictures),
        line_of_html(entry.summary or ""),
        line_of_html(entry.content or ""),
    )


@pytest.mark.parametrize("path", XML, ids=lambda path: path.stem)
def test_both_ways_hear_the_same(path: Path) -> None:
    body, url = path.read_bytes(), f"https://feeds.example/{path.name}"
    declared = re.match(rb'<\?xml[^>]*encoding="([^"]*)"', body)
    text = decode(body, declared[1].decode() if declared else None)
    fast, slow = read_feed(body, url=url), read_leniently(re.sub(r"^<\?xml[^>]*\?>", "", text), url)
    assert slow is not None
    assert [told(entry) for entry in slow.entries] == [told(entry) for entry in fast.entries]
    for part in ("title", "home", "description", "language", "pause", "next_page"):
        assert getattr(slow, part) == getattr(fast, part), part


# ----------------------------------------------------------------- what few feeds have


def test_the_comments_are_announced_with_the_places_where_they_are() -> None:
    page = "https://towpath.example/2026/11/herons/"
    assert read("wordpress-rss.xml").entries[0].replies == Replies(7, f"{page}#comments", f"{page}feed/")
    assert read("wordpress-atom.xml").entries[0].replies == Replies(7, f"{page}#comments", f"{page}feed/atom/")
    assert read("wordpress-rss.xml").entries[1].replies == Replies(0)


def test_of_one_picture_in_several_sizes_the_largest_is_taken() -> None:
    assert read("media-rss.xml").entries[0].pictures == (
        Picture("https://orchard.example/frost-700.jpg", credit="Lena Voss", width=700, height=420),
    )


def test_a_small_picture_counts_where_there_is_no_other() -> None:
    assert [picture.src for picture in read("media-rss.xml").entries[1].pictures] == [
        "https://orchard.example/press.jpg"
    ]
    assert [picture.src for picture in read("youtube.xml").entries[0].pictures] == [
        "https://img.video.example/V7.jpg"
    ]


def test_a_picture_may_come_as_an_enclosure_and_a_sound_is_none() -> None:
    assert [picture.src for picture in read("enclosure-picture.xml").entries[0].pictures] == [
        "https://port.example/phare.jpg"
    ]
    assert read("podcast.xml").entries[0].enclosures == (
        Enclosure("https://lockhouse.example/12.mp3", "audio/mpeg", 24_576_000),
    )


def test_relative_addresses_in_texts_follow_xml_base() -> None:
    assert read("prefixed.xml").entries[0].content == (
        '<p>See <a href="https://weir.example/blog/2026/map">the map</a>.<br>Bring gloves.</p>'
    )
    assert '<a href="https://towpath.example/map">' in (read("wordpress-atom.xml").entries[0].content or "")


def test_a_feed_of_feeds_names_where_each_entry_is_from() -> None:
    foreign, own = read("planet.xml").entries
    assert (foreign.provider, foreign.language) == ("Wehrgeschichten", "de")
    assert (own.provider, own.authors, own.summary) == (
        None,
        ("Planet Keeper",),
        "<p>Three &lt; four, says the gauge.</p>",
    )


def test_the_pause_between_visits_is_told_in_minutes() -> None:
    assert [read(name).pause for name in ("wordpress-rss.xml", "rdf.xml", "media-rss.xml")] == [60, 720, 15]


def test_older_entries_and_related_ones_are_linked() -> None:
    feed = read("rfc5005.xml")
    assert feed.next_page == "https://shelf.example/feed?page=2"
    assert [(one.title, one.url) for one in feed.entries[0].related] == [("Fifth volume", "https://shelf.example/5")]


def test_a_change_is_told_beside_the_publication() -> None:
    assert read("blogger-atom.xml").entries[0].updated == "2026-10-03T21:14:05-07:00"
    assert read("planet.xml").entries[0].updated is None
