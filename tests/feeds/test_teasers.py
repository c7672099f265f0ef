"""A teaser is told from a whole story by its length and its end."""

from __future__ import annotations

import pytest

from reader.feed import FeedEntry
from reader.feeds.teasers import needs_page

ADDRESS = "https://example.org/fog"
LONG = "<p>" + "No ship sailed today. " * 80
MIDDLE = "<p>" + "No ship sailed today. " * 30


@pytest.mark.parametrize(
    ("entry", "needs"),
    [
        (FeedEntry(url=ADDRESS), True),
        (FeedEntry(url=ADDRESS, summary="No ship sailed."), True),
        (FeedEntry(url=ADDRESS, summary=MIDDLE), True),
        (FeedEntry(url=ADDRESS, summary=LONG), False),
        (FeedEntry(url=ADDRESS, content="<p>No ship sailed."), True),
        (FeedEntry(url=ADDRESS, content=MIDDLE), False),
        (FeedEntry(url=ADDRESS, content=MIDDLE + "But then […]</p>"), True),
        (FeedEntry(url=ADDRESS, content="<i>" * 2000, summary="x"), True),
        (FeedEntry(summary="No ship sailed."), False),
        (FeedEntry(url="mailto:ines@example.org", summary="No ship sailed."), False),
    ],
)
def test_short_entries_need_their_page(entry: FeedEntry, needs: bool) -> None:
    assert needs_page(entry) is needs


def test_the_reader_can_say_always_or_never() -> None:
    assert needs_page(FeedEntry(url=ADDRESS, content=LONG), "always")
    assert not needs_page(FeedEntry(), "always")
    assert not needs_page(FeedEntry(url=ADDRESS), "never")
