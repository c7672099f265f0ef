"""Hacker News: its own pages, whole threads however deep; other pages only where the reader asks."""

from __future__ import annotations

import json
from typing import Any

from reader.comments.hackernews import HackerNews
from reader.hints import Hints
from reader.story import Comment
from tests.comments.web import Web, loaded

API = "https://hn.algolia.com/api/v1/"
ITEM = Hints("https://news.ycombinator.com/item?id=40")


def item(number: int, *children: dict[str, Any], text: str | None = "", author: str | None = "pg") -> dict[str, Any]:
    words = f"Item {number}" if text == "" else text
    moment = "2026-03-07T08:07:38.000Z"
    return {
        "id": number,
        "author": author,
        "text": words,
        "points": None,
        "created_at": moment,
        "children": [*children],
    }


def test_a_thread_comes_in_one_answer() -> None:
    story = item(40, item(41, item(42, text="I <i>agree</i>.<p>Twice.")), item(43))
    step = loaded(Web({f"{API}items/40": story}), ITEM)[-1]
    assert (
        step.thread.comments
        == (
            Comment("hn-41", "Item 41", None, "pg", "2026-03-07T08:07:38+00:00", None, f"{ITEM.url[:-2]}41"),  # type: ignore[index]
            Comment(
                "hn-42", "I agree.\n\nTwice.", "hn-41", "pg", "2026-03-07T08:07:38+00:00", None, f"{ITEM.url[:-2]}42"
            ),  # type: ignore[index]
            Comment("hn-43", "Item 43", None, "pg", "2026-03-07T08:07:38+00:00", None, f"{ITEM.url[:-2]}43"),  # type: ignore[index]
        )
    )
    assert (step.thread.source, step.thread.complete) == ("Hacker News", True)


def test_a_removed_comment_stands_only_where_it_was_answered() -> None:
    gone = item(41, item(42), text=None, author=None)
    alone = item(43, item(44, text=None, author=None), text=None, author=None)
    comments = loaded(Web({f"{API}items/40": item(40, gone, alone)}), ITEM)[-1].thread.comments
    assert [(c.id, c.text, c.author) for c in comments] == [
        ("hn-41", "This comment was removed.", None),
        ("hn-42", "Item 42", "pg"),
    ]


def test_five_thousand_answers_inside_one_another() -> None:
    one = json.dumps(item(0))
    before, after = one.split('"children": []')
    depth = 5000
    parts = [before.replace('"id": 0', f'"id": {number}') for number in range(40, 41 + depth)]
    text = '"children": ['.join(parts) + '"children": []' + after + ("]" + after) * depth
    thread = loaded(Web({f"{API}items/40": text}), ITEM)[-1].thread
    assert (len(thread.comments), thread.complete) == (depth, True)
    assert thread.comments[-1].parent == thread.comments[-2].id


def test_what_breaks_off_is_shown_as_far_as_it_came() -> None:
    text = json.dumps(item(40, *(item(number) for number in range(41, 61))))
    step = loaded(Web({f"{API}items/40": text[: len(text) // 2]}), ITEM)[-1]
    assert 5 < len(step.thread.comments) < 15
    assert step.thread.complete is False
    assert step.notes == ("Hacker News: the comments came damaged.",)


def test_other_pages_are_looked_for_only_where_the_reader_asks() -> None:
    page = Hints("https://blog.example/ferry")
    hits = [
        {"objectID": "40", "url": "http://www.blog.example/ferry/", "num_comments": 1},
        {"objectID": "50", "url": "https://blog.example/ferry-2", "num_comments": 9},
        {"objectID": "60", "url": "https://blog.example/ferry", "num_comments": 0},
    ]
    query = "query=https%3A%2F%2Fblog.example%2Fferry&restrictSearchableAttributes=url&tags=story"
    web = Web({f"{API}search?{query}": {"hits": hits}, f"{API}items/40": item(40, item(41))})
    assert loaded(web, page)[-1].thread.comments == ()
    assert web.asked == []
    found = loaded(web, page, sources=((HackerNews(search=True),),))[-1]
    assert [c.id for c in found.thread.comments] == ["hn-41"]
