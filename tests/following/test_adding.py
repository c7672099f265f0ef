"""The feed of a page is found, taken once, and filled at once."""

from __future__ import annotations

import pytest

from reader.errors import CannotReach, FeedError, HttpStatus, Stopped
from reader.following.adding import Added, add
from reader.library.store import Library
from tests.refresh.feeds import rss, served
from tests.sources.web.site import Site, answer, redirect

PAGE = """<!doctype html><title>Harbour</title>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" title="Stories" href="/stories.xml">"""


def test_a_feed_is_followed_and_its_stories_are_there(library: Library, site: Site) -> None:
    site.pages["/feed"] = served(rss(["Fog", "Ferry"]))
    assert add(library, site.url("/feed"), folder="News/Local") == Added(1, site.url("/feed"), "Harbour", 2)
    (feed,) = library.feeds()
    assert (feed.title, feed.folder, feed.unread, feed.own_title) == ("Harbour", "News/Local", 2, None)


def test_what_breaks_off_is_followed_said_to_and_asked_for_whole_the_next_time(library: Library, site: Site) -> None:
    whole = served(rss(["Fog", "Ferry", "Weir"]), ETag='"1"')
    site.pages["/feed"] = lambda line, _request: line.sendall(whole[: whole.index(b"Weir")])
    added = add(library, site.url("/feed"))
    assert (added.entries, added.lacking) == (2, "only a part of the page came")
    (feed,), (visit,) = library.feeds(), library.visits()
    assert feed.failure == added.lacking
    assert (visit.etag, visit.fingerprint, visit.due) == (None, None, 0)


def test_of_a_page_the_feed_of_its_stories_is_taken(library: Library, site: Site) -> None:
    site.pages |= {"/": answer(PAGE), "/stories.xml": served(rss(["Fog"])), "/comments/feed/": served(rss(["Yes"]))}
    added = add(library, site.url(), title="Mine")
    assert (added.address, added.title, added.entries) == (site.url("/stories.xml"), "Mine", 1)
    assert [other.address for other in added.others] == [site.url("/comments/feed/")]


def test_the_feed_of_comments_is_better_than_none(library: Library, site: Site) -> None:
    site.pages |= {"/": answer(PAGE), "/comments/feed/": served(rss(["Yes"]))}
    assert add(library, site.url()).address == site.url("/comments/feed/")


def test_where_a_page_names_none_the_usual_places_are_tried(library: Library, site: Site) -> None:
    site.pages |= {"/": answer("<!doctype html><title>Harbour</title>"), "/feed": served(rss(["Fog"]))}
    assert add(library, site.url()).address == site.url("/feed")


def test_a_page_without_any_feed_is_told_so(library: Library, site: Site) -> None:
    site.pages["/"] = answer("<!doctype html><title>Harbour</title>")
    with pytest.raises(FeedError, match="no feed was found there"):
        add(library, site.url())
    assert library.feeds() == ()


def test_a_feed_is_followed_once(library: Library, site: Site) -> None:
    site.pages |= {"/": answer(PAGE), "/stories.xml": served(rss(["Fog"])), "/old": redirect("/stories.xml")}
    add(library, site.url("/stories.xml"))
    for path in ("/stories.xml", "/", "/old"):
        with pytest.raises(FeedError, match="you follow this feed already, as “Harbour”"):
            add(library, site.url(path))


def test_what_moved_for_good_is_followed_where_it_is(library: Library, site: Site) -> None:
    site.pages |= {"/old": redirect("/new", "301 Moved"), "/new": served(rss(["Fog"]))}
    assert add(library, site.url("/old")).address == site.url("/new")


def test_an_address_without_a_scheme_may_be_of_a_site_that_is_not_secure(library: Library, site: Site) -> None:
    site.pages["/feed"] = served(rss(["Fog"]))
    assert add(library, site.url("/feed").removeprefix("http://")).address == site.url("/feed")
    with pytest.raises(CannotReach):
        add(library, site.url("/feed").replace("http://", "https://") + "2")


def test_what_does_not_come_is_told_as_for_any_page(library: Library, site: Site) -> None:
    with pytest.raises(HttpStatus):
        add(library, site.url("/feed"))


def test_the_reader_may_stop(library: Library, site: Site) -> None:
    site.pages["/"] = lambda _line, _request: site.gone.wait(5) and None
    with pytest.raises(Stopped):
        add(library, site.url(), cancelled=lambda: True)
