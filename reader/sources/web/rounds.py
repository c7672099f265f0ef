"""Many addresses, asked in one round: a few connections at a time, each used for as much as it is good for.

What comes is handed out in the thread that asks for it, while others fetch the next: that is where feeds are read and
stored. No fault of one server holds up the others, or costs more memory than one large answer.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from functools import partial
from types import TracebackType

from ...addresses import host_of, normalise
from ...errors import NotAllowed
from .asking import LARGE, Asker, Came, Limits, Wanted
from .connections import Connections
from .patience import Pace
from .turns import Turns

__all__ = ["Came", "Limits", "Round", "Wanted"]

_AHEAD = 16  # answers that may wait for whoever reads them


class Round:
    """Asks for all that is ``wanted``, over at most ``connections`` at a time and ``per_host`` to a server.

    A context manager: at its end nobody fetches any more. ``accept`` are the media types asked for. Answers are taken
    with `next` until none is `left`, in the order in which they come.
    """

    def __init__(
        self,
        wanted: Iterable[Wanted],
        *,
        accept: str,
        connections: int = 20,
        per_host: int = 2,
        limits: Limits | None = None,
    ) -> None:
        self._accept = accept
        self._limits = limits or Limits()
        self._came: queue.SimpleQueue[Came | BaseException] = queue.SimpleQueue()
        self._room = threading.Semaphore(_AHEAD)
        self._end = threading.Event()
        self._large = threading.Lock()
        self._has_large = False
        self.left = 0
        self._turns = Turns(self._by_host(wanted), per_host)
        for _number in range(min(connections, self._turns.most)):
            threading.Thread(target=self._work, name="newsreader-fetch", daemon=True).start()

    def __enter__(self) -> Round:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Fetch no more; who is fetching stops within 50 ms."""
        self._end.set()
        self._turns.end()

    def next(self, seconds: float = 0.0) -> Came | None:
        """The next answer, if there is one within ``seconds``. The one before is done with."""
        if self._has_large:
            self._has_large = False
            self._large.release()
        try:
            came = self._came.get(seconds > 0, seconds)
        except queue.Empty:
            return None
        self._room.release()
        if isinstance(came, BaseException):
            raise came
        self._has_large = len(came.body) > LARGE
        self.left -= 1
        return came

    def _by_host(self, wanted: Iterable[Wanted]) -> Iterator[tuple[str, Wanted]]:
        for one in wanted:
            self.left += 1
            try:
                yield host_of(normalise(one.address)), one
            except NotAllowed as problem:
                self._came.put(Came(one.key, one.address, failure=problem))

    def _work(self) -> None:
        pace = Pace(self._limits.seconds, self._end.is_set, span=self._limits.span, least=self._limits.least)
        connections = Connections(pace, may_be_own=True, kept=1, http2=False)
        turns = self._turns.leave, partial(self._turns.enter, check=pace.check)
        asker = Asker(connections, pace, self._accept, self._limits, self._large, turns)
        host: str | None = None
        try:
            while turn := self._turns.take(host):
                host, wanted = turn
                asker.host = host
                came = asker.ask(wanted)
                if asker.host is not None:
                    self._turns.leave(asker.host)
                while not self._room.acquire(timeout=0.05):
                    if self._end.is_set():
                        return
                self._came.put(came)
        except BaseException as problem:  # whatever it is, it is raised again where answers are taken
            self._came.put(problem)
        finally:
            connections.close()
