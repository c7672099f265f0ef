"""Feeds are asked as often as their makers like, and failing ones ever less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.model import Visit
from reader.refresh.schedule import DAY, HOUR, MINUTE, asks_when, last_pause, may_ask, next_due, rest

NOW = 1_800_000_000.0


def visit(due: float = 0.0, last: float | None = NOW, failures: int = 0) -> Visit:
    return Visit(1, "https://example.org/feed", "Harbour", due=due, last=last, failures=failures)


@pytest.mark.parametrize(
    ("pause", "headers", "wait"),
    [
        (0, {}, None),
        (HOUR, {}, HOUR),
        (365 * DAY, {}, DAY),
        (0, {"cache-control": "max-age=600"}, 600),
        (0, {"cache-control": "public, Max-Age=600"}, 600),
        (0, {"cache-control": "s-maxage=600"}, None),
        (0, {"cache-control": "max-age=99999999"}, 6 * HOUR),
        (0, {"cache-control": "max-age=600", "age": "500"}, 100),
        (0, {"cache-control": "max-age=600", "age": "900"}, None),
        (0, {"cache-control": "no-cache, max-age=600"}, None),
        (0, {"cache-control": "max-age=soon", "age": "old"}, None),
        (HOUR, {"cache-control": "max-age=600"}, HOUR),
    ],
)
def test_a_feed_rests_as_long_as_it_or_its_server_asks(pause: float, headers: dict[str, str], wait: float) -> None:
    assert next_due(NOW, pause, headers) == (NOW + wait if wait else 0.0)


def test_what_is_unchanged_still_asks_for_the_same_pause() -> None:
    assert last_pause(visit(due=NOW + HOUR)) == HOUR
    assert last_pause(visit()) == 0
    assert last_pause(visit(due=NOW + HOUR, failures=1)) == 0
    assert last_pause(visit(due=NOW + HOUR, last=None)) == 0


def test_who_fails_once_is_asked_again_and_who_fails_on_ever_later() -> None:
    assert [rest(failures) / MINUTE for failures in range(6)] == [0, 0, 10, 20, 40, 80]
    assert rest(1000) == DAY


@given(st.integers(0, 10_000))
def test_the_rest_grows_but_never_beyond_a_day(failures: int) -> None:
    assert rest(failures) <= rest(failures + 1) <= DAY


def test_by_itself_nobody_is_asked_before_its_time() -> None:
    assert may_ask(visit(), NOW, named=False)
    assert not may_ask(visit(due=NOW + 1), NOW, named=False)
    assert not may_ask(visit(failures=2), NOW + 9 * MINUTE, named=False)
    assert may_ask(visit(failures=2), NOW + 10 * MINUTE, named=False)
    assert asks_when(visit(failures=2, due=NOW + DAY)) == NOW + DAY


def test_the_reader_need_not_wait_for_a_pause_but_for_a_server_that_asks_for_time() -> None:
    assert may_ask(visit(due=NOW + HOUR), NOW, named=True)
    assert may_ask(visit(failures=9), NOW, named=True)
    assert not may_ask(visit(failures=1, due=NOW + HOUR), NOW, named=True)
    assert may_ask(visit(failures=1, due=NOW + HOUR), NOW + HOUR, named=True)
