"""The time of a comment as programs and as people are told it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ..dates import Dates

_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(:\d\d)?(?:[.,]\d{1,9})?\s?(Z|z|[+-]\d\d(?::?\d\d)?)?)?(?![\d:])"
)
_EPOCH = re.compile(r"([1-3]\d{8,9}|9\d{8})(\d{3})?(?:\.\d+)?")
_LONGEST = 80
_FIRST_YEAR = 1990  # of comments in the web; what is older stands for "not known"


def exact(value: str, dates: Dates) -> str | None:
    """The moment in an attribute, to the second if it is; None where it tells no day."""
    if not value or len(value) > _LONGEST or not any(map(str.isdigit, value)):
        return None
    if match := _ISO.match(value):
        return _iso(match)
    if match := _EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(match[1]), UTC).isoformat()
    found = dates.first(value)
    return found.iso if found else None


def _iso(match: re.Match[str]) -> str | None:
    day, minute, second, zone = match.groups()
    try:
        written = datetime.fromisoformat(f"{day}T{minute or '00:00'}{second or ''}{(zone or '').upper()}")
    except ValueError:
        return None
    if written.year < _FIRST_YEAR:
        return None
    if not minute:
        return str(day)
    return written.isoformat(timespec="seconds" if second else "minutes")


def agreed(told: str, shown: str) -> str:
    """A time that a page gives for programs and for people: as shown, with the offset that follows from both."""
    try:
        moment, wall = datetime.fromisoformat(told), datetime.fromisoformat(shown)
    except ValueError:
        return told
    if wall.tzinfo is not None or moment.tzinfo is None or moment.utcoffset():
        return told
    apart = wall - moment.replace(tzinfo=None, second=0, microsecond=0)
    offset = round(apart.total_seconds() / 60)
    if not offset or offset % 15 or abs(offset) > 14 * 60:
        return told
    hours, minutes = divmod(abs(offset), 60)
    seconds = told[16:19] if told[16:17] == ":" else ""
    return f"{shown[:16]}{seconds}{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
