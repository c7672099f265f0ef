"""Moments as machines write them, to ISO 8601: as exact as given, hour and offset kept.

Pages fill ``datePublished``, ``article:published_time`` and ``datetime`` with ISO 8601 (and what takes itself for
it), RFC 5322, seconds since 1970, JavaScript's own form, and dates for people, which `reader.extract.dates` reads.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from ..dates import Dates

_FIRST_YEAR, _LAST_YEAR = 1970, 2100
_ISO = re.compile(
    r"(\d{4})(-|/|\.|)(\d{1,2})\2(\d{1,2})"
    r"(?:(?:[Tt]|,?\s|\s-\s)\s?(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,:]\d+)?)?"
    r"\s?(Z|z|(?:UTC|GMT)(?![+-])|(?:UTC|GMT)?\s?[+-]\s?\d{1,2}(?::?\d\d)?(?::\d\d)?)?)?(?!\d)"
)
_OFFSET = re.compile(r"([+-])\s?(\d{1,2}):?(\d\d)?")
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
_JAVASCRIPT = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d\d:\d\d)(?::\d\d)? (?:GMT|UTC)([+-]\d{4})"
)
_MAIL = re.compile(r"(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d{1,2}:\d\d")
_LONGEST = 80


def moment(text: str, dates: Dates | None = None) -> str | None:
    """The moment that ``text`` is, None where it is none: ``2025-07-04T17:36+02:00``, or as much of that as is given.

    Where a machine's forms do not fit, ``dates`` reads those for people.
    """
    text = text.strip().strip("\"'")
    if not text or len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    if match := _ISO.match(text):
        return _iso(match)
    if match := _EPOCH.fullmatch(text):
        seconds = int(match[1]) if match[1] else int(match[2]) // 1000
        return _stamp(datetime.fromtimestamp(seconds, UTC))
    if match := _JAVASCRIPT.match(text):
        text = f"{match[2]} {match[1]} {match[3]} {match[4]} {match[5]}"
    if _MAIL.match(text):
        try:
            return _stamp(parsedate_to_datetime(text))
        except ValueError:
            return None
    found = dates.first(text) if dates else None
    return found.iso if found else None


def _iso(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute = (int(match[i] or 0) for i in (1, 3, 4, 5, 6))
    if not match[2] and len(match[3] + match[4]) < 4:
        return None  # 2025113 may be two days
    if not _FIRST_YEAR < year <= _LAST_YEAR:
        return None  # 0001-01-01 and 1970-01-01 stand for "not known"
    try:
        written = datetime(year, month, day, hour % 24, minute)
    except ValueError:
        return None
    if match[5] is None:
        return written.date().isoformat()
    return written.isoformat(timespec="minutes") + _zone(match[8] or "")


def _zone(text: str) -> str:
    if match := _OFFSET.search(text):
        hours, minutes = int(match[2]), int(match[3] or 0)
        return f"{match[1]}{hours:02}:{minutes:02}" if hours <= 14 and minutes < 60 else ""
    return "+00:00" if text else ""


def _stamp(written: datetime) -> str | None:
    return written.isoformat(timespec="minutes") if _FIRST_YEAR < written.year <= _LAST_YEAR else None


def day(iso: str) -> str:
    """The date in a moment, ``2026-11-15``."""
    return iso[:10]


def has_time(iso: str) -> bool:
    """Whether a moment has a time of day."""
    return "T" in iso


def midnight(iso: str) -> bool:
    """Whether the time of day is nought, as machines fill in where nobody gave one."""
    return iso[10:16] == "T00:00"


def apart(one: str, other: str) -> float:
    """The days between two moments, to within half a day where an offset is not known."""
    first, second = (datetime.fromisoformat(iso).replace(tzinfo=None) for iso in (one, other))
    return abs((first - second).total_seconds()) / 86_400
