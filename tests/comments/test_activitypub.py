"""ActivityPub: the replies that a server knows of, in collections of objects or of addresses."""

from __future__ import annotations

from typing import Any

from reader.hints import Hints, Link
from reader.story import Comment
from tests.comments.web import Web, loaded

ROOT = "https://paper.example"
NOTE = f"{ROOT}/notes/1"
PAGE = Hints(f"{ROOT}/ferry", (Link("alternate", NOTE, "application/activity+json"),))


def note(name: str, answers: str = NOTE, **more: Any) -> dict[str, Any]:
    return {
        "id": f"https://far.example/{name}",
        "type": "Note",
        "inReplyTo": answers,
        "attributedTo": f"https://far.example/users/{name}",
        "published": "2026-03-07T08:07:38Z",
        "content": f"<p>I am {name}</p>",
        **more,
    }


def root(**replies: Any) -> dict[str, Any]:
    return {
        "id": NOTE,
        "type": "Article",
        "content": "<p>The story</p>",
        "replies": {"type": "Collection", **replies},
    }


def test_replies_come_from_objects_addresses_and_further_pages() -> None:
    documents: dict[str, Any] = {
        NOTE: root(first={"type": "CollectionPage", "items": [note("ada")], "next": f"{NOTE}/replies?page=2"}),
        f"{NOTE}/replies?page=2": {"type": "CollectionPage", "items": ["https://far.example/ben"]},
        "https://far.example/ben": note("ben", "https://far.example/ada", attributedTo={"name": "Ben"}),
    }
    step = loaded(Web(documents), PAGE)[-1]
    assert step.thread.comments == (
        Comment(
            "https://far.example/ada",
            "I am ada",
            None,
            "@ada@far.example",
            "2026-03-07T08:07:38+00:00",
            url="https://far.example/ada",
        ),
        Comment(
            "https://far.example/ben",
            "I am ben",
            "https://far.example/ada",
            "Ben",
            "2026-03-07T08:07:38+00:00",
            url="https://far.example/ben",
        ),
    )
    assert (step.thread.source, step.thread.complete) == ("ActivityPub", True)


def test_collections_that_go_round_in_circles_end() -> None:
    documents: dict[str, Any] = {
        NOTE: root(first=f"{NOTE}/r"),
        f"{NOTE}/r": {"items": [note("ada", replies=f"{NOTE}/r"), NOTE, None, 7], "next": f"{NOTE}/r"},
    }
    web = Web(documents)
    assert len(loaded(web, PAGE)[-1].thread.comments) == 1
    assert len(web.asked) == 2


def test_replies_that_do_not_come_are_told() -> None:
    step = loaded(Web({NOTE: root(items=[note("ada"), "https://far.example/gone"])}), PAGE)[-1]
    assert (len(step.thread.comments), step.thread.complete) == (1, False)
    assert step.notes == ("ActivityPub: the rest did not come: there is no such page (404).",)
