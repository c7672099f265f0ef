"""What an answer means is told before anything is stored."""

from __future__ import annotations

import pytest

from reader.errors import CannotReach, Damaged, HttpStatus, TimedOut, WebError
from reader.library.model import Answer, Visit
from reader.refresh.answers import fingerprint_of
from reader.refresh.outcome import outcome_of
from reader.sources.web.rounds import Came
from tests.refresh.feeds import rss

ADDRESS = "https://example.org/feed"
VISIT = Visit(1, ADDRESS, "Harbour", fingerprint=fingerprint_of(rss(["Fog"])))


def came(body: bytes = b"", failure: WebError | None = None, moved: str | None = None, **headers: str) -> Came:
    return Came(1, ADDRESS, moved, headers=headers, body=body, failure=failure)


def test_a_document_is_read_and_what_the_server_said_of_it_is_kept() -> None:
    outcome = outcome_of(VISIT, came(rss(["Ferry"], more="<ttl>60</ttl>"), etag='"1"'))
    assert outcome.feed is not None
    assert outcome.answer is not None
    assert [entry.headline for entry in outcome.feed.entries] == ["Ferry"]
    assert (outcome.answer.etag, outcome.problem) == ('"1"', None)
    assert outcome.answer.at is not None
    assert outcome.answer.due == outcome.answer.at + 3600


def test_the_same_document_has_nothing_to_store() -> None:
    outcome = outcome_of(VISIT, came(rss(["Fog"])))
    assert outcome.answer is not None
    assert outcome.feed is None


def test_a_part_of_a_document_is_stored_and_asked_for_again() -> None:
    outcome = outcome_of(VISIT, came(rss(["Fog"])[:-20], Damaged("only a part came"), etag='"1"'))
    assert outcome.feed is not None
    assert (outcome.answer, outcome.problem) == (Answer(), "only a part came")


@pytest.mark.parametrize(
    ("failure", "wait", "gone", "unreached"),
    [
        (HttpStatus(410, "gone"), 0, True, False),
        (HttpStatus(429, "busy", wait=60), 60, False, False),
        (HttpStatus(500, "in trouble"), 0, False, False),
        (CannotReach("nobody there"), 0, False, True),
        (TimedOut("nobody answers"), 0, False, True),
    ],
)
def test_a_failure_is_told_with_what_follows_from_it(
    failure: WebError, wait: float, gone: bool, unreached: bool
) -> None:
    outcome = outcome_of(VISIT, came(failure=failure))
    assert outcome[1:] == (None, None, failure.what, wait, gone, unreached, None)


def test_what_is_no_feed_is_a_failure_and_has_not_moved() -> None:
    outcome = outcome_of(VISIT, came(b"<!doctype html><p>Log in", moved="https://login.example/"))
    assert outcome.problem
    assert outcome.moved is None


def test_a_feed_has_moved_where_it_was_found() -> None:
    assert outcome_of(VISIT, came(rss(["Fog"]), moved="https://example.org/new")).moved == "https://example.org/new"
    assert outcome_of(VISIT, came(rss(["Fog"]), moved=ADDRESS)).moved is None


def test_what_was_half_sent_by_a_slow_server_was_reached() -> None:
    assert not outcome_of(VISIT, came(b"<rss>", TimedOut("too slow"))).unreached
    assert outcome_of(VISIT, came(b"<rss>", TimedOut("too slow"))).problem == "too slow"
