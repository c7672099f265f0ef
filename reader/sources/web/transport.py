"""What carries requests for httpx2: our own connections, whose failures are in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import httpcore2
import httpx2

from . import failures
from .connections import Connections, in_words
from .patience import Patience


class Transport(httpx2.BaseTransport):
    """Sends requests within the ``patience`` for one page, and reads at most ``limit`` bytes of an answer as sent.

    ``may_be_own`` as in `Connections`, none of which is used twice.
    """

    def __init__(self, patience: Patience, *, may_be_own: bool, limit: int) -> None:
        self._patience = patience
        self._limit = limit
        self._connections = Connections(patience, may_be_own=may_be_own)

    def led_to_own(self, url: httpx2.URL) -> bool:
        """Whether ``url``, which was requested, is in the reader's own network."""
        return self._connections.led_to_own(url.raw_host.decode())

    def may_be_own(self, allowed: bool) -> None:
        """Say whether the next request may lead into the reader's own network."""
        self._connections.may_be_own(allowed)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        response = self._connections.request(
            httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            request.headers.raw,
            request.extensions,
            request.method,
            request.stream if isinstance(request.stream, httpx2.SyncByteStream) else None,
        )
        assert isinstance(response.stream, Iterable)
        return httpx2.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response, self._patience, self._limit),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._connections.close()


class _Body(httpx2.SyncByteStream):
    """The body of an answer, counted and with its failures in words."""

    def __init__(self, response: httpcore2.Response, patience: Patience, limit: int) -> None:
        self._response = response
        self._patience = patience
        self._limit = limit

    def __iter__(self) -> Iterator[bytes]:
        read = 0
        with in_words(self._patience, failures.cut_off):
            for part in self._response.iter_stream():
                read += len(part)
                if read > self._limit:
                    raise failures.too_large(self._limit, self._patience.where)
                yield part

    def close(self) -> None:
        self._response.close()
