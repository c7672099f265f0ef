"""How long to wait: until the page is there, its time is up, or the reader no longer wants to."""

from __future__ import annotations

import concurrent.futures
import math
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from ...errors import WebError
from . import failures

T = TypeVar("T")

_SLICE = 0.05  # seconds: a reader who stops waiting finds that at once


class Patience:
    """The waiting for one page, at most ``seconds`` of it, for as long as ``cancelled`` says no.

    ``where`` is the address being asked at the moment, for the messages.
    """

    def __init__(self, where: str, seconds: float, cancelled: Callable[[], bool] | None = None) -> None:
        self._seconds = seconds
        self._cancelled = cancelled or (lambda: False)
        self.begin(where)

    def begin(self, where: str) -> None:
        """Wait for another page from now on, at ``where``."""
        self.where = where
        self._end = time.monotonic() + self._seconds

    def came(self, count: int) -> None:
        """Hear that ``count`` bytes have come."""

    def check(self) -> None:
        """Raises `Stopped` or `TimedOut` when there is no more waiting."""
        if self._cancelled():
            raise failures.stopped(self.where)
        if time.monotonic() >= self._end:
            raise failures.too_slow(self._seconds, self.where)

    def until(
        self, attempt: Callable[[float], T | None], seconds: float | None, late: Callable[[float, str], WebError]
    ) -> T:
        """What ``attempt`` returns as soon as that is not None; it may block for the seconds that it is given.

        Raises what `check` raises, and after ``seconds`` what ``late`` makes of them and of `where`.
        """
        end = self._end if seconds is None else time.monotonic() + seconds
        while True:
            self.check()
            left = end - time.monotonic()
            if left <= 0:
                raise late(seconds or self._seconds, self.where)
            result = attempt(min(left, _SLICE))
            if result is not None:
                return result

    def background(self, call: Callable[[], T], seconds: float | None, late: Callable[[float, str], WebError]) -> T:
        """What ``call`` returns or raises, which runs in a thread since it cannot be interrupted, only given up."""
        future: concurrent.futures.Future[T] = concurrent.futures.Future()

        def run() -> None:
            try:
                future.set_result(call())
            except BaseException as problem:  # whatever it is, it is raised again by result() below
                future.set_exception(problem)

        threading.Thread(target=run, name="newsreader-wait", daemon=True).start()
        self.until(lambda slice_: concurrent.futures.wait([future], slice_).done or None, seconds, late)
        return future.result()


class Pace(Patience):
    """Patience with what comes at all: a server that sends a byte now and then is not waited for to the end.

    In each ``span`` seconds from the first byte on, ``least`` bytes must come.
    """

    def __init__(
        self, seconds: float, cancelled: Callable[[], bool], *, span: float = 10.0, least: int = 1000
    ) -> None:
        self._span = span
        self._least = least
        super().__init__("", seconds, cancelled)

    def begin(self, where: str) -> None:
        super().begin(where)
        self.pause()

    def pause(self) -> None:
        """Count anew from the next byte on: what held it up until now was not the server."""
        self._turn = math.inf
        self._count = 0

    def came(self, count: int) -> None:
        """Count ``count`` bytes that came."""
        if not self._count:
            self._turn = time.monotonic() + self._span
        self._count += count

    def check(self) -> None:
        """As in `Patience`; raises `TimedOut` also when too little comes."""
        super().check()
        if time.monotonic() >= self._turn:
            if self._count < self._least:
                raise failures.crawling(self.where)
            self.pause()
