"""Moments as people write them and as a machine reckons with them."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(time: str | None) -> int | None:
    """An ISO 8601 time in seconds since 1970, as UTC where it has no offset; None for what is none."""
    if not time:
        return None
    try:
        value = datetime.fromisoformat(time)
        return int((value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None


def iso(seconds: float) -> str:
    """A moment as ISO 8601, in UTC; the nearest that can be written for those before the year 1 and after 9999."""
    seconds = min(max(seconds, _FIRST), _LAST)
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


_FIRST = datetime.min.replace(tzinfo=UTC).timestamp()
_LAST = datetime.max.replace(tzinfo=UTC, microsecond=0).timestamp()
