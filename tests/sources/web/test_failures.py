"""Whatever goes wrong, the reader is told what, where and what to do; soon, and with little memory."""

from __future__ import annotations

import errno
import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import brotli
import pytest

from reader.errors import CannotReach, Damaged, HttpStatus, NotTrusted, Stopped, TimedOut, TooLarge, WebError
from reader.sources.web import LIMIT, dial, fetch
from tests.sources.web.site import CERTIFICATES, PAGE, Request, Site, answer, redirect


def failure(address: str, kind: type[WebError]) -> WebError:
    with pytest.raises(WebError) as caught:
        fetch(address)
    assert type(caught.value) is kind
    assert caught.value.where == address
    assert caught.value.hint
    return caught.value


# ---------------------------------------------------------------------- no connection


def test_an_unknown_host() -> None:
    error = failure("https://no-such-host.example/x", CannotReach)
    assert error.what == "no computer called “no-such-host.example” can be found"
    assert error.hint == "Check the spelling, and whether you are online."


def test_a_host_name_that_no_system_can_look_up() -> None:
    failure(f"https://{'x' * 64}.example/", CannotReach)


def test_a_server_that_refuses(site: Site) -> None:
    url = site.url()
    site.close()
    error = failure(url, CannotReach)
    assert error.what == "the server does not accept connections"


