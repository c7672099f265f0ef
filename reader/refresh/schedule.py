"""When to ask for which feed. Pure functions; moments and spans are in seconds, moments since 1970.

Who publishes says how long a feed may rest: in the feed (``ttl``, ``sy:updatePeriod``), or along with it
(Cache-Control). A server that asks for time (Retry-After) gets it, whoever asks; `due` of a feed that failed is that
moment. How long a failing feed rests follows from how often it failed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0

_LONGEST_PAUSE = DAY  # for feeds whose makers say “yearly” and publish today
_LONGEST_FRESH = 6 * HOUR  # of a cache, which knows nothing of news
_FIRST_REST = 10 * MINUTE
_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_STALE = re.compile(r"(?:^|,)\s*no-(?:cache|store)\s*(?:,|$)", re.IGNORECASE)


class Known(Protocol):
    """What is known of a feed, times in seconds since 1970; see `reader.library.model.Visit`.

    ``due`` is 0 for whenever the reader likes; ``last`` None where it never came; ``failures`` those in a row.
    """

    @property
    def due(self) -> float: ...
    @property
    def last(self) -> float | None: ...
    @property
    def failures(self) -> int: ...


def next_due(now: float, pause: float, headers: Mapping[str, str]) -> float:
    """When a feed that came ``now`` is to be asked for again: after the ``pause`` that it asks for, and not as long
    as a cache would keep it. 0 for whenever the reader likes."""
    pause = max(min(pause, _LONGEST_PAUSE), _fresh(headers))
    return now + pause if pause else 0.0


def last_pause(known: Known) -> float:
    """How long the feed was to rest after the last visit: what was unchanged since still asks for it."""
    return max(0.0, known.due - known.last) if known.due and known.last is not None and not known.failures else 0.0


def _fresh(headers: Mapping[str, str]) -> float:
    """How long a cache may give out the answer (RFC 9111, section 4.2)."""
    control = headers.get("cache-control", "")
    age = headers.get("age", "")
    if _STALE.search(control) or not (given := _MAX_AGE.search(control)):
        return 0.0
    spent = int(age) if age.isascii() and age.isdecimal() and len(age) < 10 else 0
    return max(0.0, min(float(given[1]), _LONGEST_FRESH) - spent)


def rest(failures: int) -> float:
    """How long a feed rests that failed so many times in a row: not at all, 10 minutes, 20, … a day."""
    return 0.0 if failures < 2 else min(_FIRST_REST * 2.0 ** min(failures - 2, 16), DAY)


def waits_until(known: Known) -> float:
    """Until when the server wants to be left alone, 0 where it did not say."""
    return known.due if known.failures else 0.0


def asks_when(known: Known) -> float:
    """When a feed is to be asked for by itself."""
    if known.failures and known.last is not None:
        return max(known.due, known.last + rest(known.failures))
    return known.due


def may_ask(known: Known, now: float, *, named: bool) -> bool:
    """Whether to ask for a feed ``now``. The reader who ``named`` it does not wait for its pause to pass."""
    return now >= (waits_until(known) if named else asks_when(known))
