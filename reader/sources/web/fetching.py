"""One page of the web: request, redirects, body, each within its limits."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import httpx2

from ... import PROJECT, __version__
from ...addresses import follow, normalise, without_fragment
from ...errors import Damaged
from ...locale import language
from ...story import Page
from ..sniff import HTML, TEXT, media_type
from . import failures
from .patience import Patience
from .transport import Transport

LIMIT = 20_000_000  # bytes, unpacked; the heaviest news page is a tenth of it
MOST_REDIRECTS = 10  # what browsers' makers have found that sites need is below it
TIME = 60.0  # seconds for all of it
TIMEOUT = httpx2.Timeout(connect=10.0, read=20.0, write=20.0, pool=None)
_TIMEOUT_FOR_DATA = httpx2.Timeout(connect=10.0, read=10.0, write=10.0, pool=None)  # the story is there already
_XHTML = "application/xhtml+xml"
_UNTYPED = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_DATA = ("text/", "application/json", "application/xml", "application/javascript")
_PICTURES = "image/"
_DATA_SYNTAXES = ("+json", "+xml")  # RFC 6839


def fetch(
    address: str,
    *,
    typed: bool = True,
    accept: str | None = None,
    known: Page | None = None,
    progress: Callable[[int, int | None], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Page:
    """The page at ``address``, with ``https`` where that names no scheme. Blocks; any thread may call it.

    An address that the reader ``typed`` may be in their own network; where a page leads may not, neither by a link
    (``typed=False``) nor by a redirect, unless that page is in the same network. ``known`` is the page as it was
    when it was last fetched: it comes back with a new time if the server says that it has not changed.

    ``accept`` names the media types wanted (as the HTTP header does) where it is data that programs read, JSON or
    XML: then that comes too, as the server declares it. Of an answer that breaks off, `Damaged` has what came. Where
    it names pictures, nothing else comes.

    ``progress`` is called with the bytes received and, if the server says it, how many there will be, as sent
    (compressed). ``cancelled`` is asked twenty times a second. Both are called in the calling thread.

    Raises `WebError`, of the kind that says what happened; `Stopped` when cancelled. The page's media type is
    ``text/html`` (XHTML too) or ``text/plain``, by its bytes where the server does not say or says text.
    """
    url = normalise(address)
    patience = Patience(url, TIME, cancelled)
    patience.check()
    transport = Transport(patience, may_be_own=typed, limit=LIMIT)
    timeout = TIMEOUT if accept is None else _TIMEOUT_FOR_DATA
    with httpx2.Client(
        transport=transport, headers=request_headers(accept), timeout=timeout, trust_env=False
    ) as client:
        seen: set[tuple[str, frozenset[tuple[str, str | None]]]] = set()
        for _redirect in range(MOST_REDIRECTS + 1):
            patience.where = url
            # Some sites send the reader to the same address again, but with a cookie.
            asked = without_fragment(url), _cookies(client)
            if asked in seen:
                raise failures.redirect_loop(url)
            seen.add(asked)
            with _answer(client, url, known) as response:
                if not response.has_redirect_location:
                    if accept is None:
                        page = _page(address, url, response, patience, known, progress)
                    elif accept.startswith(_PICTURES):
                        page = _picture(address, url, response, patience, progress)
                    else:
                        page = _data(address, url, response, patience)
                    return dataclasses.replace(page, own=transport.led_to_own(response.request.url))
                transport.may_be_own(transport.led_to_own(response.request.url))
                url = follow(url, response.headers["location"])
        raise failures.too_many_redirects(MOST_REDIRECTS, url)


def request_headers(accept: str | None = None) -> dict[str, str]:
    """What every request says of the reader: the program, the language, and the media types wanted."""
    own = language()
    return {
        "User-Agent": f"newsreader/{__version__} (+{PROJECT})",
        "Accept": accept or "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
        "Accept-Language": "en,*;q=0.5" if own == "en" else f"{own},en;q=0.7,*;q=0.5",
    }


def _cookies(client: httpx2.Client) -> frozenset[tuple[str, str | None]]:
    return frozenset((cookie.name, cookie.value) for cookie in client.cookies.jar)


@contextmanager
def _answer(client: httpx2.Client, url: str, known: Page | None) -> Iterator[httpx2.Response]:
    """The server's answer to a request for ``url``, conditional if ``known`` is the same page."""
    try:
        with client.stream("GET", without_fragment(url), headers=_conditions(url, known)) as response:
            yield response
    except httpx2.InvalidURL as problem:  # stricter than `normalise` about names in other scripts
        raise failures.no_address(url) from problem
    except httpx2.DecodingError as problem:
        raise failures.badly_compressed(url) from problem


