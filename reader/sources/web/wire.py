"""Connections that can be given up at any moment, and that know whom they may lead to.

Addresses are checked when a connection is made, not when a name is looked up beforehand: a name that means another
computer the second time ("DNS rebinding") leads nowhere that the first one did not.
"""

from __future__ import annotations

import selectors
import socket
import ssl
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

import httpcore2

from ...errors import WebError
from . import failures
from .dial import Dial, resolve
from .networks import is_own
from .patience import Patience

T = TypeVar("T")


class Wire(httpcore2.NetworkBackend):
    """Makes connections for a pool, as long as there is `Patience`; raises `WebError` in words.

    ``may_be_own`` says whether a connection may lead into the reader's own network. It is changed from one request
    to the next: the address that the reader typed may, the one that a page of the web leads to may not.
    """

    def __init__(self, patience: Patience, *, may_be_own: bool) -> None:
        self.may_be_own = may_be_own
        self.made = 0  # connections, so far
        self._patience = patience
        self._own: dict[str, bool] = {}

    def led_to_own(self, host: str) -> bool:
        """Whether the connection to ``host`` leads into the reader's own network; False where there is none."""
        return self._own.get(host.strip("[]"), False)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to ``host``, by any of its addresses that are allowed."""
        where = self._patience.where
        try:
            addresses = self._patience.background(lambda: resolve(host, port), timeout, failures.nobody_answers)
        except (OSError, UnicodeError) as problem:  # UnicodeError: a label of more than 63 characters
            raise failures.unknown_host(host, where) from problem
        allowed = [address for address in addresses if self.may_be_own or not is_own(address.ip)]
        if not allowed:
            raise failures.led_home(host, where)
        try:
            with Dial(allowed) as dial:
                connected = self._patience.until(dial, timeout, failures.nobody_answers)
        except OSError as problem:
            raise failures.no_connection(problem, where) from problem
        self.made += 1
        self._own[host] = is_own(connected.getpeername()[0])
        return _Stream(connected, self._patience)


class _Stream(httpcore2.NetworkStream):
    def __init__(self, connected: socket.socket, patience: Patience) -> None:
        self._socket = connected
        self._patience = patience

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._patiently(partial(self._socket.recv, max_bytes), timeout)
        self._patience.came(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        rest = memoryview(buffer)
        while rest:
            rest = rest[self._patiently(partial(self._socket.send, rest), timeout) :]

    def _patiently(self, call: Callable[[], T], timeout: float | None) -> T:
        def attempt(seconds: float) -> T | None:
            self._socket.settimeout(seconds)
            try:
                return call()
            except TimeoutError:
                return None

        try:
            return self._patience.until(attempt, timeout, failures.silent)
        except OSError as problem:
            raise failures.broke_off(self._patience.where) from problem

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """This connection, made secret. The handshake is one call that nothing interrupts but the end of its line."""
        where, host = self._patience.where, server_hostname or ""
        line = self._socket.dup()
        self._socket.settimeout(timeout)
        try:
            secured = self._patience.background(
                lambda: ssl_context.wrap_socket(self._socket, server_hostname=server_hostname),
                timeout,
                failures.nobody_answers,
            )
        except WebError:
            line.shutdown(socket.SHUT_RDWR)  # so that the thread does not wait on
            raise
        except ssl.SSLCertVerificationError as problem:
            raise failures.not_trusted(problem, host, where) from problem
        except TimeoutError as problem:
            raise failures.nobody_answers(timeout or 0, where) from problem
        except OSError as problem:
            raise failures.no_secure_connection(problem, where) from problem
        finally:
            line.close()
        return _Stream(secured, self._patience)

    def get_extra_info(self, info: str) -> Any:
        """What the pool asks for: whose ALPN choice says whether this is HTTP/2, and whether there is more to read,
        which between two requests means that the server has gone."""
        if info == "is_readable":
            return self._socket.fileno() < 0 or _is_readable(self._socket)
        return self._socket if info == "ssl_object" and isinstance(self._socket, ssl.SSLSocket) else None


def _is_readable(connected: socket.socket) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(connected, selectors.EVENT_READ)
        return bool(selector.select(0))
