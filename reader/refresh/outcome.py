"""What an answer means for a feed, before anything of it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..errors import CannotReach, HttpStatus, NewsreaderError, NotAFeed, TimedOut
from ..feed import Feed
from ..library.model import Answer, Visit
from .answers import answer_of, fingerprint_of
from .schedule import MINUTE, last_pause

if TYPE_CHECKING:
    from ..sources.web.rounds import Came

_GONE = 410


class Outcome(NamedTuple):
    """What came of one ``visit``.

    With an ``answer``, ``feed`` is what is to be stored, None where nothing has changed. ``problem`` says what went
    wrong, be it that nothing came or not all; ``wait`` is how many seconds the server then asks for, ``gone`` that it
    has the feed no more, and ``unreached`` that it was not reached at all. ``moved`` is the new address of the feed.
    """

    visit: Visit
    answer: Answer | None = None
    feed: Feed | None = None
    problem: str | None = None
    wait: float = 0.0
    gone: bool = False
    unreached: bool = False
    moved: str | None = None


def outcome_of(visit: Visit, came: Came) -> Outcome:
    """Read what ``came``. Takes milliseconds, and for a large document seconds; never fails."""
    outcome = _content(visit, came)
    problem: NewsreaderError | None = came.failure
    if problem is None:
        moved = came.moved if came.moved != visit.address and outcome.problem is None else None
        return outcome._replace(moved=moved)
    return outcome._replace(
        problem=problem.what,
        wait=(problem.wait or 0.0) if isinstance(problem, HttpStatus) else 0.0,
        gone=isinstance(problem, HttpStatus) and problem.status == _GONE,
        unreached=isinstance(problem, CannotReach | TimedOut) and not came.body,
    )


def _content(visit: Visit, came: Came) -> Outcome:
    """What is to be stored of what came, be it all or a part."""
    from ..feeds.reading import read_feed

    if came.unchanged:
        return Outcome(visit, answer_of(came, last_pause(visit)))
    if not came.body:
        return Outcome(visit)
    fingerprint = fingerprint_of(came.body)
    if fingerprint == visit.fingerprint and came.failure is None:
        return Outcome(visit, answer_of(came, last_pause(visit), fingerprint))
    try:
        feed = read_feed(came.body, url=came.url, charset=came.charset, media_type=came.media_type)
    except NotAFeed as problem:
        return Outcome(visit, problem=problem.what)
    if came.failure is not None:
        return Outcome(visit, Answer(), feed)  # nothing to ask by the next time: the rest is still to come
    return Outcome(visit, answer_of(came, (feed.pause or 0) * MINUTE, fingerprint), feed)
