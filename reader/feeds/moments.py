"""Dates as feeds write them, in ISO 8601, as exact as they were: RFC 822 in all its forms, RFC 3339, and the rest.

An offset is kept where one is given, none is made up. What is no date is None: an entry without a date is better than
one with a wrong one.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from .words import words

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
# The two forms that nearly all feeds have.
_RFC_822 = re.compile(
    r"\s*(?:[A-Z][a-z]{2}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(:\d\d)?"
    r" (?:(GMT|UTC|UT|Z)|([+-]\d\d):?(\d\d))\s*"
)
_RFC_3339 = re.compile(
    r"\s*(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(:\d\d)?(?:[.,]\d+)?(?:(Z|z)|([+-]\d\d):?(\d\d))?\s*"
)
_LEAP = 60
_LONGEST = 100  # characters that a date is looked for in

_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:[.,]\d+)?(?!\d)")
_HOUR = re.compile(r"(?<=\dT)(\d\d)()()(?=Z|[+-]\d\d|\s*\Z)", re.IGNORECASE)  # alone, as ISO 8601 allows
_OFFSET = re.compile(
    r"\s*(?:GMT|UTC)?\s?([+-])(\d\d?):?(\d\d)?(?!\d|[-/.]\d)|\s*(?:Etc/)?\(?([A-Za-z]{1,4})\b", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.]\s?(\d\d?)\s?[-/.]\s?(\d\d?)(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d\d?)\s?([-/.])\s?(\d\d?)\s?[-/.]\s?(\d{4}|\d\d)(?!\d)")
_EASTERN = re.compile(r"(\d{4})\s?[년年]\s?(\d\d?)\s?[월月]\s?(\d\d?)\s?[일日]")
_COMPACT = re.compile(r"\s*((?:\d\d)?\d\d)(\d\d)(\d\d)(?:[Tt ]?(\d\d):?(\d\d)(?::?(\d\d))?(Z|[+-]\d\d:?\d\d)?)?\s*")
_WEEK = re.compile(r"\s*(\d{4})-?W(\d\d)(?:-?([1-7]))?(?!\d)")
_ORDINAL = re.compile(r"\s*(\d{4})-?(\d{3})(?!\d)")
_YEAR_MONTH = re.compile(r"\s*(\d{4})(?:-(\d\d?))?(?![-\d])")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_SECONDS = re.compile(r"\s*(\d{9,10})(?:\d{3})?\s*")  # since 1970, perhaps in thousandths
_FIRST_YEAR_OF_SHORT = 70  # "70" is 1970, "69" is 2069 (POSIX)
_FARTHEST_OFFSET = 14 * 60
_KOREA = "+09:00"


def moment(text: str) -> str | None:
    """The date or the date and time in ``text``, in ISO 8601, None where there is none.

    >>> moment("Sun, 01 Mar 2026 10:30:00 GMT"), moment("2026-03-01T10:30:00.123+01:00"), moment("1er mars 2026")
    ('2026-03-01T10:30:00+00:00', '2026-03-01T10:30:00+01:00', '2026-03-01')
    """
    if not text or text.isspace():
        return None
    if found := _RFC_822.fullmatch(text):
        day, name, year, hour, minute, second, universal, hours, minutes = found.groups()
        month = _MONTHS.get(name)
    elif found := _RFC_3339.fullmatch(text):
        year, number, day, hour, minute, second, universal, hours, minutes = found.groups()
        month = int(number)
    else:
        return _by_parts(text)
    if month is None:
        return _by_parts(text)
    on = _day(int(year), month, int(day))
    at = _at(on, int(hour), int(minute), second) if on else None
    if at is None:
        return _by_parts(text)
    if hours:
        return f"{at}{_offset(hours[0], int(hours[1:]), int(minutes))}"
    return f"{at}{'+00:00' if universal else ''}"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year > 1000 else None
    except ValueError:
        return None


def _at(on: str, hour: int, minute: int, second: str | None) -> str | None:
    """The day and the time on it; ``second`` may have its colon, and nothing where it is not told.

    The hour 24 and a leap second are the moment that follows.
    """
    seconds = min(int(second.lstrip(":")), _LEAP) if second else 0
    if hour > 23 or seconds == _LEAP:
        if hour > 24 or minute > 59 or (hour == 24 and (minute or seconds)):
            return None
        with suppress(OverflowError):
            at = datetime.fromisoformat(on) + timedelta(hours=hour, minutes=minute, seconds=seconds)
            return at.isoformat(timespec="seconds" if second else "minutes")
        return None
    if minute > 59:
        return None
    return f"{on}T{hour:02}:{minute:02}:{seconds:02}" if second else f"{on}T{hour:02}:{minute:02}"


def _offset(sign: str, hours: int, minutes: int) -> str:
    """The offset, "" for one that no place has."""
    if minutes > 59 or hours * 60 + minutes > _FARTHEST_OFFSET:
        return ""
    return f"{sign if hours or minutes else '+'}{hours:02}:{minutes:02}"


# ---------------------------------------------------------------- everything else


def _by_parts(text: str) -> str | None:
    text = text[:_LONGEST]
    if compact := _COMPACT.fullmatch(text):
        return _compact(compact) or _seconds(text)
    if found := _seconds(text):
        return found
    clock = _CLOCK.search(text) or _HOUR.search(text)
    rest = f"{text[: clock.start()]}  {text[clock.end() :]}" if clock else text
    on = _date(rest)
    if on is None:
        return None
    if clock is None:
        return on
    hour = int(clock[1])
    around = {word.lower() for word in _WORD.findall(rest)} | {part.lower() for part in rest.split()}
    known = words()
    if around & known.afternoon and hour < 12:
        hour += 12
    elif around & known.morning and hour == 12:
        hour = 0
    at = _at(on, hour, int(clock[2] or 0), clock[3])
    return f"{at}{_zone(text, clock.end())}" if at else on


def _zone(text: str, after: int) -> str:
    """The offset told in ``text`` behind its clock."""
    if found := _OFFSET.match(text, after):
        if found[1]:
            return _offset(found[1], int(found[2]), int(found[3] or 0))
        known = words()
        if found[4].lower() in known.zones:
            minutes = known.zones[found[4].lower()]
            return _offset("-" if minutes < 0 else "+", *divmod(abs(minutes), 60))
        if found[4].lower() in known.afternoon | known.morning:
            return _zone(text, found.end())
    return _KOREA if "년" in text or "오전" in text or "오후" in text else ""


def _date(text: str) -> str | None:
    """The day in ``text``, from which the time was taken out."""
    for pattern in (_EASTERN, _YEAR_FIRST):
        if (found := pattern.search(text)) and (on := _day(int(found[1]), int(found[2]), int(found[3]))):
            return on
    if on := _worded(text):
        return on
    if found := _YEAR_LAST.search(text):
        return _year_last(found)
    if found := _WEEK.match(text):
        return _of_week(int(found[1]), int(found[2]), int(found[3] or 1))
    if found := _ORDINAL.match(text):
        return _nth(int(found[1]), int(found[2]))
    if found := _YEAR_MONTH.match(text):
        return _day(int(found[1]), int(found[2] or 1), 1)
    return None


def _worded(text: str) -> str | None:
    """The day that ``text`` names with a month in words, the day before or behind it, the year last or first."""
    months = words().months
    for word in _WORD.finditer(text):
        name = word[0].casefold()
        month = months.get(name) or _MONTHS.get(name[:3].title())
        if month is None:
            continue
        before, behind = _NUMBER.findall(text[: word.start()])[-1:], _NUMBER.findall(text[word.end() :])
        if before and len(before[0]) == 4:  # 2026-március-1
            year, day = before[0], behind[0] if behind else "1"
        elif before and behind:
            day, year = before[0], next((one for one in behind if len(one) == 4), behind[0])
        elif len(behind) >= 2:
            day, year = behind[0], next((one for one in reversed(behind) if len(one) == 4), behind[1])
        elif behind and len(behind[0]) == 4:
            day, year = "1", behind[0]
        else:
            continue
        if len(day) <= 2 and len(year) in (2, 4) and (on := _day(_year(year), month, int(day))):
            return on
    return None


def _year_last(found: re.Match[str]) -> str | None:
    first, second, third = int(found[1]), int(found[3]), found[4]
    if found[2] == "-" and len(third) == 2:  # 26-03-01
        return _day(_year(found[1]), second, int(third)) if len(found[1]) == 2 else None
    year = _year(third)
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    # With slashes and a clock of twelve hours, it is written as in the United States.
    american = found[2] == "/" and bool({"am", "pm"} & {word.lower() for word in _WORD.findall(found.string)})
    return (month_first or day_first) if american else (day_first or month_first)


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number >= _FIRST_YEAR_OF_SHORT else 2000)


def _of_week(year: int, week: int, day: int) -> str | None:
    try:
        return date.fromisocalendar(year, week, day).isoformat()
    except ValueError:
        return None


def _nth(year: int, number: int) -> str | None:
    """The ``number``-th day of ``year``."""
    try:
        return datetime.strptime(f"{year}-{number}", "%Y-%j").date().isoformat()
    except ValueError:
        return None


def _compact(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = found.groups()
    on = _day(_year(year), int(month), int(day))
    if on is None or hour is None:
        return on
    at = _at(on, int(hour), int(minute), second)
    if at is None:
        return None
    if zone in (None, "Z"):
        return f"{at}{'+00:00' if zone else ''}"
    return f"{at}{_offset(zone[0], int(zone[1:3]), int(zone[-2:]))}"


def _seconds(text: str) -> str | None:
    found = _SECONDS.fullmatch(text)
    return datetime.fromtimestamp(int(found[1]), UTC).isoformat() if found else None
