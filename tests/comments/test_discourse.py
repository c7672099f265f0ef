"""Discourse: topics that a page embeds, names or is; all posts, in parts; what it suggests to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from reader.errors import HttpStatus
from reader.hints import Forum, Hints
from reader.story import Comment, Page
from tests.comments.web import Given, Web, document, loaded

ROOT = "https://talk.example/"


def post(number: int, **more: Any) -> dict[str, Any]:
    """A post with an id that is not its number, as on every forum."""
    return {
        "id": 1000 + number,
        "post_number": number,
        "username": f"user{number}",
        "name": "",
        "created_at": f"2026-03-07T08:{number % 60:02}:00.123Z",
        "cooked": f"<p>Post {number}</p>",
        "reply_to_post_number": None,
        "post_type": 1,
        **more,
    }


class Forums(Web):
    """A forum with one topic, number 12, whose first twenty posts come with it."""

    def __init__(self, posts: list[dict[str, Any]], **more: Any) -> None:
        super().__init__()
        self.posts = posts
        stream = {"posts": posts[:20], "stream": [one["id"] for one in posts]}
        self.documents[f"{ROOT}t/12.json"] = {"id": 12, "posts_count": len(posts), "post_stream": stream, **more}

    def otherwise(self, url: str) -> Given:
        if urlsplit(url).path != "/t/12/posts.json":
            return super().otherwise(url)
        wanted = {int(one) for one in parse_qs(urlsplit(url).query)["post_ids[]"]}
        return {"post_stream": {"posts": [one for one in self.posts if one["id"] in wanted]}}


EMBEDDING = Hints("https://blog.example/ferry", forum=Forum(ROOT, topic="12"))


def test_an_embedded_topic_comes_whole_without_the_post_that_stands_for_the_story() -> None:
    likes = [{"id": 2, "count": 7}, {"id": 3, "count": 1}]
    posts = [post(1), post(2, name="Ada L.", actions_summary=likes), post(3, reply_to_post_number=2)]
    posts += [post(number, reply_to_post_number=1) for number in range(4, 131)]
    web = Forums(posts)
    step = loaded(web, EMBEDDING)[-1]
    assert (len(step.thread.comments), step.thread.count, step.thread.complete) == (129, 129, True)
    assert (step.thread.source, step.notes) == ("Discourse", ())
    assert step.thread.comments[0] == Comment(
        "post-1002", "Post 2", None, "Ada L.", "2026-03-07T08:02:00+00:00", 7, f"{ROOT}t/12/2"
    )
    assert (step.thread.comments[1].parent, step.thread.comments[1].author) == ("post-1002", "user3")
    assert step.thread.comments[2].parent is None
    assert len(web.asked) == 1 + 3  # 110 more, fifty at a time


def test_hidden_removed_and_system_posts_stay_away() -> None:
    posts = [post(1), post(2, hidden=True), post(3, user_deleted=True), post(4, post_type=3), post(5, cooked="")]
    thread = loaded(Forums([*posts, post(6, reply_to_post_number=2)]), EMBEDDING)[-1].thread
    assert [(c.text, c.parent) for c in thread.comments] == [("Post 6", None)]


def test_a_page_that_only_names_its_own_address_is_looked_up() -> None:
    web = Forums([post(1), post(2)])
    frame = f'<!doctype html><a class="button" href="{ROOT}t/the-ferry/12/1">Continue</a>'
    web.documents[f"{ROOT}embed/comments?embed_url=https%3A%2F%2Fblog.example%2Fferry"] = frame
    hints = Hints("https://blog.example/ferry", forum=Forum(ROOT, embedded="https://blog.example/ferry"))
    assert [c.text for c in loaded(web, hints)[-1].thread.comments] == ["Post 2"]


def test_the_page_of_a_topic_is_one() -> None:
    hints = Hints(f"{ROOT}t/the-ferry/12", generator="Discourse 3.4.0 - https://github.com/discourse/discourse")
    assert [c.text for c in loaded(Forums([post(1), post(2)]), hints)[-1].thread.comments] == ["Post 2"]
    elsewhere = Hints("https://news.example/t/the-ferry/12")
    assert loaded(Forums([post(1), post(2)]), elsewhere)[-1].thread.comments == ()


def test_a_topic_may_be_named_as_the_discussion() -> None:
    hints = Hints("https://blog.example/ferry", discussions=(f"{ROOT}t/the-ferry/12",))
    assert len(loaded(Forums([post(1), post(2)]), hints)[-1].thread.comments) == 1


def test_parts_that_do_not_come_are_told() -> None:
    web = Forums([post(number) for number in range(1, 100)])
    answer = web.otherwise
    busy = HttpStatus(500, "the server is in trouble (500)")
    web.otherwise = lambda url: busy if "1021" in url else answer(url)  # type: ignore[method-assign]
    step = loaded(web, EMBEDDING)[-1]
    assert (len(step.thread.comments), step.thread.count, step.thread.complete) == (48, 98, False)
    assert step.notes == ("Discourse: 1 page of comments is missing or cut short: the server is in trouble (500).",)


def test_what_the_forum_suggests_is_offered_to_read() -> None:
    topics = [
        {"id": 20, "slug": "the-lock", "title": "The lock &amp; its keeper", "created_at": "2026-01-02T03:04:05Z"}
    ]
    step = loaded(Forums([post(1), post(2)], suggested_topics=[*topics, {"id": "x", "title": "No"}, 7]), EMBEDDING)[
        -1
    ]
    (offered,) = step.related
    assert (offered.title, offered.url) == ("The lock & its keeper", f"{ROOT}t/the-lock/20")
    assert (offered.why, offered.provider) == ("suggested by the forum", "talk.example")


def answers() -> Iterator[Given]:
    yield {}
    yield []
    yield {"post_stream": {"posts": "none"}}
    yield {"post_stream": None}
    yield "<html>"
    yield "nothing"


def test_answers_of_another_shape_are_told() -> None:
    for answer in answers():
        web = Web({f"{ROOT}t/12.json": lambda answer=answer: answer if answer else document("x", answer)})  # type: ignore[misc, arg-type]
        step = loaded(web, EMBEDDING)[-1]
        assert step.thread.comments == ()
        assert step.notes[0].startswith("Discourse: ")
        assert isinstance(document("x", b""), Page)
