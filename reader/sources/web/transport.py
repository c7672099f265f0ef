"""What carries requests for httpx2: our own connections, directly or through the proxy that the environment names."""

from __future__ import annotations

import functools
import os
import ssl
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import unquote
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

from . import failures
from .networks import is_own_by_name, is_this_computer
from .patience import Patience
from .wire import Wire


class Transport(httpx2.BaseTransport):
    """Sends requests within the ``patience`` for one page, and reads at most ``limit`` bytes of an answer as sent.

    ``may_be_own`` as in `Wire`. What goes wrong is raised as `WebError`. No connection is used twice: one page needs
    few, and a server that closes one without a word would look like a server in trouble.
    """

    def __init__(self, patience: Patience, *, may_be_own: bool, limit: int) -> None:
        self._patience = patience
        self._limit = limit
        self._wire = Wire(patience, may_be_own=may_be_own)
        # The reader chose the proxy, wherever it is. Where it leads, its own resolver decides.
        self._wire_to_proxy = Wire(patience, may_be_own=True)
        self._pools: dict[str | None, httpcore2.ConnectionPool] = {}

    def led_to_own(self, url: httpx2.URL) -> bool:
        """Whether ``url``, which was requested, is in the reader's own network."""
        return self._wire.led_to_own(url.raw_host.decode())

    def may_be_own(self, allowed: bool) -> None:
        """Say whether the next request may lead into the reader's own network."""
        self._wire.may_be_own = allowed

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        host, where = request.url.raw_host.decode(), self._patience.where
        proxy = _proxy(request.url.scheme, host, request.url.port)
        # Our own connections are checked as they are made. What a proxy connects to, only the name can tell.
        if proxy is not None and is_own_by_name(host) and not self._wire.may_be_own:
            raise failures.led_home(host, where)
        with _in_words(self._patience, failures.no_http):
            response = self._pool(proxy, request.url.scheme == "https").handle_request(
                httpcore2.Request(
                    method=request.method,
                    url=httpcore2.URL(
                        scheme=request.url.raw_scheme,
                        host=request.url.raw_host,
                        port=request.url.port,
                        target=request.url.raw_path,
                    ),
                    headers=request.headers.raw,
                    content=request.stream if isinstance(request.stream, httpx2.SyncByteStream) else None,
                    extensions=request.extensions,
                )
            )
        assert isinstance(response.stream, Iterable)
        return httpx2.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response, self._patience, self._limit),
            extensions=response.extensions,
        )

    def close(self) -> None:
        for pool in self._pools.values():
            pool.close()

    def _pool(self, proxy: str | None, secure: bool) -> httpcore2.ConnectionPool:
        context = self._context() if secure else None
        if proxy not in self._pools:
            if proxy is None:
                self._pools[proxy] = httpcore2.ConnectionPool(
                    ssl_context=context, http2=True, network_backend=self._wire, max_keepalive_connections=0
                )
            else:
                address = httpx2.URL(proxy)
                if address.scheme != "http":
                    raise failures.unknown_proxy(address.scheme, self._patience.where)
                self._pools[proxy] = httpcore2.HTTPProxy(
                    f"http://{address.raw_host.decode()}:{address.port or 80}",
                    proxy_auth=(unquote(address.username), unquote(address.password)) if address.userinfo else None,
                    ssl_context=context,
                    http2=True,
                    network_backend=self._wire_to_proxy,
                    max_keepalive_connections=0,
                )
        return self._pools[proxy]

    def _context(self) -> ssl.SSLContext:
        try:
            return _authorities(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
        except OSError as problem:
            raise failures.no_certificates(problem, self._patience.where) from problem


class _Body(httpx2.SyncByteStream):
    """The body of an answer, counted and with its failures in words."""

    def __init__(self, response: httpcore2.Response, patience: Patience, limit: int) -> None:
        self._response = response
        self._patience = patience
        self._limit = limit

    def __iter__(self) -> Iterator[bytes]:
        read = 0
        with _in_words(self._patience, failures.cut_off):
            for part in self._response.iter_stream():
                read += len(part)
                if read > self._limit:
                    raise failures.too_large(self._limit, self._patience.where)
                yield part

    def close(self) -> None:
        self._response.close()


@contextmanager
def _in_words(patience: Patience, broken_rules: failures.Failure) -> Iterator[None]:
    """What httpcore2 raises, as `WebError`: ``broken_rules`` is said of what breaks the rules of HTTP."""
    try:
        yield
    except httpcore2.ProxyError as problem:
        raise failures.proxy_failed(str(problem), patience.where) from problem
    except (httpcore2.RemoteProtocolError, httpcore2.LocalProtocolError) as problem:
        raise broken_rules(patience.where) from problem
    except _http2_errors() as problem:  # which httpcore2 lets through while it reads a body
        raise broken_rules(patience.where) from problem


def _http2_errors() -> tuple[type[Exception], ...]:
    """The errors of the HTTP/2 protocol, if a server has made us speak it: the module takes 25 ms to import."""
    if "h2" not in sys.modules:
        return ()
    from h2.exceptions import H2Error

    return (H2Error,)


@functools.cache
def _authorities(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    """Who may sign certificates: SSL_CERT_FILE or SSL_CERT_DIR, else the system's. Reading them takes 20 ms."""
    return httpx2.create_ssl_context()


def _proxy(scheme: str, host: str, port: int | None) -> str | None:
    """The proxy for ``host`` by the variables that every program knows (``https_proxy``, ``no_proxy``, …)."""
    proxies = getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy or is_this_computer(host) or proxy_bypass(f"{host}:{port}" if port else host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"
