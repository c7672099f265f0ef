"""A refresh brings what is new, once, from whoever has it, and tells what went wrong with the others."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from reader.library.model import Subscription
from reader.library.store import Library
from reader.refresh.engine import Refresher
from reader.refresh.report import Progress, Report
from reader.sources.web.rounds import Limits
from tests.refresh.feeds import rss, served, tagged
from tests.sources.web.site import Request, Site, answer, redirect

HASTY = Limits(seconds=0.8, connect=0.3, read=0.3, span=0.3, least=100, size=3_000_000)


@pytest.fixture
def refresher(library: Library) -> Refresher:
    return Refresher(library, limits=HASTY)


def follow(library: Library, site: Site, *paths: str) -> list[int]:
    return [library.subscribe(site.url(path)) for path in paths]


def feed(library: Library, feed_id: int) -> Subscription:
    return next(one for one in library.feeds() if one.id == feed_id)


def headlines(library: Library) -> list[str]:
    return sorted(one.headline for one in library.entries(limit=None))


def test_what_is_new_comes_once(library: Library, site: Site, refresher: Refresher) -> None:
    follow(library, site, "/")
    site.pages["/"] = served(rss(["Fog", "Ferry"]))
    report = refresher.run()
    assert (report.asked, len(report.new), report.failed) == (1, 2, ())
    site.pages["/"] = served(rss(["Weir", "Fog", "Ferry"]))
    assert len(refresher.run().new) == 1
    assert headlines(library) == ["Ferry", "Fog", "Weir"]


@pytest.mark.parametrize(("etag", "known"), [('"x"', '"x"'), ('W/"x"', '"x"')])
def test_a_server_is_asked_for_what_has_changed(
    library: Library, site: Site, refresher: Refresher, etag: str, known: str
) -> None:
    follow(library, site, "/")
    site.pages["/"] = tagged(rss(["Fog"]), etag, known)
    refresher.run()
    report = refresher.run()
    assert (report.asked, report.unchanged, report.new) == (1, 1, ())
    assert site.requests[1].headers["if-none-match"] == known


def test_the_same_document_is_not_read_again(
    library: Library, site: Site, refresher: Refresher, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(library, site, "/")
    site.pages["/"] = served(rss(["Fog"]))
    refresher.run()
    monkeypatch.setattr("reader.feeds.reading.read_feed", None)
    assert refresher.run().unchanged == 1


def test_what_fails_is_told_and_what_does_not_comes(library: Library, site: Site, refresher: Refresher) -> None:
    def silence(_line: socket.socket, _request: Request) -> None:
        site.gone.wait(5)

    def cut(line: socket.socket, _request: Request) -> None:
        line.sendall(served(rss(["Half", "Cut"]))[:-60])

    site.pages |= {f"/{number}": served(rss([f"Story {number}"])) for number in range(8)}
    site.pages |= {"/silent": silence, "/cut": cut, "/page": answer("<!doctype html><html><p>x</p></html>")}
    follow(library, site, "/none", "/silent", "/cut", "/page", *(f"/{number}" for number in range(8)))
    report = refresher.run()
    assert headlines(library) == ["Half", *(f"Story {number}" for number in range(8))]
    reasons = {trouble.address.rpartition("/")[2]: trouble.reason for trouble in report.failed}
    assert reasons == {
        "none": "there is no such page (404)",
        "silent": "the server sent nothing for 0 seconds",
        "cut": "only a part of the page came",
        "page": reasons["page"],
    }
    assert {one.failure for one in library.feeds() if one.failure} == set(reasons.values())


def test_who_is_gone_is_not_asked_again(library: Library, site: Site, refresher: Refresher) -> None:
    (gone,) = follow(library, site, "/")
    site.pages["/"] = answer(b"", "410 Gone")
    (trouble,) = refresher.run().failed
    assert trouble.gone
    assert feed(library, gone).gone
    assert refresher.run() == Report()


def test_who_moved_for_good_is_asked_at_the_new_address(library: Library, site: Site, refresher: Refresher) -> None:
    (moved,) = follow(library, site, "/")
    site.pages |= {"/": redirect("/new", "301 Moved Permanently"), "/new": answer(b"", "500 Oh")}
    refresher.run()
    assert feed(library, moved).address == site.url("/")
    site.pages["/new"] = served(rss(["Fog"]))
    refresher.run()
    assert feed(library, moved).address == site.url("/new")


def test_a_server_that_asks_for_time_has_it_whoever_asks(library: Library, site: Site, refresher: Refresher) -> None:
    (busy,) = follow(library, site, "/")
    site.pages["/"] = answer(b"", "503 Busy", retry_after="600")
    assert len(refresher.run().failed) == 1
    for feeds in (None, [busy]):
        report = refresher.run(feeds)
        assert (report.asked, len(report.waiting)) == (0, 1)
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    ("more", "headers"),
    [("<ttl>60</ttl>", {}), ("", {"cache_control": "max-age=600"})],
    ids=["in the feed", "by the server"],
)
def test_a_pause_is_kept_unless_the_reader_names_the_feed(
    library: Library, site: Site, refresher: Refresher, more: str, headers: dict[str, str]
) -> None:
    (calm,) = follow(library, site, "/")
    site.pages["/"] = served(rss(["Fog"], more=more), **headers)
    refresher.run()
    assert refresher.run().resting == 1
    assert refresher.run([calm]).unchanged == 1
    assert refresher.run().resting == 1


def test_who_fails_on_is_asked_less(library: Library, site: Site, refresher: Refresher) -> None:
    follow(library, site, "/", "/good")
    site.pages["/good"] = served(rss(["Fog"]))
    assert [refresher.run().asked for _time in range(3)] == [2, 2, 1]
    assert refresher.run().waiting[0].reason == "there is no such page (404)"


def test_without_a_network_nobody_is_blamed(library: Library, refresher: Refresher) -> None:
    for number in range(1, 4):
        library.subscribe(f"http://127.0.0.{number}:1/")
    for _time in range(3):
        report = refresher.run()
        assert report.offline
        assert len(report.failed) == 3
    assert {one.failures for one in library.feeds()} == {0}


def test_one_server_that_cannot_be_reached_tells_nothing_of_the_network(
    library: Library, refresher: Refresher
) -> None:
    closed = library.subscribe("http://127.0.0.1:1/")
    assert not refresher.run().offline
    assert feed(library, closed).failure == "the server does not accept connections"


def test_who_cannot_be_reached_while_others_can_failed(library: Library, site: Site, refresher: Refresher) -> None:
    closed = library.subscribe("http://127.0.0.1:1/")
    follow(library, site, "/")
    site.pages["/"] = served(rss(["Fog"]))
    assert not refresher.run().offline
    assert feed(library, closed).failure == "the server does not accept connections"


def test_what_came_before_the_reader_stopped_stays(library: Library, site: Site, refresher: Refresher) -> None:
    stop = False

    def watch(_progress: Progress) -> None:
        nonlocal stop
        stop = True

    def silence(_line: socket.socket, _request: Request) -> None:
        site.gone.wait(5)

    follow(library, site, "/", "/silent")
    site.pages |= {"/": served(rss(["Fog"])), "/silent": silence}
    start = time.monotonic()
    report = refresher.run(progress=watch, cancelled=lambda: stop)
    assert time.monotonic() - start < 0.3
    assert report.cancelled
    assert headlines(library) == ["Fog"]


def test_progress_is_told_of_each_feed(library: Library, site: Site, refresher: Refresher) -> None:
    site.pages |= {f"/{number}": served(rss([f"Story {number}"])) for number in range(3)}
    follow(library, site, *site.pages)
    told: list[Progress] = []
    refresher.run(progress=told.append)
    assert [(one.done, one.total, one.new) for one in told] == [(1, 3, 1), (2, 3, 2), (3, 3, 3)]


def test_a_feed_that_is_badly_made_is_told_of_and_read(library: Library, site: Site, refresher: Refresher) -> None:
    follow(library, site, "/")
    site.pages["/"] = served(rss(["Fog", "Ferry"])[:-16])
    report = refresher.run()
    assert (len(report.new), len(report.faulty), report.failed) == (2, 1, ())


def test_a_document_of_200_mb_costs_no_more_than_is_allowed(library: Library, site: Site, tmp_path: Path) -> None:
    def endless(line: socket.socket, _request: Request) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + rss(["First"]).replace(b"</channel></rss>", b""))
        for _part in range(300):
            line.sendall(b"<item><title>x</title></item>" * 1000)

    follow(library, site, "/")
    site.pages["/"] = endless
    report = Refresher(library, limits=HASTY._replace(size=1_500_000, seconds=5)).run()
    assert report.failed[0].reason == "it is larger than 1 MB"
    assert "First" in headlines(library)


def test_what_was_read_and_is_too_much_goes(library: Library, site: Site) -> None:
    refresher = Refresher(library, limits=HASTY, most=1)
    follow(library, site, "/")
    site.pages["/"] = served(rss(["Ferry", "Fog"]))
    refresher.run()
    library.mark(library.ids())
    assert len(library.ids()) == 2  # the feed still has them
    site.pages["/"] = served(rss(["Weir"]))
    refresher.run()
    assert headlines(library) == ["Weir"]
