"""What comes back is the page, with what the server said of it; and what is sent is no more than must be."""

from __future__ import annotations

import gzip
import socket
import sys
import tomllib
import zlib
from pathlib import Path

import brotli
import pytest

from reader import PROJECT, __version__, locale
from reader.errors import NotAllowed, WrongType
from reader.sources.web import fetch
from reader.sources.web.fetching import MOST_REDIRECTS
from tests.sources.web.site import PAGE, Request, Site, answer, redirect

ROOT = Path(__file__).parents[3]


def test_a_page_is_its_bytes_and_what_the_server_said_of_them(site: Site) -> None:
    site.pages["/story"] = answer(etag='"7"', content_type="Text/HTML; Charset=UTF-8", set_cookie="id=secret")
    page = fetch(site.url("/story#second"))
    assert page.body == PAGE.encode()
    assert (page.target, page.url) == (site.url("/story#second"),) * 2
    assert (page.media_type, page.charset) == ("text/html", "utf-8")
    assert page.headers["etag"] == '"7"'
    assert "set-cookie" not in page.headers
    assert page.own
    assert page.fetched_at[10] == "T"
    assert page.fetched_at[-6] in "+-"


def test_the_request_says_who_asks_and_nothing_about_the_reader(site: Site) -> None:
    site.pages["/story?q=%C3%A9"] = answer()
    fetch(f"http://name:password@{site.host}:{site.port}/story?q=é#part")
    (request,) = site.requests
    assert request.headers == {
        "host": f"{site.host}:{site.port}",
        "user-agent": f"newsreader/{__version__} (+{PROJECT})",
        "accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
        "accept-language": "en,*;q=0.5",
        "accept-encoding": "gzip, deflate, br, zstd",
        "connection": "keep-alive",
    }


def test_the_project_is_at_the_address_that_its_package_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["urls"]["Homepage"] == PROJECT


def test_pages_in_the_language_of_the_interface_are_preferred(site: Site) -> None:
    site.pages["/"] = answer()
    locale.use("fr")
    fetch(site.url())
    assert site.requests[0].headers["accept-language"] == "fr,en;q=0.7,*;q=0.5"


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
        ("gzip, br", lambda body: brotli.compress(gzip.compress(body))),
    ],
)
def test_a_packed_page_is_unpacked(site: Site, name: str, pack: object) -> None:
    assert callable(pack)
    site.pages["/"] = answer(pack(PAGE.encode() * 100), content_encoding=name)
    assert fetch(site.url()).body == PAGE.encode() * 100


def test_zstandard_is_unpacked(site: Site) -> None:
    zstd = pytest.importorskip("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    site.pages["/"] = answer(zstd.compress(PAGE.encode() * 100), content_encoding="zstd")
    assert fetch(site.url()).body == PAGE.encode() * 100


def test_a_page_in_chunks_and_one_that_ends_with_the_connection_are_whole(site: Site) -> None:
    half = len(PAGE.encode()) // 2
    first, second = PAGE.encode()[:half], PAGE.encode()[half:]
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (first, second, b""))
    site.pages["/chunks"] = (
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n" + chunks
    )
    site.pages["/close"] = b"HTTP/1.0 200 OK\r\n\r\n" + PAGE.encode()
    assert fetch(site.url("/chunks")).body == PAGE.encode()
    assert fetch(site.url("/close")).body == PAGE.encode()


@pytest.mark.parametrize(
    ("declared", "body", "found"),
    [
        ("application/xhtml+xml", PAGE, "text/html"),
        ("text/html", "Only text, but what the server says is believed.", "text/html"),
        ("text/plain", PAGE, "text/html"),
        ("text/plain", "A dump of a page.\n", "text/plain"),
        ("", PAGE, "text/html"),
        ("application/octet-stream", "A dump of a page.\n", "text/plain"),
    ],
)
def test_the_kind_of_page_is_what_the_server_says_or_its_bytes(
    site: Site, declared: str, body: str, found: str
) -> None:
    site.pages["/"] = answer(body, content_type=declared)
    assert fetch(site.url()).media_type == found


def test_progress_is_told_in_bytes_as_sent(site: Site) -> None:
    site.pages["/"] = answer(gzip.compress(PAGE.encode() * 1000), content_encoding="gzip")
    told: list[tuple[int, int | None]] = []
    fetch(site.url(), progress=lambda received, total: told.append((received, total)))
    length = len(gzip.compress(PAGE.encode() * 1000))
    assert told[0] == (0, length)
    assert told[-1] == (length, length)


def test_a_length_that_is_not_told_is_not_guessed(site: Site) -> None:
    site.pages["/"] = b"HTTP/1.0 200 OK\r\n\r\n" + PAGE.encode()
    told: list[tuple[int, int | None]] = []
    fetch(site.url(), progress=lambda received, total: told.append((received, total)))
    assert told[-1] == (len(PAGE.encode()), None)


# ---------------------------------------------------------------------- pages that are known already


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.pages["/old"] = redirect("/story")
    site.pages["/story"] = answer(etag='W/"7"', last_modified="Sun, 15 Nov 2026 08:00:00 GMT")
    known = fetch(site.url("/old"))
    site.pages["/story"] = answer(b"", "304 Not Modified")
    again = fetch(site.url("/old#end"), known=known)
    assert (again.body, again.headers, again.url) == (known.body, known.headers, site.url("/story#end"))
    before, after = site.requests[-2:]
    assert "if-none-match" not in before.headers
    assert after.headers["if-none-match"] == 'W/"7"'
    assert after.headers["if-modified-since"] == "Sun, 15 Nov 2026 08:00:00 GMT"


