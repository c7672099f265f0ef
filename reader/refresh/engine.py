"""Asks for the feeds, reads what comes and puts it into the library, all in the thread that it is called in.

Others fetch in the meantime (see `reader.sources.web.rounds`). What was read is committed several times a second: a
refresh that is ended at any moment loses nothing that was reported.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import CannotReach, HttpStatus, NewsreaderError, NotAFeed, TimedOut
from ..library.model import Answer, Visit
from .answers import ACCEPT, answer_of, fingerprint_of
from .report import Progress, Report, Trouble, Watch
from .schedule import MINUTE, last_pause, may_ask

if TYPE_CHECKING:
    from ..library.store import Library
    from ..sources.web.rounds import Came, Limits, Round

_COMMIT = 0.25  # seconds that a transaction may take
_SLICE = 0.1  # seconds: a reader who stops waiting finds that at once
_TELLING = 3  # servers: if none of so many can be reached, it is the network
_GONE = 410


class Refresher:
    """Brings the feeds of ``library`` up to date, over ``connections`` at a time and ``per_host`` to a server.

    ``limits`` say how long to wait for a server, and for how much.
    """

    def __init__(
        self, library: Library, *, connections: int = 20, per_host: int = 2, limits: Limits | None = None
    ) -> None:
        self._library = library
        self._connections = connections
        self._per_host = per_host
        self._limits = limits

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
        self._unreached: list[tuple[Visit, str]] = []
        self._has_reached = False
        self._is_cancelled = False

    def fetching(self, connections: int, per_host: int, limits: Limits | None) -> Round:
        """Those who fetch, at work."""
        from ..sources.web.rounds import Round, Wanted

        wanted = [Wanted(v.feed_id, v.address, v.etag, v.last_modified) for v in self._asked.values()]
        return Round(wanted, accept=ACCEPT, connections=connections, per_host=per_host, limits=limits)

    def through(self, fetching: Round, cancelled: Callable[[], bool]) -> None:
        """Read and store what comes until all has or the reader has had enough."""
        while fetching.left and not self._is_cancelled:
            came = fetching.next(_SLICE)
            told: list[Progress] = []
            if came is not None:
                with self._library.batch():
                    until = time.monotonic() + _COMMIT
                    while came is not None:
                        told.append(self._take(came))
                        late = time.monotonic() > until or cancelled()
                        came = None if late else fetching.next()
            for one in told:
                self._watch(one)
            self._is_cancelled = bool(fetching.left) and cancelled()
        if len({urlsplit(visit.address).hostname for visit, _reason in self._unreached}) < _TELLING:
            with self._library.batch():
                self._reach()

    def report(self, resting: int, waiting: tuple[Trouble, ...]) -> Report:
        """What came of it."""
        return Report(
            asked=self._done,
            unchanged=self._unchanged,
            resting=resting,
            new=tuple(self._new),
            edited=tuple(self._edited),
            failed=(*self._failed, *(_trouble(visit, reason) for visit, reason in self._unreached)),
            waiting=waiting,
            faulty=tuple(self._faulty),
            cancelled=self._is_cancelled,
            offline=bool(self._unreached) and not self._is_cancelled,
        )

    def _take(self, came: Came) -> Progress:
        """Read and store what came of one feed."""
        visit = self._asked[came.key]
        if isinstance(came.failure, CannotReach | TimedOut) and not came.body and not self._has_reached:
            # Whether this is the feed's fault, or whether there is no network, the others will tell.
            self._unreached.append((visit, came.failure.what))
        else:
            self._reach()
            self._store(visit, came)
        self._done += 1
        return Progress(visit.title, self._done, len(self._asked), len(self._new))

    def _reach(self) -> None:
        """Somebody answered: who did not, failed."""
        self._has_reached = True
        for visit, reason in self._unreached:
            self._fail(visit, reason)
        self._unreached.clear()

    def _store(self, visit: Visit, came: Came) -> None:
        problem: NewsreaderError | None = came.failure
        if came.unchanged:
            self._library.unchanged(visit.feed_id, answer_of(came, last_pause(visit)))
            self._unchanged += 1
        elif came.body:
            no_feed = self._read(visit, came)
            problem = problem or no_feed
        if problem is None:
            self._move(visit, came)
        elif isinstance(problem, HttpStatus):
            self._fail(visit, problem.what, wait=problem.wait or 0.0, gone=problem.status == _GONE)
        else:
            self._fail(visit, problem.what)

    def _read(self, visit: Visit, came: Came) -> NotAFeed | None:
        """Store the entries in what came, be it all or a part; why there are none, if it is no feed."""
        from ..feeds.reading import read_feed

        fingerprint = fingerprint_of(came.body)
        if fingerprint == visit.fingerprint and came.failure is None:
            self._library.unchanged(visit.feed_id, answer_of(came, last_pause(visit), fingerprint))
            self._unchanged += 1
            return None
        try:
            feed = read_feed(came.body, url=came.url, charset=came.charset, media_type=came.media_type)
        except NotAFeed as problem:
            return problem
        if came.failure is None:
            answer = answer_of(came, (feed.pause or 0) * MINUTE, fingerprint)
            if feed.faults:
                self._faulty.append(_trouble(visit, " ".join(feed.faults)))
        else:
            answer = Answer()  # the rest is still to come
        received = self._library.receive(visit.feed_id, feed, answer)
        self._new.extend(received.new)
        self._edited.extend(received.edited)
        return None

    def _move(self, visit: Visit, came: Came) -> None:
        """Note where a feed is from now on (unless the reader follows what is there too, which changes nothing)."""
        if came.moved and came.moved != visit.address:
            self._library.moved(visit.feed_id, came.moved)

    def _fail(self, visit: Visit, reason: str, wait: float = 0.0, gone: bool = False) -> None:
        self._failed.append(_trouble(visit, reason, gone))
        if gone:
            self._library.gone(visit.feed_id, reason)
        else:
            self._library.failed(visit.feed_id, reason, time.time() + wait if wait else 0.0)


def _trouble(visit: Visit, reason: str, gone: bool = False) -> Trouble:
    return Trouble(visit.feed_id, visit.title, visit.address, reason, gone)
