"""A feed goes by its number, its address or its title; what may mean several is asked about."""

from __future__ import annotations

import pytest

from reader.errors import FeedError
from reader.following.naming import is_same, named
from reader.library.model import Subscription

FEEDS = (
    Subscription(1, "https://canal.example/feed", "Canal Dispatch", home="https://canal.example/"),
    Subscription(2, "https://harbour.example/rss.xml", "Harbour news"),
    Subscription(3, "https://harbour.example/comments.xml", "Harbour news: comments"),
    Subscription(12, "https://weir.example/", "1"),
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1),
        ("12", 12),
        ("https://canal.example/feed", 1),
        ("http://canal.example/feed/", 1),
        ("canal.example", 1),
        ("weir.example", 12),
        ("canal dispatch", 1),
        ("  Harbour   news ", 2),
        ("dispatch", 1),
        ("comments", 3),
    ],
)
def test_a_feed_is_found_by_what_people_call_it(text: str, number: int) -> None:
    assert named(text, FEEDS).id == number


def test_what_may_mean_several_is_refused_with_their_numbers() -> None:
    with pytest.raises(FeedError, match="this may mean 2 feeds") as caught:
        named("harbour", FEEDS)
    assert caught.value.hint == "Name one by its number: 2 Harbour news; 3 Harbour news: comments."


@pytest.mark.parametrize("text", ["", "lighthouse", "99", "https://other.example/"])
def test_what_means_none_is_refused(text: str) -> None:
    with pytest.raises(FeedError, match="no such feed among yours"):
        named(text, FEEDS)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/feed", "http://a.example/feed/", True),
        ("https://a.example/feed", "https://a.example/feed2", False),
        ("https://a.example/?feed=1", "https://a.example/?feed=2", False),
        ("https://a.example/", "not an address", False),
    ],
)
def test_addresses_are_the_same_where_they_lead_to_the_same(one: str, other: str, same: bool) -> None:
    assert is_same(one, other) is same