def test_a_date_alone_is_condition_enough(site: Site) -> None:
    site.pages["/"] = answer(last_modified="Sun, 15 Nov 2026 08:00:00 GMT")
    known = fetch(site.url())
    site.pages["/"] = answer(b"", "304 Not Modified")
    assert fetch(site.url(), known=known).body == known.body


def test_a_page_that_has_changed_replaces_what_was_known(site: Site) -> None:
    site.pages["/"] = answer(etag='"7"')
    known = fetch(site.url())
    site.pages["/"] = answer("<p>New", etag='"8"')
    assert fetch(site.url(), known=known).body == b"<p>New"


# ---------------------------------------------------------------------- redirects


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed_and_the_fragment_is_kept(site: Site, status: str) -> None:
    site.pages["/a/b?x"] = redirect("../c d?é", status)
    site.pages["/c%20d?%C3%A9"] = answer()
    assert fetch(site.url("/a/b?x#end")).url == site.url("/c%20d?%C3%A9#end")


def test_a_fragment_of_the_redirect_counts_more(site: Site) -> None:
    site.pages["/a"] = redirect("/b#there")
    site.pages["/b"] = answer()
    assert fetch(site.url("/a#here")).url == site.url("/b#there")


def test_cookies_live_as_long_as_the_redirects(site: Site) -> None:
    """Some sites send the reader to the same address until it brings their cookie."""

    def ask(line: socket.socket, request: Request) -> None:
        line.sendall(answer() if "cookie" in request.headers else redirect("/", set_cookie="seen=1; Path=/"))

    site.pages["/"] = ask
    assert fetch(site.url()).body == PAGE.encode()
    fetch(site.url())
    assert [request.headers.get("cookie") for request in site.requests] == [None, "seen=1", None, "seen=1"]


def test_as_many_redirects_as_are_allowed_are_followed(site: Site) -> None:
    for number in range(MOST_REDIRECTS + 1):
        site.pages[f"/{number}"] = redirect(f"/{number + 1}")
    site.pages[f"/{MOST_REDIRECTS + 1}"] = answer()
    assert fetch(site.url("/1")).body
    with pytest.raises(NotAllowed, match="sends the reader on more than 10 times"):
        fetch(site.url("/0"))


def test_a_circle_of_redirects_is_noticed(site: Site) -> None:
    site.pages["/a"] = redirect("/b")
    site.pages["/b"] = redirect("/a#again")
    with pytest.raises(NotAllowed, match="in a circle"):
        fetch(site.url("/a"))
    assert len(site.requests) == 2


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://localhost/x", "data:text/html,<p>x", "javascript:1", "edition:the-weir"]
)
def test_redirects_lead_to_the_web_alone(site: Site, location: str) -> None:
    site.pages["/"] = redirect(location)
    with pytest.raises(NotAllowed, match="are not opened"):
        fetch(site.url())


@pytest.mark.parametrize("location", ["http://[::1", "http://a b/", "http://exa\x1bmple:x/"])
def test_redirects_to_nowhere_are_errors_in_words(site: Site, location: str) -> None:
    site.pages["/"] = redirect(location)
    with pytest.raises(NotAllowed, match="no valid address"):
        fetch(site.url())


def test_a_redirect_without_a_place_is_an_answer_like_any_other(site: Site) -> None:
    site.pages["/"] = redirect("")
    with pytest.raises(Exception, match="not where to"):
        fetch(site.url())


def test_an_address_without_a_scheme_is_a_secure_one(secure_site: Site) -> None:
    secure_site.pages["/"] = answer()
    assert fetch(f"localhost:{secure_site.port}").url == secure_site.url(host="localhost")


# ---------------------------------------------------------------------- what is no page


@pytest.mark.parametrize(
    ("declared", "body", "kind"),
    [
        ("application/pdf", b"%PDF-1.7", "a document (PDF)"),
        ("image/png", b"\x89PNG", "a picture (PNG)"),
        ("image/svg+xml", b"<svg>", "a picture (SVG)"),
        ("video/mp4", b"", "a recording (MP4)"),
        ("audio/mpeg", b"", "a recording (MPEG)"),
        ("application/json", b"{}", "a document (JSON)"),
        ("application/ld+json; charset=utf-8", b"{}", "a document (JSON)"),
        ("application/rss+xml", b"<rss>", "a document (XML)"),
        ("application/zip", b"PK", "an archive (ZIP)"),
        ("font/woff2", b"x", "binary data"),
        ("text/html", b"%PDF-1.7\n", "a document (PDF)"),
        ("text/html", b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        ("text/plain", b'{"a": 1}', "a document (JSON)"),
        ("application/octet-stream", b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
    ],
)
def test_what_is_no_page_is_named(site: Site, declared: str, body: bytes, kind: str) -> None:
    site.pages["/x"] = answer(body, content_type=declared)
    with pytest.raises(WrongType) as caught:
        fetch(site.url("/x"))
    assert str(caught.value) == f"{site.url('/x')}: this is {kind}, not a page of text. Open it in a browser."


def test_a_picture_is_what_its_bytes_say(site: Site) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
    site.pages["/a"] = answer(png, content_type="application/octet-stream")
    page = fetch(site.url("/a"), accept="image/png,image/jpeg")
    assert (page.media_type, page.body) == ("image/png", png)
    for sent, declared in ((b"<!doctype html><p>No.", "image/png"), (png, "text/html")):
        site.pages["/a"] = answer(sent, content_type=declared)
        with pytest.raises(WrongType):
            fetch(site.url("/a"), accept="image/png,image/jpeg")
