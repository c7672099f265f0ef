"""A date reads as a person would write it, in French and in English; what is no date stays as it is."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import locale
from reader.locale.dates import age, age_and_time, clock, day_heading, long_date, short

NOW = datetime(2026, 11, 15, 12, 0)
PARIS = timezone(timedelta(hours=1))
TOKYO = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2025-07-04T17:36", "4 July 2025, 17:36", "4 juillet 2025, 17:36"),
        ("2025-07-04 17:36", "4 July 2025, 17:36", "4 juillet 2025, 17:36"),
        ("2025-07-04T17:36:59.123", "4 July 2025, 17:36", "4 juillet 2025, 17:36"),
        ("2025-07-04", "4 July 2025", "4 juillet 2025"),
        ("2025-08-01T00:05", "1 August 2025, 00:05", "1er août 2025, 00:05"),
        ("2025-02-28", "28 February 2025", "28 février 2025"),
    ],
)
def test_a_date_in_full(iso: str, english: str, french: str) -> None:
    assert long_date(iso) == english
    locale.use("fr")
    assert long_date(iso) == french


@pytest.mark.parametrize("offset", ["Z", "+02:00", "-0800", " +09:00"])
def test_a_time_is_shown_as_the_page_printed_it_whatever_its_zone(offset: str) -> None:
    assert long_date(f"2025-07-04T17:36{offset}") == "4 July 2025, 17:36"


@pytest.mark.parametrize(
    "text",
    [
        "19:02",
        "yesterday",
        "",
        "2025-02-30",
        "2025-07-04T25:00",
        "2025-07-04T17:36+99:00",
        "04/07/2025",
        "٢٠٢٥-٠٧-٠٤",
    ],
)
def test_what_is_no_date_comes_back_as_it_is(text: str) -> None:
    assert long_date(text) == short(text, NOW) == age(text, NOW) == text


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2026-11-15T08:20", "08:20", "08:20"),
        ("2026-11-15", "today", "aujourd’hui"),
        ("2026-07-04T17:36", "4 Jul", "4 juil."),
        ("2026-07-01", "1 Jul", "1er juil."),
        ("2024-12-31", "31 Dec 2024", "31 déc. 2024"),
        ("2027-01-01", "1 Jan 2027", "1er janv. 2027"),
    ],
)
def test_a_date_in_a_list_says_no_more_than_it_must(iso: str, english: str, french: str) -> None:
    assert short(iso, NOW) == english
    locale.use("fr")
    assert short(iso, NOW) == french


def test_today_is_today_where_the_page_is() -> None:
    late_in_paris = datetime(2026, 11, 15, 20, 0, tzinfo=PARIS)  # already the 16th in Tokyo
    assert short("2026-11-16T03:00+09:00", late_in_paris) == "03:00"
    assert short("2026-11-15T23:00+09:00", late_in_paris) == "15 Nov"
    assert age("2026-11-16T03:00+09:00", late_in_paris) == "1 hour ago"
    assert age("2026-11-16T03:00+09:00", late_in_paris.astimezone(TOKYO)) == "1 hour ago"


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2026-11-15T12:00", "just now", "à l’instant"),
        ("2026-11-15T11:59", "1 minute ago", "il y a 1 minute"),
        ("2026-11-15T11:01", "59 minutes ago", "il y a 59 minutes"),
        ("2026-11-15T11:00", "1 hour ago", "il y a 1 heure"),
        ("2026-11-15T10:00", "2 hours ago", "il y a 2 heures"),
        ("2026-11-14T12:30", "23 hours ago", "il y a 23 heures"),
        ("2026-11-14T12:00", "yesterday", "hier"),
        ("2026-11-14", "yesterday", "hier"),
        ("2026-11-15", "today", "aujourd’hui"),
        ("2026-11-13T23:00", "2 days ago", "il y a 2 jours"),
        ("2026-11-09", "6 days ago", "il y a 6 jours"),
        ("2026-11-08", "8 Nov", "8 nov."),
        ("2026-11-15T12:01", "12:01", "12:01"),
        ("2026-11-16", "16 Nov", "16 nov."),
    ],
)
def test_an_age_is_told_in_the_unit_that_matters(iso: str, english: str, french: str) -> None:
    assert age(iso, NOW) == english
    locale.use("fr")
    assert age(iso, NOW) == french


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2026-11-15T11:59", "1 minute ago, 11:59", "il y a 1 minute, 11:59"),
        ("2026-11-15T09:05+01:00", "2 hours ago, 09:05", "il y a 2 heures, 09:05"),
        ("2026-11-14T12:00", "yesterday, 12:00", "hier, 12:00"),
        ("2026-11-08T07:00", "8 Nov, 07:00", "8 nov., 07:00"),
        ("2026-11-15T12:01", "12:01", "12:01"),
        ("2026-11-14", "yesterday", "hier"),
        ("last week", "last week", "last week"),
    ],
)
def test_beside_an_age_stands_the_exact_time_where_the_page_gives_one(iso: str, english: str, french: str) -> None:
    assert age_and_time(iso, NOW) == english
    locale.use("fr")
    assert age_and_time(iso, NOW) == french


@given(st.datetimes(timezones=st.none() | st.just(TOKYO)), st.datetimes(timezones=st.none() | st.just(PARIS)))
@settings(max_examples=100, deadline=None)
def test_every_date_can_be_told_at_every_time(then: datetime, now: datetime) -> None:
    iso = then.isoformat()
    assert str(then.year) in long_date(iso)
    assert short(iso, now)
    assert age(iso, now)


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2026-11-15T08:00+01:00", "Today", "Aujourd’hui"),
        ("2026-11-14", "Yesterday", "Hier"),
        ("2026-11-15T23:30Z", "Monday 16 November", "Lundi 16 novembre"),
        ("2026-11-01T12:00", "Sunday 1 November", "Dimanche 1er novembre"),
        ("2025-11-01T12:00", "1 November 2025", "1er novembre 2025"),
        ("soon", "", ""),
    ],
)
def test_the_day_that_heads_what_came_on_it_is_one_of_the_readers_calendar(
    iso: str, english: str, french: str
) -> None:
    now = NOW.replace(tzinfo=PARIS)
    assert day_heading(iso, now) == english
    locale.use("fr")
    assert day_heading(iso, now) == french


def test_the_time_in_a_list_is_the_readers_own() -> None:
    now = NOW.replace(tzinfo=PARIS)
    assert clock("2026-11-15T08:00+09:00", now) == "00:00"
    assert clock("2026-11-15T08:00", now) == "08:00"
    assert clock("2026-11-15", now) == clock("soon", now) == ""
    assert clock("0001-01-01T00:00+14:00", now) == "00:00", "the beginning of time, which is not moved before itself"
