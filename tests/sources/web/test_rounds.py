"""Many addresses are asked at once; what goes wrong with one is told of it, and costs the others nothing."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterable

import pytest

from reader import errors
from reader.sources.web.asking import LARGE, conditions
from reader.sources.web.rounds import Came, Limits, Round, Wanted
from tests.sources.web.site import Request, Site, answer, redirect

FEED = b"<rss><channel><title>Harbour</title></channel></rss>"
HASTY = Limits(seconds=0.8, connect=0.3, read=0.3, span=0.3, least=100, size=3_000_000)


def gathered(wanted: Iterable[Wanted], limits: Limits = HASTY, **options: int) -> dict[int, Came]:
    """What came, by key; each within a few seconds."""
    came = {}
    end = time.monotonic() + 10
    with Round(wanted, accept="text/xml", limits=limits, **options) as fetching:
        while fetching.left:
            assert time.monotonic() < end
            if one := fetching.next(0.05):
                came[one.key] = one
    return came


def only(wanted: Wanted, limits: Limits = HASTY) -> Came:
    return gathered([wanted], limits)[wanted.key]


def feed(body: bytes = FEED, status: str = "200 OK", **headers: str) -> bytes:
    return answer(body, status, **{"content_type": "application/rss+xml", **headers})


def test_what_came_is_told_with_what_the_server_said_of_it(site: Site) -> None:
    site.pages["/"] = feed(ETag='"1"', content_type="Text/XML; Charset='latin1'")
    came = only(Wanted(7, site.url()))
    assert (came.key, came.url, came.body, came.failure) == (7, site.url(), FEED, None)
    assert (came.headers["etag"], came.media_type, came.charset) == ('"1"', "text/xml", "latin1")
    assert came.own
    assert site.requests[0].headers["accept"] == "text/xml"
    assert site.requests[0].headers["user-agent"].startswith("newsreader/")


def test_all_come_over_few_connections(site: Site) -> None:
    site.pages |= {f"/{number}": feed(b"%d" % number) for number in range(40)}
    came = gathered([Wanted(number, site.url(f"/{number}")) for number in range(40)])
    assert {key: one.body for key, one in came.items()} == {number: b"%d" % number for number in range(40)}


def test_a_server_has_but_two_requests_at_a_time(site: Site) -> None:
    at_once, most = 0, 0
    lock = threading.Lock()

    def slowly(line: socket.socket, _request: Request) -> None:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        site.gone.wait(0.02)
        with lock:
            at_once -= 1
        line.sendall(feed())

    site.pages |= {f"/{number}": slowly for number in range(12)}
    came = gathered([Wanted(number, site.url(f"/{number}")) for number in range(12)], limits=Limits())
    assert len(came) == 12
    assert most == 2


@pytest.mark.parametrize(
    ("etag", "modified", "asked"),
    [
        (None, None, []),
        ('"x"', None, [(b"If-None-Match", b'"x"')]),
        ('W/"x"', "Sun", [(b"If-None-Match", b'"x"'), (b"If-Modified-Since", b"Sun")]),
        (None, "Sun", [(b"If-Modified-Since", b"Sun")]),
    ],
)
def test_the_server_is_asked_for_news_only(
    etag: str | None, modified: str | None, asked: list[tuple[bytes, bytes]]
) -> None:
    assert conditions(etag, modified) == asked


def test_what_has_not_changed_does_not_come_again(site: Site) -> None:
    site.pages["/"] = answer(b"", "304 Not Modified", content_length="", content_type="") + b""
    came = only(Wanted(1, site.url(), 'W/"x"', "Sun, 01 Mar 2026 10:00:00 GMT"))
    assert came.unchanged
    assert came.failure is None
    assert site.requests[0].headers["if-none-match"] == '"x"'
    assert site.requests[0].headers["if-modified-since"] == "Sun, 01 Mar 2026 10:00:00 GMT"


def test_nothing_can_be_unchanged_that_never_came(site: Site) -> None:
    site.pages["/"] = answer(b"", "304 Not Modified")
    assert "has sent nothing before" in str(only(Wanted(1, site.url())).failure)


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        (["301 Moved"], "/1"),
        (["308 Moved", "301 Moved"], "/2"),
        (["302 Found"], None),
        (["301 Moved", "307 Moved"], "/1"),
        (["302 Found", "301 Moved"], None),
    ],
)
def test_only_what_moved_for_good_has_another_address(site: Site, statuses: list[str], moved: str | None) -> None:
    for number, status in enumerate(statuses):
        site.pages["/" if not number else f"/{number}"] = redirect(f"/{number + 1}", status)
    site.pages[f"/{len(statuses)}"] = feed()
    came = only(Wanted(1, site.url()))
    assert came.body == FEED
    assert came.url == site.url(f"/{len(statuses)}")
    assert came.moved == (site.url(moved) if moved else None)


def test_a_site_that_wants_its_cookie_back_has_it(site: Site) -> None:
    def wall(line: socket.socket, request: Request) -> None:
        known = request.headers.get("cookie") == "seen=1"
        line.sendall(feed() if known else redirect("/", set_cookie="seen=1; Path=/"))

    site.pages["/"] = wall
    assert only(Wanted(1, site.url())).body == FEED


def test_a_connection_that_was_closed_between_two_requests_is_made_anew(site: Site) -> None:
    def once(line: socket.socket, _request: Request) -> None:
        line.sendall(feed())  # and closes, though the answer does not say so

    site.pages |= {f"/{number}": once for number in range(10)}
    came = gathered([Wanted(number, site.url(f"/{number}")) for number in range(10)])
    assert [one.failure for one in came.values()] == [None] * 10


def drip(line: socket.socket, _request: Request) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n")
    for _second in range(100):
        line.sendall(b"x")
        time.sleep(0.05)


def test_what_goes_wrong_with_some_is_told_and_the_others_come(site: Site) -> None:
    def silence(_line: socket.socket, _request: Request) -> None:
        site.gone.wait(5)

    def cut(line: socket.socket, _request: Request) -> None:
        line.sendall(feed()[:-20])

    faults = {
        "/404": answer(b"", "404 Not Found"),
        "/drip": drip,
        "/silence": silence,
        "/cut": cut,
        "/rubbish": b"SSH-2.0\r\n",
        "/loop": redirect("/loop"),
        "/file": redirect("file:///etc/passwd"),
        "/empty": answer(b""),
        "/bomb": feed(gzip.compress(bytes(30_000_000)), content_encoding="gzip"),
        "/damaged": feed(b"\x1f\x8b\x08\0" + bytes(range(60)), content_encoding="gzip"),
        "/picture": feed(content_type="image/png"),
        "/cut-gzip": feed(gzip.compress(FEED * 100)[:-9], content_encoding="gzip"),
    }
    site.pages |= faults  # type: ignore[arg-type]
    site.pages["/"] = feed()
    bad = [*faults, "!", "http://127.0.0.1:1/"]
    wanted = [Wanted(number, path if path[0] != "/" else site.url(path)) for number, path in enumerate(bad)]
    came = gathered([*wanted, *(Wanted(100 + number, site.url()) for number in range(10))])
    assert [came[100 + number].body for number in range(10)] == [FEED] * 10
    kinds = {path: type(came[number].failure) for number, path in enumerate(bad)}
    assert kinds == {
        "/404": errors.HttpStatus,
        "/drip": errors.TimedOut,
        "/silence": errors.TimedOut,
        "/cut": errors.Damaged,
        "/rubbish": errors.Damaged,
        "/loop": errors.NotAllowed,
        "/file": errors.NotAllowed,
        "/empty": errors.Damaged,
        "/bomb": errors.TooLarge,
        "/damaged": errors.Damaged,
        "/picture": errors.WrongType,
        "/cut-gzip": errors.Damaged,
        "!": errors.NotAllowed,
        "http://127.0.0.1:1/": errors.CannotReach,
    }
    assert came[3].body == FEED[: len(FEED) - 20]
    assert came[11].body.startswith(FEED)


def test_large_answers_come_one_at_a_time(site: Site) -> None:
    body = b"<rss>" + bytes(LARGE)
    site.pages |= {f"/{number}": feed(body) for number in range(6)}
    came = gathered([Wanted(number, site.url(f"/{number}")) for number in range(6)], limits=Limits())
    assert all(one.body == body for one in came.values())


def test_whoever_stops_waits_for_nobody(site: Site) -> None:
    site.pages["/"] = lambda _line, _request: site.gone.wait(5) and None
    before = threading.active_count()
    start = time.monotonic()
    with Round([Wanted(1, site.url())], accept="*/*", limits=Limits()) as fetching:
        assert fetching.next(0.1) is None
    for thread in threading.enumerate():
        if thread.name == "newsreader-fetch":
            thread.join(1)
    assert time.monotonic() - start < 1
    assert threading.active_count() <= before + 2


def test_a_redirect_from_the_web_leads_to_nobodys_home(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["http://news.example/"] = redirect(site.url("/secret"))
    monkeypatch.setenv("http_proxy", site.url())
    came = only(Wanted(1, "http://news.example/"))
    assert "may not lead to" in str(came.failure)


def test_pages_that_feeds_name_may_not_be_at_home(site: Site) -> None:
    came = only(Wanted(1, site.url(), typed=False))
    assert "may not lead to" in str(came.failure)
    assert not site.requests


def test_a_secure_site_is_asked_secretly(secure_site: Site) -> None:
    secure_site.pages["/"] = feed()
    assert only(Wanted(1, secure_site.url()), Limits()).body == FEED


def test_a_site_that_cannot_prove_who_it_is_is_refused(secure_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    secure_site.pages["/"] = feed()
    assert isinstance(only(Wanted(1, secure_site.url()), Limits()).failure, errors.NotTrusted)
