"""Feeds of all kinds become the same entries; what is broken is read as far as it can be."""

from __future__ import annotations

import pytest

from reader.errors import NotAFeed
from reader.feeds.reading import read_feed

ADDRESS = "https://example.org/feed"


def test_an_rss_feed_tells_its_entries() -> None:
    body = b"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
      <title>Harbour &amp; river</title><link>/</link><language>en-gb</language><ttl>30</ttl>
      <item><title>Fog</title><link>https://example.org/fog</link><guid isPermaLink="false">fog-1</guid>
        <pubDate>Sun, 01 Mar 2026 10:30:00 +0100</pubDate><dc:creator>Ada Moor</dc:creator>
        <description>&lt;p&gt;No ship sailed.&lt;/p&gt;</description></item></channel></rss>"""
    feed = read_feed(body, url=ADDRESS)
    (entry,) = feed.entries
    assert (feed.title, feed.home, feed.language, feed.pause) == (
        "Harbour & river",
        "https://example.org/",
        "en-gb",
        30,
    )
    assert (entry.id, entry.url, entry.headline) == ("fog-1", "https://example.org/fog", "Fog")
    assert (entry.authors, entry.published) == (("Ada Moor",), "2026-03-01T10:30:00+01:00")
    assert (entry.summary, entry.content, entry.language) == ("<p>No ship sailed.</p>", None, "en-gb")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<!doctype html><html><head><title>x</title></head><body>y</body></html>", "no feed"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", "this is a page"),
        (b"<opml version='2.0'><body/></opml>", "list of feeds"),
        (b"just words", "no feed"),
        (b'{"version": 1}', "JSON, but no feed"),
        (b'{"version": ', "no valid JSON"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, said: str) -> None:
    with pytest.raises(NotAFeed, match=said):
        read_feed(body, url=ADDRESS)