@pytest.mark.parametrize("number", [errno.ENETUNREACH, errno.EHOSTUNREACH])
def test_no_network(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(socket.socket, "connect_ex", lambda *_: number)
    assert failure("http://127.0.0.1/", CannotReach).what == "there is no network that leads there"


def test_another_reason_of_the_system_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect_ex", lambda *_: errno.EACCES)
    assert failure("http://127.0.0.1/", CannotReach).what == "no connection could be made: there is no permission"


def test_the_next_address_is_tried_where_the_first_refuses(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/"] = answer()
    here = dial.Address(socket.AF_INET, ("127.0.0.1", site.port))
    nobody = dial.Address(socket.AF_INET, ("127.0.0.1", 1))
    nonsense = dial.Address(9999, ("127.0.0.1", 1))
    monkeypatch.setattr("reader.sources.web.wire.resolve", lambda *_: [nonsense, nobody, here])
    assert fetch(site.url(host="localhost")).body


def test_the_next_address_is_tried_beside_one_that_is_silent(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/"] = answer()
    with full() as silent:
        addresses = [dial.Address(socket.AF_INET, place) for place in (silent, ("127.0.0.1", site.port))]
        monkeypatch.setattr("reader.sources.web.wire.resolve", lambda *_: addresses)
        monkeypatch.setattr(dial, "_HEAD_START", 0.02)
        assert fetch(site.url(host="localhost")).body


@contextmanager
def full() -> Iterator[tuple[str, int]]:
    """A place where nobody answers: a listener whose queue is full."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        place: tuple[str, int] = listener.getsockname()
        for _ in range(8):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(place)
        yield place


# ---------------------------------------------------------------------- time


def wait(site: Site) -> Callable[[socket.socket, Request], None]:
    """An answer that never comes."""
    return lambda _line, _request: site.gone.wait(10) and None


def trickle(line: socket.socket, _request: Request) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100000\r\n\r\n")
    pause = threading.Event()
    while not pause.wait(0.02):
        line.sendall(b"x")


@pytest.mark.usefixtures("hurry")
def test_nobody_answers_the_connection() -> None:
    with full() as (host, port):
        assert failure(f"http://{host}:{port}/", TimedOut).what.startswith("nobody answers within")


@pytest.mark.usefixtures("hurry")
def test_the_names_of_computers_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = threading.Event()
    monkeypatch.setattr("reader.sources.web.wire.resolve", lambda *_: gone.wait(10))
    assert failure("https://slow.example/", TimedOut).what.startswith("nobody answers within")
    gone.set()


@pytest.mark.usefixtures("hurry")
def test_a_server_that_says_nothing(site: Site) -> None:
    site.pages["/"] = wait(site)
    assert failure(site.url(), TimedOut).what.startswith("the server sent nothing for")


@pytest.mark.usefixtures("hurry")
def test_a_server_that_stops_in_the_middle(site: Site) -> None:
    def stop(line: socket.socket, _request: Request) -> None:
        line.sendall(answer()[:-10])
        site.gone.wait(10)

    site.pages["/"] = stop
    assert failure(site.url(), TimedOut).what.startswith("the server sent nothing for")


@pytest.mark.usefixtures("hurry")
def test_a_server_that_sends_byte_after_byte(site: Site) -> None:
    site.pages["/"] = trickle
    assert failure(site.url(), TimedOut).what.startswith("the page had not come after")


@pytest.mark.usefixtures("hurry")
def test_a_secure_connection_that_is_never_made(site: Site) -> None:
    silent = socket.create_server(("127.0.0.1", 0))
    with silent:
        port = silent.getsockname()[1]
        assert failure(f"https://127.0.0.1:{port}/", TimedOut).what.startswith("nobody answers within")


# ---------------------------------------------------------------------- stopping


class Stop:
    """A reader who stops waiting as soon as ``begun`` is set."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.at = 0.0

    def __call__(self) -> bool:
        if self.begun.is_set() and not self.at:
            self.at = time.monotonic()
        return self.begun.is_set()

    def after(self, address: str) -> None:
        with pytest.raises(Stopped, match="stopped"):
            fetch(address, cancelled=self)
        assert time.monotonic() - self.at < 0.5


def test_stopped_before_it_begins(site: Site) -> None:
    with pytest.raises(Stopped):
        fetch(site.url(), cancelled=lambda: True)
    assert not site.requests


@pytest.mark.parametrize("answering", [b"", b"HTTP/1.1 200 OK\r\n", answer()[:-1]])
def test_stopped_while_the_server_is_silent(site: Site, answering: bytes) -> None:
    stop = Stop()

    def begin(line: socket.socket, _request: Request) -> None:
        line.sendall(answering)
        stop.begun.set()
        assert line.recv(1) == b"", "the connection is closed at once"

    site.pages["/"] = begin
    stop.after(site.url())


def test_stopped_while_the_page_trickles(site: Site) -> None:
    site.pages["/"] = trickle
    stop = Stop()
    with pytest.raises(Stopped):
        fetch(site.url(), cancelled=stop, progress=lambda received, _total: stop.begun.set() if received else None)


def test_stopped_while_a_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, gone = Stop(), threading.Event()

    def look_up(*_: object) -> list[dial.Address]:
        stop.begun.set()
        gone.wait(10)
        return []

    monkeypatch.setattr("reader.sources.web.wire.resolve", look_up)
    stop.after("https://slow.example/")
    gone.set()


def test_stopped_while_a_connection_is_made() -> None:
    asked = iter([False] * 4)  # before it begins, while the name is looked up, and twice while it connects
    with full() as (host, port), pytest.raises(Stopped):
        fetch(f"http://{host}:{port}/", cancelled=lambda: next(asked, True))


def test_stopped_while_it_is_made_secure() -> None:
    stop = Stop()
    with socket.create_server(("127.0.0.1", 0)) as silent:

        def begin() -> None:
            line, _peer = silent.accept()
            with line:
                line.recv(1000)
                stop.begun.set()
                while line.recv(1000):
                    pass

        serving = threading.Thread(target=begin)
        serving.start()
        stop.after(f"https://127.0.0.1:{silent.getsockname()[1]}/")
        serving.join(5)
    waiting = [thread for thread in threading.enumerate() if thread.name == "newsreader-wait"]
    for thread in waiting:
        thread.join(1)
    assert not any(thread.is_alive() for thread in waiting), "nobody waits on for a connection that is given up"


# ---------------------------------------------------------------------- too much


def test_a_page_over_the_limit_is_not_read_to_its_end(site: Site) -> None:
    def flood(line: socket.socket, _request: Request) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
        while True:
            line.sendall(b"x" * 1_000_000)

    site.pages["/"] = flood
    assert failure(site.url(), TooLarge).what == "it is larger than 20 MB"


def test_a_page_at_the_limit_is_read(site: Site) -> None:
    site.pages["/"] = answer(gzip.compress(b"<p>" + b"x" * (LIMIT - 3), 1), content_encoding="gzip")
    assert len(fetch(site.url()).body) == LIMIT


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "gzip, gzip"])
def test_a_bomb_is_cut_off_with_little_memory(site: Site, encoding: str) -> None:
    site.pages["/"] = answer(_bomb(encoding), content_encoding=encoding)
    tracemalloc.start()
    try:
        assert failure(site.url(), TooLarge)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * LIMIT


def _bomb(encoding: str) -> bytes:
    """300 MB of zeros, packed."""
    if encoding == "br":
        packer = brotli.Compressor(quality=1)
        parts = [packer.process(bytes(10_000_000)) for _ in range(30)]
        return b"".join(parts) + packer.finish()
    packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS | (0 if encoding == "deflate" else 16))
    packed = b"".join(packer.compress(bytes(10_000_000)) for _ in range(30)) + packer.flush()
    return gzip.compress(packed) if encoding == "gzip, gzip" else packed


