"""Dates and times in words, in the language of the interface.

What goes in is ISO 8601 as in `reader.story`: a date and time with or without offset, a bare date, a bare ``HH:MM``.
What the page printed is what the reader sees: a time is never moved to another zone, but where times of many places
stand in the order of one clock (`day_heading`, `clock`). Anything that is no such date
comes back as it is, since a page's own words are better than none.

The words are messages of the catalogue like all others, so that a language is one file. A day is written out by
the catalogue too: French has “1er juillet”, but “2 juillet”.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import NamedTuple

from . import _, language, ngettext
from .numbers import number

_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s?(?P<offset>Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_DAYS_WITH_AN_AGE = 7


class _Moment(NamedTuple):
    """A date as exact as it was given; ``offset`` is None where the page gives none."""

    day: date
    time: time | None
    offset: tzinfo | None


def long_date(iso: str) -> str:
    """The date and time in full: “4 July 2025, 17:36”, or “4 July 2025” for a bare date."""
    moment = _read(iso)
    if moment is None:
        return iso
    day = _with_year(moment.day, _months(language())[moment.day.month - 1])
    if moment.time is None:
        return day
    return _("{date}, {time}").format(date=day, time=f"{moment.time:%H:%M}")


def short(iso: str, now: datetime) -> str:
    """The date as short as a list can have it: “17:36” today, “4 Jul” this year, else “4 Jul 2024”.

    ``now`` is the time at the reader's place; with an offset, it is compared at the page's place where that is known.
    """
    moment = _read(iso)
    if moment is None:
        return iso
    today = _at_the_page(now, moment).date()
    if moment.day == today:
        return f"{moment.time:%H:%M}" if moment.time else _("today")
    month = _short_months(language())[moment.day.month - 1]
    return _without_year(moment.day, month) if moment.day.year == today.year else _with_year(moment.day, month)


def age(iso: str, now: datetime) -> str:
    """How long ago it was: “5 minutes ago”, “yesterday”; from a week on, and for the future, as `short`."""
    moment = _read(iso)
    if moment is None:
        return iso
    then_now = _at_the_page(now, moment)
    days = (then_now.date() - moment.day).days
    if moment.time is None:
        elapsed = days * _DAY if days else None
    else:
        elapsed = then_now - datetime.combine(moment.day, moment.time)
    if elapsed is None or not timedelta(0) <= elapsed or days >= _DAYS_WITH_AN_AGE:
        return short(iso, now)
    if elapsed < _MINUTE:
        return _("just now")
    if elapsed < _HOUR:
        minutes = elapsed // _MINUTE
        return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=number(minutes))
    if elapsed < _DAY and moment.time:
        hours = elapsed // _HOUR
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=number(hours))
    if days == 1:
        return _("yesterday")
    return ngettext("{count} day ago", "{count} days ago", days).format(count=number(days))


def age_and_time(iso: str, now: datetime) -> str:
    """How long ago it was, and the exact time: “yesterday, 12:30”, “8 Nov, 17:36”; only `age` where none is given."""
    moment, since = _read(iso), age(iso, now)
    if moment is None or moment.time is None:
        return since
    exact = f"{moment.time:%H:%M}"
    return since if since == exact else _("{date}, {time}").format(date=since, time=exact)


def day_heading(iso: str, now: datetime) -> str:
    """The day on the reader's calendar, to head what came on it: “Today”, “Yesterday”, “Thursday 19 November”.

    Of a year that is not this one, the year takes the weekday's place. Empty where ``iso`` is no date.
    """
    at = _at_the_reader(iso, now)
    if at is None:
        return ""
    then, today = at.day, now.date()
    if then == today:
        return _("Today")
    if then == today - _DAY:
        return _("Yesterday")
    month = _months(language())[then.month - 1]
    if then.year != today.year:
        return _with_year(then, month)
    weekday = _weekdays(language())[then.weekday()]
    # Translators: the first day of a month, which some languages write as an ordinal.
    pattern = _("{weekday} 1 {month}") if then.day == 1 else _("{weekday} {day} {month}")
    return pattern.format(weekday=weekday, day=then.day, month=month)


def clock(iso: str, now: datetime) -> str:
    """The time on the reader's clock, “17:36”; empty where ``iso`` has none."""
    at = _at_the_reader(iso, now)
    return f"{at.time:%H:%M}" if at and at.time else ""


def _at_the_reader(iso: str, now: datetime) -> _Moment | None:
    """The moment on the clock of the reader, whose ``now`` it is: in a list, moments of many places follow another.

    One without offset is where it was printed, as everywhere.
    """
    moment = _read(iso)
    if moment is None or moment.time is None or moment.offset is None or now.tzinfo is None:
        return moment
    try:
        local = datetime.combine(moment.day, moment.time, moment.offset).astimezone(now.tzinfo)
    except OverflowError:  # at the end of time
        return moment
    return _Moment(local.date(), local.time(), local.tzinfo)


def _read(iso: str) -> _Moment | None:
    match = _ISO.fullmatch(iso.strip())
    if match is None:
        return None
    try:
        day = date.fromisoformat(match["date"])
        at = time.fromisoformat(match["time"] + (match["offset"] or "")) if match["time"] else None
    except ValueError:  # of the right form, but no such day or time
        return None
    return _Moment(day, at.replace(tzinfo=None), at.tzinfo) if at else _Moment(day, None, None)


def _at_the_page(now: datetime, moment: _Moment) -> datetime:
    """The reader's ``now`` on the clock by which ``moment`` was printed, without offset."""
    if now.tzinfo and moment.offset:
        now = now.astimezone(moment.offset)
    return now.replace(tzinfo=None)


def _with_year(day: date, month: str) -> str:
    # Translators: the first day of a month, which some languages write as an ordinal.
    pattern = _("1 {month} {year}") if day.day == 1 else _("{day} {month} {year}")
    return pattern.format(day=day.day, month=month, year=day.year)


def _without_year(day: date, month: str) -> str:
    # Translators: the first day of a month, which some languages write as an ordinal.
    pattern = _("1 {month}") if day.day == 1 else _("{day} {month}")
    return pattern.format(day=day.day, month=month)


@cache
def _months(_language: str) -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )


@cache
def _short_months(_language: str) -> tuple[str, ...]:
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )


@cache
def _weekdays(_language: str) -> tuple[str, ...]:
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
