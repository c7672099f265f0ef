"""Connections that carry requests: our own, directly or through the proxy that the environment names."""

from __future__ import annotations

import functools
import os
import ssl
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore2

from . import failures
from .networks import is_own_by_name, is_this_computer
from .patience import Patience
from .wire import Wire


class Connections:
    """Carries requests within a `Patience`, each over a connection of its own unless some are to be ``kept``.

    ``may_be_own`` as in `Wire`. What goes wrong is raised as `WebError`. A page needs few connections, and a server
    that closes one without a word would look like a server in trouble: only who asks a server often keeps them.
    """

    def __init__(self, patience: Patience, *, may_be_own: bool, kept: int = 0, http2: bool = True) -> None:
        self._patience = patience
        self._kept = kept
        self._http2 = http2
        self._wire = Wire(patience, may_be_own=may_be_own)
        # The reader chose the proxy, wherever it is. Where it leads, its own resolver decides.
        self._wire_to_proxy = Wire(patience, may_be_own=True)
        self._pools: dict[tuple[str | None, bool], httpcore2.ConnectionPool] = {}

    @property
    def made(self) -> int:
        """How many connections were made so far."""
        return self._wire.made + self._wire_to_proxy.made

    def led_to_own(self, host: str) -> bool:
        """Whether ``host``, which was asked for something, is in the reader's own network."""
        return self._wire.led_to_own(host)

    def may_be_own(self, allowed: bool) -> None:
        """Say whether the next request may lead into the reader's own network."""
        self._wire.may_be_own = allowed

    def request(
        self,
        url: httpcore2.URL,
        headers: Sequence[tuple[bytes, bytes]],
        extensions: dict[str, Any],
        method: bytes | str = b"GET",
        content: Any = None,
    ) -> httpcore2.Response:
        """The answer's head; its body is to be read, within `in_words`, and closed."""
        scheme, host = url.scheme.decode("ascii"), url.host.decode("ascii")
        proxy = _proxy(scheme, host, url.port)
        # Our own connections are checked as they are made. What a proxy connects to, only the name can tell.
        if proxy is not None and is_own_by_name(host) and not self._wire.may_be_own:
            raise failures.led_home(host, self._patience.where)
        pool = self._pool(proxy, scheme == "https")
        with in_words(self._patience, failures.no_http):
            return pool.handle_request(
                httpcore2.Request(method, url, headers=headers, content=content, extensions=extensions)
            )

    def close(self) -> None:
        """Close all connections that are still open."""
        for pool in self._pools.values():
            pool.close()

    def _pool(self, proxy: str | None, secure: bool) -> httpcore2.ConnectionPool:
        key = proxy, secure
        if key not in self._pools:
            context = self._context() if secure else None
            if proxy is None:
                self._pools[key] = httpcore2.ConnectionPool(
                    ssl_context=context,
                    http2=self._http2,
                    network_backend=self._wire,
                    max_keepalive_connections=self._kept,
                )
            else:
                address = urlsplit(proxy)
                if address.scheme != "http":
                    raise failures.unknown_proxy(address.scheme, self._patience.where)
                name, password = unquote(address.username or ""), unquote(address.password or "")
                self._pools[key] = httpcore2.HTTPProxy(
                    httpcore2.URL(
                        scheme=b"http",
                        host=(address.hostname or "").encode("ascii"),
                        port=address.port or 80,
                        target=b"/",
                    ),
                    proxy_auth=(name, password) if name or password else None,
                    ssl_context=context,
                    http2=self._http2,
                    network_backend=self._wire_to_proxy,
                    max_keepalive_connections=self._kept,
                )
        return self._pools[key]

    def _context(self) -> ssl.SSLContext:
        try:
            return _authorities(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
        except OSError as problem:
            raise failures.no_certificates(problem, self._patience.where) from problem


@contextmanager
def in_words(patience: Patience, broken_rules: failures.Failure) -> Iterator[None]:
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
    return httpcore2.default_ssl_context()


def _proxy(scheme: str, host: str, port: int | None) -> str | None:
    """The proxy for ``host`` by the variables that every program knows (``https_proxy``, ``no_proxy``, …)."""
    proxies = getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy or is_this_computer(host) or proxy_bypass(f"{host}:{port}" if port else host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"
