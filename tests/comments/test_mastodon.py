"""Mastodon: the answers to a status, as far as the server shows them to somebody who is not logged in."""

from __future__ import annotations

from typing import Any

import pytest

from reader.errors import HttpStatus
from reader.hints import Hints
from reader.story import Comment
from tests.comments.web import Web, loaded

SERVER = "https://social.example"
ROOT = "109000000000000001"
PAGE = Hints("https://blog.example/ferry", discussions=(f"{SERVER}/@canal/{ROOT}",))


def status(number: int, answered: str | int = ROOT, replies: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "id": str(number),
        "in_reply_to_id": str(answered),
        "created_at": "2026-03-07T08:07:38.000Z",
        "content": f"<p>Status {number}</p>",
        "account": {"acct": f"user{number}@elsewhere.example", "display_name": ""},
        "replies_count": replies,
        "favourites_count": 2,
        "spoiler_text": "",
        "url": f"https://elsewhere.example/@user/{number}",
        **more,
    }


def context(*statuses: dict[str, Any]) -> dict[str, Any]:
    return {"ancestors": [], "descendants": list(statuses)}


def asked_for(number: str | int = ROOT) -> str:
    return f"{SERVER}/api/v1/statuses/{number}/context"


def test_answers_come_with_parents_names_and_likes() -> None:
    words = (
        '<p><span class="h-card"><a href="https://x.example/@canal" class="u-url mention">@<span>canal</span></a>'
        '</span> Read <a href="https://ferry.example/timetable"><span class="invisible">https://</span>'
        "<span>ferry.example/timetable</span></a></p>"
    )
    account = {"acct": "ada", "display_name": "Ada &amp; co"}
    web = Web({asked_for(): context(status(5, replies=1), status(6, 5, content=words, account=account))})
    thread = loaded(web, PAGE)[-1].thread
    assert thread.comments[0] == Comment(
        "status-5",
        "Status 5",
        None,
        "user5@elsewhere.example",
        "2026-03-07T08:07:38+00:00",
        2,
        "https://elsewhere.example/@user/5",
    )
    second = thread.comments[1]
    assert (second.parent, second.author) == ("status-5", "Ada & co")
    assert second.text == "@canal Read https://ferry.example/timetable"
    assert (thread.source, thread.complete) == ("Mastodon", True)


def test_a_warning_stands_before_the_words() -> None:
    web = Web({asked_for(): context(status(5, spoiler_text="Spoilers"))})
    assert loaded(web, PAGE)[-1].thread.comments[0].text == "Spoilers\n\nStatus 5"


def test_who_has_more_answers_is_asked_for_them() -> None:
    web = Web(
        {asked_for(): context(status(5, replies=2), status(6, 5)), asked_for(5): context(status(6, 5), status(7, 5))}
    )
    step = loaded(web, PAGE)[-1]
    assert [c.id for c in step.thread.comments] == ["status-5", "status-6", "status-7"]
    assert (step.thread.complete, step.notes) == (True, ())


def test_what_the_server_does_not_show_is_told() -> None:
    hidden = context(status(5, replies=4))
    step = loaded(Web({asked_for(): hidden, asked_for(5): context()}), PAGE)[-1]
    assert (len(step.thread.comments), step.thread.complete) == (1, False)
    assert step.notes == ("Mastodon: the server shows only a part of the answers.",)


def test_a_server_that_answers_only_at_first_keeps_what_came() -> None:
    refusal = HttpStatus(429, "too many requests", wait=900)
    step = loaded(Web({asked_for(): context(status(5, replies=4)), asked_for(5): refusal}), PAGE)[-1]
    assert len(step.thread.comments) == 1
    assert step.notes == ("Mastodon: the rest did not come: too many requests.",)


@pytest.mark.parametrize(
    "place",
    [f"{SERVER}/@canal/{ROOT}", f"{SERVER}/@canal@other.example/{ROOT}", f"{SERVER}/users/canal/statuses/{ROOT}#top"],
)
def test_the_page_of_a_status_is_one(place: str) -> None:
    assert len(loaded(Web({asked_for(): context(status(5))}), Hints(place))[-1].thread.comments) == 1


@pytest.mark.parametrize(
    "place", [f"{SERVER}/@canal", f"{SERVER}/2026/{ROOT}", "https://blog.example/@x/12/comments"]
)
def test_other_pages_are_none(place: str) -> None:
    web = Web()
    loaded(web, Hints(place))
    assert web.asked == []
