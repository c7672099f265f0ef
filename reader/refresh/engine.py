"""Asks for the feeds, reads what comes and puts it into the library, all in the thread that it is called in.

Others fetch in the meantime (see `reader.sources.web.rounds`). What was read is committed several times a second: a
refresh that is ended at any moment loses nothing that was reported.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..library.model import Visit
from .answers import ACCEPT
from .outcome import Outcome, outcome_of
from .report import Progress, Report, Trouble, Watch
from .schedule import may_ask

if TYPE_CHECKING:
    from ..library.store import Library
    from ..sources.web.rounds import Limits, Round

_SLICE = 0.1  # seconds of reading between two transactions; and a reader who stops waiting finds that at once
_TELLING = 3  # servers: if none of so many can be reached, it is the network


class Refresher:
    """Brings the feeds of ``library`` up to date, over ``connections`` at a time and ``per_host`` to a server.

    ``limits`` say how long to wait for a server, and for how much; ``most`` and ``days`` what is left of each feed
    afterwards (see `Library.tidy`), None for all.
    """

    def __init__(
        self,
        library: Library,
        *,
        connections: int = 20,
        per_host: int = 2,
        limits: Limits | None = None,
        most: int | None = None,
        days: int | None = None,
    ) -> None:
        self._library = library
        self._connections = connections
        self._per_host = per_host
        self._limits = limits
        self._most = most
        self._days = days

    def run(
        self,
        feeds: Collection[int] | None = None,
        progress: Watch | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Report:
        """Ask for the ``feeds`` that the reader named, by their ids, or for all whose time has come. Blocks.

        ``progress`` is told after each feed, and ``cancelled`` asked ten times a second whether to stop, both in the
        calling thread; what came until then stays. No failure of a feed is raised; `LibraryError` is.
        """
        now = time.time()
        visits = [visit for visit in self._library.visits() if feeds is None or visit.feed_id in feeds]
        asked = [visit for visit in visits if may_ask(visit, now, named=feeds is not None)]
        waiting = {visit.feed_id for visit in visits if visit.failures}.difference(visit.feed_id for visit in asked)
        troubles = {feed.id: feed.failure or "" for feed in self._library.feeds()} if waiting else {}
        run = _Run(self._library, asked, progress or (lambda _progress: None))
        if asked:
            with run.fetching(self._connections, self._per_host, self._limits) as fetching:
                run.through(fetching, cancelled or (lambda: False))
            self._library.tidy(self._most, self._days)
        left = [visit for visit in visits if visit.feed_id in waiting]
        return run.report(
            resting=len(visits) - len(asked) - len(left),
            waiting=tuple(_trouble(visit, troubles.get(visit.feed_id, "")) for visit in left),
        )


class _Run:
    """One refresh of the feeds ``asked``."""

    def __init__(self, library: Library, asked: Sequence[Visit], watch: Watch) -> None:
        self._library = library
        # Who failed last time may be slow to fail again, and goes last to its server.
        self._asked = {visit.feed_id: visit for visit in sorted(asked, key=lambda visit: visit.failures > 0)}
        self._watch = watch
        self._done = 0
        self._unchanged = 0
        self._new: list[int] = []
        self._edited: list[int] = []
        self._failed: list[Trouble] = []
        self._faulty: list[Trouble] = []
        self._unreached: list[Outcome] = []
        self._has_reached = False
        self._is_cancelled = False

    def fetching(self, connections: int, per_host: int, limits: Limits | None) -> Round:
        """Those who fetch, at work."""
        from ..sources.web.rounds import Round, Wanted

        wanted = [Wanted(v.feed_id, v.address, v.etag, v.last_modified) for v in self._asked.values()]
        return Round(wanted, accept=ACCEPT, connections=connections, per_host=per_host, limits=limits)

    def through(self, fetching: Round, cancelled: Callable[[], bool]) -> None:
        """Read and store what comes until all has or the reader has had enough.

        What is stored together was read before: as long as one program writes, no other can.
        """
        while fetching.left and not self._is_cancelled:
            outcomes = self._read(fetching, cancelled)
            if outcomes:
                with self._library.batch():
                    told = [self._take(outcome) for outcome in outcomes]
                for one in told:
                    self._watch(one)
            self._is_cancelled = bool(fetching.left) and cancelled()
        if len({urlsplit(outcome.visit.address).hostname for outcome in self._unreached}) < _TELLING:
            with self._library.batch():
                self._reach()

    def _read(self, fetching: Round, cancelled: Callable[[], bool]) -> list[Outcome]:
        """Read what came, as long as there is more, for a little while."""
        outcomes: list[Outcome] = []
        until = time.monotonic() + _SLICE
        came = fetching.next(_SLICE)
        while came is not None:
            outcomes.append(outcome_of(self._asked[came.key], came))
            is_over = time.monotonic() > until or cancelled()
            came = None if is_over else fetching.next()
        return outcomes

    def report(self, resting: int, waiting: tuple[Trouble, ...]) -> Report:
        """What came of it."""
        return Report(
            asked=self._done,
            unchanged=self._unchanged,
            resting=resting,
            new=tuple(self._new),
            edited=tuple(self._edited),
            failed=(*self._failed, *(_trouble(one.visit, one.problem or "") for one in self._unreached)),
            waiting=waiting,
            faulty=tuple(self._faulty),
            cancelled=self._is_cancelled,
            offline=bool(self._unreached) and not self._is_cancelled,
        )

    def _take(self, outcome: Outcome) -> Progress:
        """Store what came of one feed."""
        if outcome.unreached and not self._has_reached:
            # Whether this is the feed's fault, or whether there is no network, the others will tell.
            self._unreached.append(outcome)
        else:
            self._reach()
            self._store(outcome)
        self._done += 1
        return Progress(outcome.visit.title, self._done, len(self._asked), len(self._new))

    def _reach(self) -> None:
        """Somebody answered: who did not, failed."""
        self._has_reached = True
        for outcome in self._unreached:
            self._store(outcome)
        self._unreached.clear()

    def _store(self, outcome: Outcome) -> None:
        visit, feed = outcome.visit, outcome.feed
        if outcome.answer is not None and feed is None:
            self._library.unchanged(visit.feed_id, outcome.answer)
            self._unchanged += 1
        elif outcome.answer is not None and feed is not None:
            received = self._library.receive(visit.feed_id, feed, outcome.answer)
            self._new.extend(received.new)
            self._edited.extend(received.edited)
            if feed.faults and outcome.problem is None:
                self._faulty.append(_trouble(visit, " ".join(feed.faults)))
        if outcome.problem is not None:
            self._fail(outcome, outcome.problem)
        elif outcome.moved is not None:
            self._library.moved(visit.feed_id, outcome.moved)  # unless the reader follows what is there too

    def _fail(self, outcome: Outcome, reason: str) -> None:
        self._failed.append(_trouble(outcome.visit, reason, outcome.gone))
        if outcome.gone:
            self._library.gone(outcome.visit.feed_id, reason)
        else:
            due = time.time() + outcome.wait if outcome.wait else 0.0
            self._library.failed(outcome.visit.feed_id, reason, due)


def _trouble(visit: Visit, reason: str, gone: bool = False) -> Trouble:
    return Trouble(visit.feed_id, visit.title, visit.address, reason, gone)
