"""One form, sent to a site: the same networks, certificates and times as for a page, but no redirect is followed.

Where an answer leads on to is what the answer says; to follow it is the caller's affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from urllib.parse import urlencode, urlsplit

import httpx2

from ...addresses import normalise, without_fragment
from ...errors import NotSent, Unanswered, WebError
from ...letters import Answer
from . import failures, fetching
from .patience import Patience
from .transport import Transport

LIMIT = 200_000  # bytes of an answer, unpacked: what is beyond explains nothing


def post(
    address: str,
    fields: Mapping[str, str],
    *,
    page: str | None = None,
    own: bool = False,
    token: str | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Answer:
    """What the site answers to the form ``fields``, sent to ``address`` once. Blocks; any thread may call it.

    ``page`` is where the form stands, as browsers tell the site. Only with ``own`` may ``address`` be in the reader's
    own network. ``token`` proves to a server who the reader is (RFC 6750). ``cancelled`` is asked twenty times a
    second, in the calling thread.

    Every status is an answer, whatever it means. Raises `NotSent` where nothing of the form went out, and
    `Unanswered` where it did, but no answer came: it may have been taken. Their cause is the `WebError`.
    """
    body = urlencode({name: _line_ends(value) for name, value in fields.items()}).encode("ascii")
    headers = {
        "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
        "Content-Length": str(len(body)),
        **_origin(page),
    }
    return _exchange("POST", address, body, headers, own, token, cancelled)


def ask(
    address: str,
    fields: Mapping[str, str],
    *,
    own: bool = False,
    token: str | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Answer:
    """What the server answers to a question, with ``fields`` as its query; all else as in `post`."""
    return _exchange("GET", f"{address}?{urlencode(fields)}", b"", {}, own, token, cancelled)


def _exchange(
    method: str,
    address: str,
    body: bytes,
    headers: Mapping[str, str],
    own: bool,
    token: str | None,
    cancelled: Callable[[], bool] | None,
) -> Answer:
    sent = False

    def stream() -> Iterator[bytes]:
        nonlocal sent
        sent = True  # asked for when there is a connection, and the head is written or about to be
        yield body

    given = {**fetching.request_headers("*/*"), **headers}
    if token is not None:
        given["Authorization"] = f"Bearer {token}"
    try:
        url = normalise(address)
        patience = Patience(url, fetching.TIME, cancelled)
        patience.check()
        transport = Transport(patience, may_be_own=own, limit=2 * LIMIT)
        with (
            httpx2.Client(transport=transport, headers=given, timeout=fetching.TIMEOUT, trust_env=False) as client,
            _answered(client, method, url, stream() if body else None) as response,
        ):
            return Answer(
                url=url,
                status=response.status_code,
                headers={name: value for name, value in response.headers.items() if name != "set-cookie"},
                body=_explanation(response),
                charset=response.charset_encoding,
            )
    except WebError as problem:
        kind = Unanswered if sent else NotSent
        raise kind(problem.what, where=problem.where, hint=problem.hint) from problem


@contextmanager
def _answered(
    client: httpx2.Client, method: str, url: str, content: Iterator[bytes] | None
) -> Iterator[httpx2.Response]:
    try:
        with client.stream(method, without_fragment(url), content=content) as response:
            yield response
    except httpx2.InvalidURL as problem:  # stricter than `normalise` about names in other scripts
        raise failures.no_address(url) from problem


def _explanation(response: httpx2.Response) -> bytes:
    """The beginning of the body; one that breaks off takes nothing from what the status says."""
    body = bytearray()
    with suppress(WebError, httpx2.DecodingError):
        for part in response.iter_bytes():
            body += part
            if len(body) > LIMIT:
                break
    return bytes(body[:LIMIT])


def _line_ends(value: str) -> str:
    """``value`` with the line ends that forms are sent with (HTML standard, 4.10.22.4)."""
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")


def _origin(page: str | None) -> dict[str, str]:
    """Where the form stands, as a browser says: sites that know their own forms only take those."""
    if page is None:
        return {}
    parts = urlsplit(page)
    return {"Origin": f"{parts.scheme}://{parts.netloc}", "Referer": without_fragment(page)}
