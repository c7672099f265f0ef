"""One answer to one question, as often asked over and over: only for what is new since the last time.

For programs' data, feeds above all; `fetching` is for the page that a reader waits for.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple, TypeAlias
from urllib.parse import urlsplit

import httpcore2

from ... import PROJECT, __version__
from ...addresses import follow, host_of, normalise, without_fragment
from ...errors import CannotReach, Damaged, WebError
from ...locale import language
from . import failures
from .connections import Connections, in_words
from .patience import Pace
from .unpacking import ACCEPTED, Unpacking

MOST_REDIRECTS = 10
LARGE = 1_000_000  # bytes: of larger bodies, one is in memory at a time
_OF_TOO_LARGE = 4_000_000  # bytes kept of what is larger than allowed: the newest entries of a feed
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_NO_TEXT = ("image/", "audio/", "video/", "font/")

Headers: TypeAlias = list[tuple[bytes, bytes]]


class Wanted(NamedTuple):
    """What to ask for: ``key`` is the caller's own, ``etag`` and ``modified`` are what the server said last time.

    Only an address that the reader chose (``typed``) may be in their own network.
    """

    key: int
    address: str
    etag: str | None = None
    modified: str | None = None
    typed: bool = True


class Limits(NamedTuple):
    """How much to wait for: ``seconds`` in all, in which a connection is made and each read is done in less; at
    least ``least`` bytes must come in each ``span`` of seconds, and at most ``size`` bytes, unpacked."""

    seconds: float = 60.0
    connect: float = 10.0
    read: float = 10.0
    span: float = 10.0
    least: int = 1000
    size: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one `Wanted`.

    ``url`` is where it came from in the end, ``moved`` where it is from now on if the server says so. ``headers``
    have lower-case names. ``body`` is unpacked; there is none where nothing has changed (``unchanged``). With a
    ``failure`` it is as much as came, and may be of use.
    """

    key: int
    url: str
    moved: str | None = None
    unchanged: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    own: bool = False
    failure: WebError | None = None

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server declares."""
        for parameter in self.headers.get("content-type", "").split(";")[1:]:
            name, _equals, value = parameter.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'") or None
        return None


def conditions(etag: str | None, modified: str | None) -> Headers:
    """Headers that ask for a document only if it has changed (RFC 9110, section 13).

    A tag that was weakened on the way (``W/"x"``, as nginx does when it compresses) goes back as it left the server:
    that compares weakly as it should, but many know only their own spelling. The date goes along for those that
    look at nothing else.
    """
    given: Headers = []
    if etag:
        given.append((b"If-None-Match", etag.removeprefix("W/").encode("latin-1", "replace")))
    if modified:
        given.append((b"If-Modified-Since", modified.encode("latin-1", "replace")))
    return given


class Asker:
    """Asks one thing after the other, over ``connections`` and within the ``pace`` that they were made with.

    ``host`` is the one whose turn it is, set by whoever gives it; ``turns`` are called to leave one, and to enter
    another when a server sends the asker on. Whoever reads a body that is `LARGE` releases ``large`` when done.
    """

    def __init__(
        self,
        connections: Connections,
        pace: Pace,
        accept: str,
        limits: Limits,
        large: threading.Lock,
        turns: tuple[Callable[[str], None], Callable[[str], None]],
    ) -> None:
        self._connections = connections
        self._pace = pace
        self._limits = limits
        self._large = large
        self._leave, self._enter = turns
        self.host: str | None = None
        self._headers: Headers = [
            (b"User-Agent", f"newsreader/{__version__} (+{PROJECT})".encode("ascii")),
            (b"Accept", accept.encode("ascii")),
            (b"Accept-Language", f"{language()},*;q=0.5".encode("ascii")),
            (b"Accept-Encoding", ACCEPTED.encode("ascii")),
        ]
        timeout = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": None}
        self._extensions = {"timeout": timeout}

    def ask(self, wanted: Wanted) -> Came:
        """What the server answers, whatever goes wrong."""
        self._pace.begin(normalise(wanted.address))
        self._connections.may_be_own(wanted.typed)
        try:
            return self._follow(wanted)
        except WebError as problem:
            return Came(wanted.key, self._pace.where, failure=problem)

    def _follow(self, wanted: Wanted) -> Came:
        """The answer at the end of all redirects."""
        moved: str | None = None
        permanent = True
        cookies: dict[str, str] = {}
        seen: set[tuple[str, frozenset[tuple[str, str]]]] = set()
        for _redirect in range(MOST_REDIRECTS + 1):
            url = self._pace.where
            # Some sites send the reader to the same address again, but with a cookie.
            asked = without_fragment(url), frozenset(cookies.items())
            if asked in seen:
                raise failures.redirect_loop(url)
            seen.add(asked)
            response, headers = self._response(url, wanted, cookies)
            try:
                location = headers.get("location")
                if response.status not in _REDIRECTS or location is None:
                    return self._came(wanted, url, moved, response, headers)
            finally:
                response.close()
            target = follow(url, location)
            permanent = permanent and response.status in _PERMANENT
            moved = target if permanent else moved
            self._pace.where = target
            if host_of(target) == host_of(url):
                cookies |= _cookies(response)
            else:
                cookies = {}
                self._connections.may_be_own(self._connections.led_to_own(host_of(url)))
                self._turn(host_of(target))
        raise failures.too_many_redirects(MOST_REDIRECTS, self._pace.where)

    def _turn(self, host: str) -> None:
        """Leave the host that has its turn for another."""
        if self.host is not None:
            self._leave(self.host)
        self.host = None
        self._enter(host)
        self.host = host

    def _response(
        self, url: str, wanted: Wanted, cookies: Mapping[str, str]
    ) -> tuple[httpcore2.Response, dict[str, str]]:
        parts = urlsplit(without_fragment(url))
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        given: Headers = [(b"Host", parts.netloc.encode("ascii")), *self._headers]
        given += conditions(wanted.etag, wanted.modified)
        if cookies:
            given.append((b"Cookie", "; ".join(f"{k}={v}" for k, v in cookies.items()).encode("latin-1", "replace")))
        address = httpcore2.URL(
            scheme=parts.scheme.encode("ascii"),
            host=(parts.hostname or "").encode("ascii"),
            port=parts.port,
            target=target.encode("ascii"),
        )
        made = self._connections.made
        try:
            response = self._connections.request(address, given, self._extensions)
        except (CannotReach, Damaged):
            if self._connections.made != made:
                raise
            # A connection used before may be closed at the very moment that it is used again.
            response = self._connections.request(address, given, self._extensions)
        pairs = ((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers)
        return response, {name: value for name, value in pairs if name != "set-cookie"}

    def _came(
        self, wanted: Wanted, url: str, moved: str | None, response: httpcore2.Response, headers: dict[str, str]
    ) -> Came:
        own = self._connections.led_to_own(host_of(url))
        if response.status == 304:
            if not (wanted.etag or wanted.modified):
                raise failures.unasked_304(url)
            for _nothing in response.iter_stream():
                pass
            return Came(wanted.key, url, moved, True, headers, own=own)
        if not 200 <= response.status < 300:
            raise failures.status(response.status, headers, url)
        came = Came(wanted.key, url, moved, headers=headers, own=own)
        if came.media_type.startswith(_NO_TEXT):
            raise failures.wrong_type(came.media_type, url)
        body, failure = self._body(response, headers.get("content-encoding", ""))
        if failure is None and not body.strip():
            failure = failures.empty(url)
        return Came(wanted.key, url, moved, False, headers, body, own, failure)

    def _body(self, response: httpcore2.Response, coding: str) -> tuple[bytes, WebError | None]:
        """The body as far as it came, and why it came no further."""
        body = bytearray()
        failure: WebError | None = None
        alone = False
        unpacking = Unpacking(coding)
        try:
            with in_words(self._pace, failures.cut_off):
                for piece in _pieces(response, unpacking):
                    self._pace.check()
                    body += piece
                    if len(body) > LARGE and not alone:
                        self._await_large()
                        alone = True
                    if len(body) > self._limits.size:
                        raise failures.too_large(self._limits.size, self._pace.where)
            if not unpacking.is_whole:
                failure = failures.cut_off(self._pace.where)
        except zlib.error:
            failure = failures.badly_compressed(self._pace.where)
        except WebError as problem:
            failure = problem
        if len(body) > self._limits.size:
            del body[min(_OF_TOO_LARGE, self._limits.size) :]
        came = bytes(body)
        if alone and len(came) <= LARGE:
            self._large.release()
        return came, failure

    def _await_large(self) -> None:
        while not self._large.acquire(timeout=0.05):
            self._pace.pause()
            self._pace.check()
        self._pace.pause()


def _pieces(response: httpcore2.Response, unpacking: Unpacking) -> Iterator[bytes]:
    for part in response.iter_stream():
        yield from unpacking.pieces(part)


def _cookies(response: httpcore2.Response) -> dict[str, str]:
    given: SimpleCookie = SimpleCookie()
    for name, value in response.headers:
        if name.lower() == b"set-cookie":
            with suppress(CookieError):
                given.load(value.decode("latin-1"))
    return {name: morsel.value for name, morsel in given.items()}