def test_a_stream_that_unpacks_to_nothing_ends_too(site: Site) -> None:
    """After the end of what is packed, everything is passed over; but not for ever."""

    def flood(line: socket.socket, _request: Request) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\n\r\n")
        line.sendall(gzip.compress(b"<p>x"))
        while True:
            line.sendall(bytes(1_000_000))

    site.pages["/"] = flood
    failure(site.url(), TooLarge)


# ---------------------------------------------------------------------- damage


@pytest.mark.parametrize("body", [b"", b" \r\n\t"])
def test_an_empty_page(site: Site, body: bytes) -> None:
    site.pages["/"] = answer(body)
    assert failure(site.url(), Damaged).what == "the server sent an empty page"


def test_an_answer_that_has_no_body(site: Site) -> None:
    site.pages["/"] = b"HTTP/1.1 204 No Content\r\n\r\n"
    assert failure(site.url(), Damaged).what == "the server sent an empty page"


@pytest.mark.parametrize(
    "cut",
    [
        answer()[:-5],
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n",
    ],
)
def test_a_page_that_is_cut_off(site: Site, cut: bytes) -> None:
    site.pages["/"] = lambda line, _request: line.sendall(cut)
    assert failure(site.url(), Damaged).what == "only a part of the page came"


@pytest.mark.parametrize(
    "garbage",
    [b"SSH-2.0-OpenSSH_9.2\r\n", b"\x00\x01\x02\x03", b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", b"", b"HTTP/1.1 2"],
)
def test_what_answers_speaks_no_http(site: Site, garbage: bytes) -> None:
    site.pages["/"] = lambda line, _request: line.sendall(garbage)
    assert failure(site.url(), Damaged).what == "what answers there is no server of web pages"


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "deflate", ", ".join(["gzip"] * 9)])
def test_a_page_that_cannot_be_unpacked(site: Site, encoding: str) -> None:
    site.pages["/"] = answer(b"\xffnothing of the kind" * 50, content_encoding=encoding)
    assert failure(site.url(), Damaged).what == "the page came damaged: it cannot be unpacked"


def test_a_connection_that_is_reset(site: Site) -> None:
    def reset(line: socket.socket, _request: Request) -> None:
        line.sendall(answer()[:-5])
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    site.pages["/"] = reset
    assert failure(site.url(), CannotReach).what == "the connection broke off"


# ---------------------------------------------------------------------- answers


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("400 Bad", "does not accept the request (400). Open the page in a browser."),
        ("401 Who", "asks for a name and a password (401). Open the page in a browser."),
        ("402 Pay", "for subscribers (402). If you are one, open it in a browser."),
        ("403 No", "not give this page to newsreader (403). It may be for subscribers, or for browsers only"),
        ("404 Gone", "no such page (404). Check the address, or look for the story on the front page of the site."),
        ("407 Proxy", "the proxy asks for a name and a password (407)"),
        ("410 Gone", "taken away for good (410). An archive of the web may still have it."),
        ("418 Tea", "does not accept the request (418)"),
        ("429 Slow", "too many requests from here (429). Try again later."),
        ("451 Law", "for legal reasons (451)"),
        ("500 Oh", "in trouble (500). Try again later."),
        ("503 Oh", "in trouble (503). Try again later."),
        ("599 Oh", "in trouble (599). Try again later."),
        ("300 Many", "not where to (300)"),
        ("304 Same", "not where to (304)"),
    ],
)
def test_the_status_in_words(site: Site, status: str, words: str) -> None:
    site.pages["/x"] = answer("<p>Sorry", status)
    error = failure(site.url("/x"), HttpStatus)
    assert isinstance(error, HttpStatus)
    assert error.status == int(status[:3])
    assert words in str(error)


