"""Connecting to whichever of a name's addresses answers first ("happy eyeballs", RFC 8305)."""

from __future__ import annotations

import errno
import os
import selectors
import socket
import time
from collections import deque
from collections.abc import Iterable
from itertools import chain, zip_longest
from typing import Any, NamedTuple

_HEAD_START = 0.25  # seconds that an address gets before the next one is tried as well (section 8)
_UNDER_WAY = {0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY, getattr(errno, "WSAEWOULDBLOCK", 0)}


class Address(NamedTuple):
    """A computer and a port of it, as the `socket` module takes them."""

    family: int
    place: tuple[Any, ...]

    @property
    def ip(self) -> str:
        return str(self.place[0])


def resolve(host: str, port: int) -> list[Address]:
    """The addresses of ``host``. Blocks, and nothing can end that. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [Address(family, place) for family, _kind, _protocol, _name, place in dict.fromkeys(found)]


class Dial:
    """Connection attempts to some addresses, a little apart, until one succeeds or all have failed."""

    def __init__(self, addresses: Iterable[Address]) -> None:
        self._waiting = deque(_by_turns(list(addresses)))
        self._selector = selectors.DefaultSelector()
        self._next = 0.0
        self._failure = errno.EADDRNOTAVAIL

    def __enter__(self) -> Dial:
        return self

    def __exit__(self, *_exception: object) -> None:
        for key in list(self._selector.get_map().values()):
            _socket(key).close()
        self._selector.close()

    def __call__(self, seconds: float) -> socket.socket | None:
        """A connected socket if there is one within ``seconds``. Raises OSError when every address has failed."""
        if self._waiting and (time.monotonic() >= self._next or not self._selector.get_map()):
            self._start(self._waiting.popleft())
        if not self._selector.get_map():
            if self._waiting:
                return None
            raise OSError(self._failure, os.strerror(self._failure))
        for key, _events in self._selector.select(seconds):
            candidate = _socket(key)
            self._selector.unregister(candidate)
            failure = candidate.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if not failure:
                candidate.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return candidate
            candidate.close()
            self._failure = failure
        return None

    def _start(self, address: Address) -> None:
        self._next = time.monotonic() + _HEAD_START
        try:
            candidate = socket.socket(address.family, socket.SOCK_STREAM)
        except OSError as problem:  # a system without IPv6
            self._failure = problem.errno or self._failure
            return
        candidate.setblocking(False)
        failure = candidate.connect_ex(address.place)
        if failure in _UNDER_WAY:
            self._selector.register(candidate, selectors.EVENT_WRITE)
        else:
            candidate.close()
            self._failure = failure


def _socket(key: selectors.SelectorKey) -> socket.socket:
    assert isinstance(key.fileobj, socket.socket)
    return key.fileobj


def _by_turns(addresses: list[Address]) -> Iterable[Address]:
    """``addresses`` with the families taking turns, the system's first choice first (section 4)."""
    first = [address for address in addresses if address.family == addresses[0].family]
    others = [address for address in addresses if address.family != addresses[0].family]
    return (address for address in chain.from_iterable(zip_longest(first, others)) if address is not None)
