"""Whatever comes: a feed or a sentence that it is none, soon, and nothing in it that a terminal would obey."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import NotAFeed
from reader.feeds.reading import read_feed

BODIES = [path.read_bytes() for path in sorted((Path(__file__).parent / "samples").iterdir())]
PIECES = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"\x1b[2J",
    b"\x00",
    b"\xff",
    b"&#27;",
    b"</item>",
    b"<item>",
    b"'",
    b'"',
    b"{",
]
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_feed_with_a_few_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    body = data.draw(st.sampled_from(BODIES))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(body)))
        put = data.draw(st.sampled_from(PIECES) | st.binary(max_size=4))
        body = body[:at] + put + body[at + data.draw(st.integers(0, 12)) :]
    try:
        feed = read_feed(body, url="https://feeds.example/x")
    except NotAFeed:
        return
    for entry in feed.entries:
        lines = [entry.headline, *entry.authors, *entry.tags, entry.id, entry.url, entry.provider, entry.published]
        assert not any(CONTROLS.search(text) for text in lines if text)
        assert not any(CONTROLS.search(text) for text in (entry.summary, entry.content) if text)
        assert entry.url is None or entry.url.startswith(("http://", "https://"))
