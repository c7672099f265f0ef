"""Dates and times of day as pages write them, to ISO 8601, as exact as they are written.

The names of months come from a lexicon; the forms are those of the Unicode CLDR date patterns that news sites
use: ``4 July 2025``, ``July 4, 2025``, ``4. 7. 2025``, ``2025年7月4日``, ``2025-07-04T17:36+02:00``. What is relative
("2 hours ago") is no date.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from .late import late
from .lexicon import Lexicon
from .phrases import lowered

_FIRST_YEAR, _LAST_YEAR = 1970, 2100
_FEWEST_DIGITS = 4  # 1.2.25
_DIGIT = late(r"\d")
_NEAR = 24  # characters between a date and its time of day

_ISO = late(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?(?!\d)")
_NUMERIC = late(r"(?<![\d.,/-])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d/]|[.,]\d)")
_EASTERN = late(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
# A word that may be a month, and what stands before and behind it in a date: 4 July 2025, 2025 July 4, July 4, 2025.
_WORD = late(r"[^\W\d_][^\s\d!-/:-@\[-`{-~’“”–—…]*")
_SEAM = late(r".*[a-z](?=[A-Z])")
_LEAD = 20  # characters of a date before its month
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°|ª|\))?"
_YEAR = r"(?P<year>\d{4})(?:(?!\d)|(?=[012]?\d:\d\d|\d\d? [a-z]))"  # a clock or an age may be glued to the year
_AROUND_MONTH = (
    (
        late(rf"(?<![\d:]){_DAY}[.,]?\s?(?:de |of |di |do |of the )?\s?$", re.IGNORECASE),
        late(rf"\.?,?\s?(?:de |del |of )?{_YEAR}", re.IGNORECASE),
    ),
    (late(r"(?<!\d)(?P<year>\d{4})[.,]?\s?$"), late(r"\.?\s?(?P<day>\d{1,2})(?!\d)")),
    (None, late(rf"\.?\s?{_DAY},?\s{_YEAR}", re.IGNORECASE)),
)
_TIME = late(
    r"(?<![\d:.,])([01]?\d|2[0-4])(?:\s?(?:[:hH]|h\.|[时時시点])\s?|\.)([0-5]\d|\d(?=[分분]))"
    r"(?![\d]|[.,:]\d\d\d)(?::[0-5]\d)?[分분]?"
    r"(?:\s?([ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_HOUR = late(r"(?<![\d:.,])(1[0-2]|0?[1-9])\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_AFTERNOON = late(r"(?:午後|오후|下午)\s?$")
_OFFSET = late(r"\s?\(?(?:(?:UTC|GMT)\s?)?([+-])(\d{1,2}):?(\d\d)?\b|\s?\(?([A-Z]{1,4})\b")
_CLOCK = late(r"(?<!\d)(?:[01]?\d|2[0-3])[:.hH][0-5]\d(?!\d)")


class Found(NamedTuple):
    """A date in a text: its ISO form and where it begins and ends, its time of day included."""

    iso: str
    start: int
    end: int

    @property
    def day(self) -> str:
        """The date alone, ``2026-11-15``."""
        return self.iso[:10]


class Dates:
    """Reads dates in the language of ``lexicon``; ``order`` (``dmy``, ``mdy``) settles 04/07/2025."""

    def __init__(self, lexicon: Lexicon, order: str | None = None) -> None:
        self._lexicon = lexicon
        self._order = order or lexicon.order

    def first(self, text: str) -> Found | None:
        """The first date in ``text``."""
        return next(iter(self.all(text, 1)), None)

    def all(self, text: str, limit: int = 6) -> list[Found]:
        """The dates in ``text`` in their order, at most ``limit`` of them."""
        if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
            return []
        found: list[Found] = []
        at = 0
        while len(found) < limit:
            one = self._next(text, at)
            if one is None:
                break
            found.append(one)
            at = one.end
        return found

    def _next(self, text: str, at: int) -> Found | None:
        earliest: Found | None = None
        for pattern, sign, read in (
            (_ISO, "-", self._iso),
            (_EASTERN, "年년", self._eastern),
            (_NUMERIC, "./-", self._numeric),
        ):
            if not any(one in text for one in sign):
                continue
            for match in pattern.finditer(text, at):
                if earliest is not None and match.start() >= earliest.start:
                    break
                if one := read(match):
                    earliest = one
                    break
        worded = self._in_words(text, at)
        return worded if worded and (earliest is None or worded.start < earliest.start) else earliest

    def _iso(self, match: re.Match[str]) -> Found | None:
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        if day is None:
            return None
        if not match[4]:
            return self._with_time(day, match.string, *match.span())
        zone = match[6] or ""
        zone = "+00:00" if zone == "Z" else zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
        return Found(f"{day}T{match[4]}:{match[5]}{zone}", match.start(), match.end())

    def _eastern(self, match: re.Match[str]) -> Found | None:
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        return self._with_time(day, match.string, *match.span()) if day else None

    def _numeric(self, match: re.Match[str]) -> Found | None:
        first, second, third = match[1], int(match[3]), match[4]
        if len(first) == 4:
            day = _day(int(first), second, int(third)) if len(third) == 2 or len(third) == 1 else None
        elif len(first) > 2 or (len(third) == 2 and match[2] == "-"):
            day = None
        else:
            year = int(third) if len(third) == 4 else 2000 + int(third)
            month_first = self._order == "mdy" and match[2] != "."
            day = _day(year, int(first), second) if month_first else None
            day = day or _day(year, second, int(first)) or _day(year, int(first), second)
        return self._with_time(day, match.string, *match.span()) if day else None

    def _in_words(self, text: str, at: int) -> Found | None:
        """The first date in ``text`` from ``at`` on that names its month."""
        months = self._lexicon.months
        for match in _WORD.finditer(text, at):
            start, word = match.start(), match[0]
            number = months.get(lowered(word))
            if number is None and (seam := _SEAM.match(word)):  # "MarketsJuly 4", as converters glue it
                start += seam.end()
                number = months.get(lowered(word[seam.end() :]))
            if number is None:
                continue
            for before, behind in _AROUND_MONTH:
                head = before.search(text, max(at, start - _LEAD), start) if before else None
                tail = behind.match(text, match.end()) if head or not before else None
                if tail is None:
                    continue
                found = {**(head.groupdict() if head else {}), **tail.groupdict()}
                if day := _day(int(found["year"]), number, int(found["day"])):
                    return self._with_time(day, text, head.start() if head else start, tail.end())
        return None

    def _with_time(self, day: str, text: str, start: int, end: int) -> Found:
        """``day``, which stands in ``text[start:end]``, with the time behind it, else the one right before it."""
        clock = self.time(text[end : end + _NEAR + 12])
        if clock and clock.start <= _NEAR and not self._other_date(text[end : end + clock.start]):
            return Found(f"{day}T{clock.iso}", start, end + clock.end)
        before = text[max(0, start - 16) : start]
        clock = self.time(before)
        if clock and len(before) - clock.end <= 4:
            return Found(f"{day}T{clock.iso}", start - len(before) + clock.start, end)
        return Found(day, start, end)

    def _other_date(self, between: str) -> bool:
        """Whether what stands between a date and a time holds more than a few linking words."""
        return any(map(str.isdigit, between)) or between.count(" ") > 4 or "\n" in between

    def time(self, text: str) -> Found | None:
        """The first time of day in ``text``, as ``HH:MM`` with an offset where one is given."""
        if not _DIGIT.search(text):
            return None
        match = _TIME.search(text)
        hour = _HOUR.search(text)
        if hour and (not match or hour.start() < match.start()):
            match, minutes, half = hour, "00", hour[2]
        elif match:
            minutes, half = match[2], match[3]
        else:
            return None
        hours = int(match[1])
        head = text[: match.start()]
        afternoon = (half or "").lower() == "p" or bool(not head.isascii() and _AFTERNOON.search(head))
        if afternoon and hours < 12:
            hours += 12
        elif (half or "").lower() == "a" and hours == 12:
            hours = 0
        if hours > 23:
            return None
        offset, end = self._offset(text, match.end())
        return Found(f"{hours:02}:{minutes:0>2}{offset}", match.start(), end)

    def _offset(self, text: str, at: int) -> tuple[str, int]:
        match = _OFFSET.match(text, at)
        if not match:
            return "", at
        if match[1]:
            hours, minutes = int(match[2]), int(match[3] or 0)
            return (f"{match[1]}{hours:02}:{minutes:02}", match.end()) if hours <= 14 and minutes < 60 else ("", at)
        minutes = self._lexicon.zones.get(match[4], 1)  # no zone is a minute off
        if minutes == 1:
            return "", at
        return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}", match.end()


def settle_order(text: str, lexicon: Lexicon) -> str | None:
    """Whether the numeric dates of ``text`` put the day or the month first, None where none of them tells.

    One with a number over 12 settles it. Else, where the language would put the month first, a clock of 24 hours
    speaks for the day: who writes 17:36 does not write 07/04 for the fourth of July.
    """
    day_first = month_first = 0
    for match in _NUMERIC.finditer(text[:200_000]):
        if len(match[1]) > 2 or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        day_first += first > 12 >= second
        month_first += second > 12 >= first
    if day_first != month_first:
        return "dmy" if day_first > month_first else "mdy"
    if lexicon.order == "mdy":
        for match in _NUMERIC.finditer(text[:200_000]):
            clock = _TIME.search(text[match.end() : match.end() + _NEAR])
            if clock:
                return "mdy" if clock[3] else "dmy"
    return None


def _day(year: int, month: int, day: int) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