def test_a_wall_that_wants_to_see_a_browser(site: Site) -> None:
    site.pages["/"] = answer("<p>Just a moment", "403 Forbidden", cf_mitigated="challenge")
    assert "check for a browser first (403)" in str(failure(site.url(), HttpStatus))


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("1", "Try again in 1 second."),
        ("90", "Try again in 90 seconds."),
        ("91", "Try again in 2 minutes."),
        (" 3600 ", "Try again in 60 minutes."),
        ("0", "Try again later."),
        ("-5", "Try again later."),
        ("9" * 5000, "Try again later."),
        ("soon", "Try again later."),
        ("Sun, 99 Nov 2026 08:00:00 GMT", "Try again later."),
        ("Sun, 15 Nov 2020 08:00:00 GMT", "Try again later."),
    ],
)
@pytest.mark.parametrize("status", ["429 Slow", "503 Oh"])
def test_when_to_come_back(site: Site, status: str, value: str, hint: str) -> None:
    site.pages["/"] = answer("<p>x", status, retry_after=value)
    assert failure(site.url(), HttpStatus).hint == hint


def test_when_to_come_back_by_the_clock(site: Site) -> None:
    moment = datetime.now(UTC) + timedelta(minutes=4, seconds=30)
    site.pages["/"] = answer("<p>x", "503 Oh", retry_after=format_datetime(moment, usegmt=True))
    assert failure(site.url(), HttpStatus).hint == "Try again in 5 minutes."


def test_the_place_of_a_failure_is_where_the_redirect_led(site: Site) -> None:
    site.pages["/"] = redirect("/gone")
    with pytest.raises(HttpStatus) as caught:
        fetch(site.url())
    assert caught.value.where == site.url("/gone")


# ---------------------------------------------------------------------- certificates


@pytest.fixture
def sites(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Site]]:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))
    opened: list[Site] = []

    def open_site(certificate: str) -> Site:
        opened.append(Site(certificate=certificate))
        opened[-1].pages["/"] = answer()
        return opened[-1]

    yield open_site
    for one in opened:
        one.close()


def test_a_certificate_by_an_authority_that_the_reader_names(sites: Callable[[str], Site]) -> None:
    assert fetch(sites("server").url(host="localhost")).body == PAGE.encode()


@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        ("expired", "the certificate of “localhost” has expired. Check the date of your computer"),
        ("early", "the certificate of “localhost” is not valid yet. Check the date of your computer"),
        ("elsewhere", "the certificate is not one of “localhost”."),
        ("self-signed", "“localhost” has signed its certificate itself. If it is your own server, name"),
    ],
)
def test_a_certificate_that_proves_nothing(sites: Callable[[str], Site], certificate: str, words: str) -> None:
    site = sites(certificate)
    assert words in str(failure(site.url(host="localhost"), NotTrusted))
    assert not site.requests


def test_an_authority_that_nobody_knows(sites: Callable[[str], Site], monkeypatch: pytest.MonkeyPatch) -> None:
    site = sites("server")
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "self-signed.pem"))
    assert "nobody known has signed the certificate of “127.0.0.1”" in str(failure(site.url(), NotTrusted))


def test_authorities_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file.pem")
    error = failure("https://127.0.0.1:1/", NotTrusted)
    assert "no such file" in error.what
    assert error.hint == "Correct SSL_CERT_FILE or SSL_CERT_DIR in the environment."


def test_a_server_without_secure_connections(site: Site) -> None:
    error = failure(site.url().replace("http:", "https:"), CannotReach)
    assert error.what == "the server has no secure connection there"
    assert error.hint == "Type the address with http:// if you trust the network."


def test_a_secure_connection_that_ends_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as rude:
        serving = threading.Thread(target=lambda: rude.accept()[0].close())
        serving.start()
        error = failure(f"https://127.0.0.1:{rude.getsockname()[1]}/", CannotReach)
        serving.join(5)
    assert error.what.startswith("no secure connection could be made")
