"""Which sent entry is which known one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.feed import FeedEntry
from reader.library.matching import (
    Keys,
    Known,
    Sent,
    digest,
    keys,
    matches,
    plain_address,
    plain_headline,
    unambiguous,
)
from reader.library.packing import encoded

ENTRY = FeedEntry(id="1", url="https://harbour.example/1", headline="The ferry runs", published="2026-11-14T08:00Z")


@pytest.mark.parametrize(
    "address",
    [
        "https://harbour.example/a/1",
        "http://www.harbour.example/a/1/",
        "https://HARBOUR.example/a/1?utm_source=rss&utm_campaign=x#comments",
        "https://harbour.example/a/1?fbclid=123&at_medium=feed&xtor=RSS-1",
    ],
)
def test_spellings_of_an_address(address: str) -> None:
    assert plain_address(address) == "harbour.example/a/1"


def test_what_tells_pages_apart_stays_in_an_address() -> None:
    assert plain_address("https://x.example/?p=1&utm_source=rss") == "x.example/?p=1"
    assert plain_address("https://x.example/?b=2&a=1") == plain_address("https://x.example/?a=1&b=2")
    assert plain_address("https://x.example/#!/story/1") != plain_address("https://x.example/#!/story/2")
    assert plain_address("https://x.example/A") != plain_address("https://x.example/a")


def test_a_front_page_tells_no_entry() -> None:
    assert keys(1, replace(ENTRY, url="https://www.harbour.example/")).address is None


def test_headlines_are_compared_by_their_words() -> None:
    assert plain_headline(replace(ENTRY, headline="  « L’ÉTÉ » — n° 7 ")) == "l ete n 7"
    assert plain_headline(replace(ENTRY, headline="", content="<p>No headline <b>here</b>")) == "no headline here"


def test_ids_are_a_feeds_own() -> None:
    assert keys(1, ENTRY).id != keys(2, ENTRY).id
    assert keys(1, ENTRY)[1:] == keys(2, ENTRY)[1:]


def test_what_several_share_tells_none_of_them() -> None:
    entries = [replace(ENTRY, id="x"), replace(ENTRY, id="x"), replace(ENTRY, id="y"), replace(ENTRY, id=None)]
    tells = unambiguous(entries, lambda entry: entry.id)
    assert [tells(entry) for entry in entries] == [False, False, True, True]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"headline": "The ferry is late", "url": "https://harbour.example/late", "published": None}, True),  # its id
        ({"headline": "Herring", "url": "https://harbour.example/2", "published": "2026-11-15T08:00Z"}, False),
        ({"id": "2", "headline": "The ferry is late"}, True),  # its address and moment
        ({"id": "2", "published": "2026-11-15T08:00Z"}, True),  # its address and headline
        ({"id": "2", "headline": "Herring", "published": "2026-11-15T08:00Z"}, False),
        ({"id": None, "headline": "Herring", "published": "2026-11-15T08:00Z"}, True),  # its address
        ({"id": "2", "url": "https://harbour.example/2"}, True),  # its headline and moment
        ({"id": "2", "url": "https://harbour.example/2", "published": "2026-11-14"}, False),
        ({"id": "2", "url": None, "headline": "Herring"}, False),
    ],
)
def test_what_makes_two_the_same(changes: dict[str, str | None], same: bool) -> None:
    other = replace(ENTRY, **changes)
    known = Known(7, keys(1, ENTRY), ENTRY.published)
    assert matches([Sent(keys(1, other), other.published)], [known]) == [7 if same else None]


def test_an_id_goes_before_an_address() -> None:
    first, second = (Known(n, Keys(n, 5, n), None) for n in (1, 2))
    assert matches([Sent(Keys(2, 5, 9), None), Sent(Keys(1, 5, 9), None)], [first, second]) == [2, 1]


_keys = st.builds(Keys, st.none() | st.integers(0, 4), st.none() | st.integers(0, 3), st.integers(0, 3))
_moments = st.sampled_from([None, "2026-11-14", "2026-11-14T08:00Z"])
_sent = st.lists(st.builds(Sent, _keys, _moments), max_size=6)
_known = st.lists(st.builds(Known, st.integers(1, 50), _keys, _moments), max_size=6, unique_by=lambda one: one.id)


@settings(max_examples=100, deadline=None)
@given(_sent, _known)
def test_no_known_entry_is_two_sent_ones(sent: list[Sent], known: list[Known]) -> None:
    found = matches(sent, known)
    assert len(found) == len(sent)
    given_out = [one for one in found if one is not None]
    assert len(given_out) == len(set(given_out))
    assert set(given_out) <= {one.id for one in known}


@settings(max_examples=100, deadline=None)
@given(_sent, st.randoms())
def test_what_was_put_in_is_found_again(sent: list[Sent], chance: object) -> None:
    """With ids of its own each, every entry is itself, in whatever order they come."""
    apart = [Sent(Keys(number, None, one.keys.headline), one.published) for number, one in enumerate(sent)]
    known = [Known(100 + number, one.keys, one.published) for number, one in enumerate(apart)]
    chance.shuffle(known)
    assert matches(apart, known) == [100 + number for number in range(len(apart))]


_texts = st.none() | st.text(max_size=5)


@given(
    st.builds(FeedEntry, id=_texts, url=_texts, headline=st.text(max_size=5), summary=_texts, content=_texts),
    st.builds(FeedEntry, id=_texts, url=_texts, headline=st.text(max_size=5), summary=_texts, content=_texts),
)
def test_a_digest_tells_entries_apart(one: FeedEntry, other: FeedEntry) -> None:
    same = digest(one, encoded(one)) == digest(other, encoded(other))
    nothing_lost = not any("\0" in (text or "") for entry in (one, other) for text in (entry.content, entry.summary))
    if one == other or (nothing_lost and same):
        assert same
        assert (one.id or None, one.headline, one.content) == (other.id or None, other.headline, other.content)
