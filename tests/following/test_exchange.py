"""Lists of feeds come in and go out again with all that was in them, and with what the reader changed since."""

from __future__ import annotations

import pytest

from reader.errors import NotAFeed
from reader.feeds.opml import feeds_in, read_opml, write_opml
from reader.following.exchange import Exchange, joined
from reader.library.store import Library

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Mine</title>
    <ownerName>Ines</ownerName>
  </head>
  <body>
    <outline text="Weir" type="rss" xmlUrl="https://weir.example/feed" category="/water" other:sign="x"/>
    <outline text="News" isOpen="true">
      <outline text="Canal" title="Canal" type="rss" xmlUrl="https://canal.example/feed" htmlUrl="https://canal.example/"/>
      <outline text="Local &amp; small">
        <outline text="Harbour" type="atom" xmlUrl="https://harbour.example/atom"/>
      </outline>
    </outline>
    <outline text="A page" type="link" url="https://example.org/"/>
    <outline text="Empty"/>
  </body>
</opml>
"""


def folders(library: Library) -> dict[str, str]:
    return {feed.title: feed.folder for feed in library.feeds()}


def given(library: Library) -> str:
    return write_opml(Exchange(library).give())


def test_feeds_come_in_with_their_folders(library: Library) -> None:
    taken = Exchange(library).take(LIST.encode())
    assert (len(taken.added), taken.known) == (3, 0)
    assert folders(library) == {"Weir": "", "Canal": "News", "Harbour": "News/Local & small"}


def test_a_list_goes_out_as_it_came(library: Library) -> None:
    Exchange(library).take(LIST.encode())
    assert given(library) == LIST


def test_a_list_that_comes_twice_changes_nothing(library: Library) -> None:
    Exchange(library).take(LIST.encode())
    taken = Exchange(library).take(LIST.encode())
    assert (taken.added, taken.known) == ((), 3)
    assert given(library) == LIST


def test_what_the_reader_changed_goes_out_and_the_rest_stays(library: Library) -> None:
    Exchange(library).take(LIST.encode())
    ids = {feed.title: feed.id for feed in library.feeds()}
    library.rename(ids["Weir"], "The weir")
    library.move(ids["Canal"], "Water/Still")
    library.unsubscribe(ids["Harbour"])
    library.subscribe("https://new.example/", "New", "News")
    text = given(library)
    placed = {one.outline.title: one.folders for one in feeds_in(read_opml(text.encode()))}
    assert placed == {"The weir": (), "Canal": ("Water", "Still"), "New": ("News",)}
    for kept in ('category="/water"', "<ownerName>Ines", 'isOpen="true"', 'type="link"', '<outline text="Empty"/>'):
        assert kept in text


def test_a_feed_in_two_folders_goes_out_in_both(library: Library) -> None:
    body = LIST.replace(
        '<outline text="Empty"/>',
        '<outline text="Again">\n      <outline text="Weir" xmlUrl="https://weir.example/feed"/>\n    </outline>',
    )
    Exchange(library).take(body.encode())
    assert given(library) == body


def test_feeds_that_were_followed_before_stay_first(library: Library) -> None:
    library.subscribe("https://first.example/", "First", "News")
    Exchange(library).take(LIST.encode())
    names = [one.outline.title for one in feeds_in(Exchange(library).give())]
    assert names == ["First", "Canal", "Harbour", "Weir"]


def test_a_name_with_a_slash_is_one_folder(library: Library) -> None:
    Exchange(library).take(LIST.replace("Local &amp; small", "Local/small").encode())
    assert folders(library)["Harbour"] == "News/Local∕small"
    assert 'text="Local/small"' in given(library)


def test_what_is_no_list_changes_nothing(library: Library) -> None:
    with pytest.raises(NotAFeed):
        Exchange(library).take(b"<rss/>", "feeds.opml")
    assert library.feeds() == ()


def test_a_library_without_lists_gives_one(library: Library) -> None:
    library.subscribe("https://first.example/?a=1&b=2", "First", "News/Local")
    (placed,) = feeds_in(read_opml(given(library).encode()))
    assert (placed.outline.address, placed.folders) == ("https://first.example/?a=1&b=2", ("News", "Local"))


def test_two_lists_make_one() -> None:
    one, other = read_opml(LIST.encode()), read_opml(LIST.replace("Weir", "Lock").replace("weir", "lock").encode())
    names = [placed.outline.title for placed in feeds_in(joined(one, other))]
    assert names == ["Weir", "Canal", "Harbour", "Lock"]


@pytest.mark.parametrize(
    ("given", "followed"),
    [
        ("feed://weir.example/feed", "http://weir.example/feed"),
        ("feed:https://weir.example/feed", "https://weir.example/feed"),
        (" weir.example/feed", "http://weir.example/feed"),
    ],
)
def test_addresses_are_taken_as_other_readers_write_them(library: Library, given: str, followed: str) -> None:
    body = LIST.replace("https://weir.example/feed", given)
    Exchange(library).take(body.encode())
    assert followed in [feed.address for feed in library.feeds()]


def test_what_cannot_be_followed_is_told_with_the_reason(library: Library) -> None:
    body = LIST.replace(
        '<outline text="Empty"/>',
        '<outline text="Empty"/><outline text="Lost" type="rss"/><outline xmlUrl="exec:ls"/>'
        '<outline text="Query" xmlUrl="query:x:unread"/><outline text="Bare" url="https://bare.example/"/>',
    )
    taken = Exchange(library).take(body.encode())
    assert len(taken.added) == 3
    assert taken.useless == (
        ("A page", "it is of type “link”, not a feed"),
        ("Lost", "no address is given"),
        ("exec:ls", "“exec:ls” is no address of the web"),
        ("Query", "“query:x:unread” is no address of the web"),
        ("Bare", "it is a page, not a feed"),
    )