def _conditions(url: str, known: Page | None) -> dict[str, str]:
    """Headers that ask for the page only if it is no longer as ``known`` (RFC 9110, section 13)."""
    if known is None or known.url is None or without_fragment(known.url) != without_fragment(url):
        return {}
    conditions = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
    return {name: known.headers[source] for name, source in conditions.items() if source in known.headers}


def _page(
    address: str,
    url: str,
    response: httpx2.Response,
    patience: Patience,
    known: Page | None,
    progress: Callable[[int, int | None], None] | None,
) -> Page:
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    if response.status_code == 304 and known is not None and _conditions(url, known):
        return dataclasses.replace(known, target=address, url=url, fetched_at=now)
    if not response.is_success:
        raise failures.status(response.status_code, response.headers, url)
    declared = _declared(response)
    if not (declared.startswith("text/") or declared == _XHTML or declared in _UNTYPED):
        raise failures.wrong_type(declared, url)
    body = _body(response, patience, progress)
    if not body.strip():
        raise failures.empty(url)
    found = media_type(body)
    if found not in (HTML, TEXT):
        raise failures.wrong_type(found, url)
    return Page(
        target=address,
        url=url,
        media_type=HTML if declared in (HTML, _XHTML) else found,
        charset=response.charset_encoding,
        body=body,
        fetched_at=now,
        headers=_without_cookies(response),
    )


def _data(address: str, url: str, response: httpx2.Response, patience: Patience) -> Page:
    """An answer for programs, which says what it is: a page is fine too, the caller may make something of it."""
    if not response.is_success:
        raise failures.status(response.status_code, response.headers, url)
    declared = _declared(response)
    if not (declared.startswith(_DATA) or declared.endswith(_DATA_SYNTAXES) or declared in _UNTYPED):
        raise failures.wrong_type(declared, url)
    body = _body(response, patience, None)
    if not body.strip():
        raise failures.empty(url)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return Page(address, url, declared, response.charset_encoding, body, now, _without_cookies(response))


def _picture(
    address: str,
    url: str,
    response: httpx2.Response,
    patience: Patience,
    progress: Callable[[int, int | None], None] | None,
) -> Page:
    """A picture, of the type that its bytes say."""
    if not response.is_success:
        raise failures.status(response.status_code, response.headers, url)
    declared = _declared(response)
    if not (declared.startswith(_PICTURES) or declared in _UNTYPED):
        raise failures.wrong_type(declared, url)
    body = _body(response, patience, progress)
    if not body:
        raise failures.empty(url)
    found = media_type(body)
    if not found.startswith(_PICTURES):
        raise failures.wrong_type(found, url)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return Page(address, url, found, None, body, now, _without_cookies(response))


def _declared(response: httpx2.Response) -> str:
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()


def _without_cookies(response: httpx2.Response) -> dict[str, str]:
    """The headers of ``response``, but for what identifies the reader to the site and has no place in an archive."""
    return {name: value for name, value in response.headers.items() if name != "set-cookie"}


def _body(response: httpx2.Response, patience: Patience, progress: Callable[[int, int | None], None] | None) -> bytes:
    """The body, unpacked piece by piece, so that a small one that unpacks to a huge one is noticed in time."""
    length = response.headers.get("content-length", "")
    total = int(length) if length.isascii() and length.isdecimal() else None
    body = bytearray()
    if progress:
        progress(0, total)
    try:
        for part in response.iter_bytes():
            patience.check()
            body += part
            if len(body) > LIMIT:
                raise failures.too_large(LIMIT, patience.where)
            if progress:
                progress(response.num_bytes_downloaded, total)
    except Damaged as problem:
        problem.came = bytes(body)
        raise
    return bytes(body)
