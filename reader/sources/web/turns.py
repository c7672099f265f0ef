"""Whose turn it is: many addresses, several askers, and few requests at a time to any one server."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Turns(Generic[T]):
    """What there is to ask for, by host, at most ``per_host`` at a time; any thread may take a turn.

    A turn is taken for a host, passed on to another when a server sends the reader there, and left.
    """

    def __init__(self, wanted: Iterable[tuple[str, T]], per_host: int) -> None:
        self._per_host = per_host
        self._waiting: dict[str, deque[T]] = {}
        for host, one in wanted:
            self._waiting.setdefault(host, deque()).append(one)
        self._busy: Counter[str] = Counter()
        self._changed = threading.Condition()
        self._ended = False

    @property
    def most(self) -> int:
        """How many turns there can be at a time."""
        return sum(min(len(waiting), self._per_host) for waiting in self._waiting.values())

    def take(self, last: str | None = None) -> tuple[str, T] | None:
        """A turn, best for the host ``last``, to which there is a connection. Waits for one; None at the end."""
        with self._changed:
            while self._waiting and not self._ended:
                hosts = [last, *self._waiting] if last in self._waiting else list(self._waiting)
                for host in hosts:
                    if host is not None and self._busy[host] < self._per_host:
                        waiting = self._waiting[host]
                        one = waiting.popleft()
                        if not waiting:
                            del self._waiting[host]
                        self._busy[host] += 1
                        return host, one
                self._changed.wait()
            return None

    def leave(self, host: str) -> None:
        """End a turn."""
        with self._changed:
            self._busy[host] -= 1
            self._changed.notify_all()

    def enter(self, host: str, check: Callable[[], None]) -> None:
        """Take a turn for ``host`` as soon as there is one; ``check`` may raise what ends the waiting."""
        with self._changed:
            while self._busy[host] >= self._per_host:
                check()
                self._changed.wait(0.05)
            self._busy[host] += 1

    def end(self) -> None:
        """Give no more turns."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
