"""Whatever a server does: what came is shown, what did not is said, nothing blocks, nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.comments.base import Loaded
from reader.comments.merging import sound
from reader.comments.wordpress import WordPress
from reader.errors import CannotReach, Damaged, HttpStatus, Stopped, TimedOut, WebError
from reader.story import Comment, Page, Thread
from tests.comments.blog import Blog, Said, many
from tests.comments.web import FakeClock, Given, Web, document, loaded

ONLY = ((WordPress(),),)


def broken(page: Page) -> Given:
    return HttpStatus(500, "the server is in trouble (500)", where=page.url)


def silent(page: Page) -> Given:
    return TimedOut("the server sent nothing for 10 seconds", where=page.url)


def html(page: Page) -> Given:
    return document(page.target, "<!doctype html><title>Please wait</title><p>Checking your browser")


def cut(page: Page) -> Given:
    problem = Damaged("only a part of the page came", where=page.url)
    problem.came = page.body[: len(page.body) // 2]
    return problem


def last(blog: Blog, web: Web | None = None, **options: object) -> Loaded:
    return loaded(web or blog.web(), blog.hints(), sources=ONLY, **options)[-1]  # type: ignore[arg-type]


def test_half_the_pages_may_fail() -> None:
    blog = Blog(comments=many(1000), faults=dict.fromkeys(range(2, 11, 2), broken))
    step = last(blog)
    assert len(step.thread.comments) == 500
    assert (step.thread.count, step.thread.complete) == (1000, False)
    assert step.notes == ("WordPress: 5 pages of comments are missing or cut short: the server is in trouble (500).",)


def test_the_first_page_may_fail() -> None:
    step = last(Blog(comments=many(250), faults={1: broken}))
    assert len(step.thread.comments) == 150
    assert step.notes == ("WordPress: 1 page of comments is missing or cut short: the server is in trouble (500).",)


def test_an_accident_is_forgiven() -> None:
    tries = iter([CannotReach("the connection broke off")])
    blog = Blog(comments=many(150), faults={2: lambda page: next(tries, page)})
    step = last(blog)
    assert (len(step.thread.comments), step.thread.complete, step.notes) == (150, True, ())


def test_a_server_that_falls_silent_is_not_asked_for_the_rest() -> None:
    blog = Blog(comments=many(1000), faults={3: silent})
    web = blog.web()
    step = last(blog, web)
    assert len(step.thread.comments) == 200
    assert len(web.asked) == 3
    assert step.notes == (
        "WordPress: 8 pages of comments are missing or cut short: the server sent nothing for 10 seconds.",
    )


def test_a_server_that_fails_again_and_again_is_left_alone() -> None:
    blog = Blog(comments=many(10_000), faults=dict.fromkeys(range(2, 101), broken))
    web = blog.web()
    assert len(last(blog, web).thread.comments) == 100
    assert len(web.asked) < 10


def test_what_came_of_an_answer_that_breaks_off_is_shown() -> None:
    step = last(Blog(comments=many(40), faults={1: cut}))
    assert 10 < len(step.thread.comments) < 30
    assert step.thread.complete is False
    assert step.notes == ("WordPress: 1 page of comments is missing or cut short: only a part of the page came.",)


def test_the_same_page_again_and_again_is_noticed() -> None:
    blog = Blog(comments=many(100))
    web = blog.web()
    answer = web.otherwise

    def looping(url: str) -> Given:
        page = answer(url.replace("page=2", "page=1"))
        assert isinstance(page, Page)
        return replace(page, headers={"x-wp-total": "300", "x-wp-totalpages": "3"})

    web.otherwise = looping  # type: ignore[method-assign]
    step = last(blog, web)
    assert (len(step.thread.comments), step.thread.count, len(web.asked)) == (100, 300, 2)
    assert step.notes == ("WordPress: it gives only 100 comments.",)


def test_a_feed_that_goes_on_with_itself_ends() -> None:
    blog = Blog(comments=many(8), refused=("wp-json",))
    web = blog.web()
    answer = web.otherwise

    def endless(url: str) -> Given:
        page = answer(url.partition("#")[0])
        assert isinstance(page, Page)
        return replace(page, body=page.body.replace(b"<entry>", b'<link rel="next" href="?again"/><entry>', 1))

    web.otherwise = endless  # type: ignore[method-assign]
    step = loaded(web, blog.hints())[-1]
    assert len(step.thread.comments) == 8


def test_repeated_ids_stand_once_with_the_same_words_and_apart_with_others() -> None:
    blog = Blog(comments=many(1))
    rows = [
        {"id": 1, "content": {"rendered": "<p>One.</p>"}},
        {"id": 1, "content": {"rendered": "<p>One.</p>"}},
        {"id": 2, "content": {"rendered": "<p>Two.</p>"}},
    ]
    web = blog.web()
    web.otherwise = lambda url: document(url, rows, x_wp_totalpages="1")  # type: ignore[method-assign]
    assert [c.text for c in last(blog, web).thread.comments] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("parents", "settled"),
    [
        ({1: 1}, {1: 0}),  # its own parent
        ({1: 2, 2: 1}, {1: 2, 2: 0}),  # each other's
        ({1: 9, 2: 1}, {1: 0, 2: 1}),  # of one that is not there
        ({1: 2, 2: 3, 3: 1, 4: 3}, {1: 2, 2: 3, 3: 0, 4: 3}),
    ],
)
def test_parents_in_circles_or_missing_begin_conversations(parents: dict[int, int], settled: dict[int, int]) -> None:
    blog = Blog(comments=[Said(parents.get(number, 0), html=f"<p>Word {number}") for number in range(1, 5)])
    found = {c.id: c.parent for c in last(blog).thread.comments}
    expected = {f"comment-{n}": f"comment-{settled[n]}" if settled.get(n) else None for n in range(1, 5)}
    assert found == expected


def test_five_thousand_answers_deep() -> None:
    blog = Blog(comments=[Said(number, html=f"<p>Level {number}.") for number in range(5000)])
    thread = last(blog).thread
    assert [comment.parent for comment in thread.comments[:2]] == [None, "comment-1"]
    assert (len(thread.comments), thread.complete) == (5000, True)
    assert sound(thread) is thread


def test_a_page_in_the_place_of_data_is_named() -> None:
    step = last(Blog(comments=many(3), faults={1: html}))
    assert step.thread.comments == ()
    assert step.notes == ("WordPress: a page came where data was expected. Open the page in a browser.",)


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_a_refusal_is_told_and_not_argued_with(status: int) -> None:
    blog = Blog(comments=many(3), faults={1: lambda page: HttpStatus(status, f"refused ({status})", hint="Go.")})
    web = blog.web()
    step = last(blog, web)
    assert step.notes == (f"WordPress: refused ({status}). Go.",)
    assert len(web.asked) == 1


def busy(seconds: float) -> WebError:
    return HttpStatus(429, "the server had too many requests from here (429)", hint="Try again later.", wait=seconds)


def test_a_little_waiting_that_a_server_asks_for_is_done() -> None:
    clock = FakeClock()
    tries = iter([busy(5), busy(2)])
    step = last(Blog(comments=many(150), faults={2: lambda page: next(tries, page)}), clock=clock)
    assert (len(step.thread.comments), step.thread.complete, step.notes) == (150, True, ())
    assert 7 <= clock.slept < 7.1


def test_for_more_the_server_is_left_alone_with_all_that_it_has() -> None:
    clock = FakeClock()
    blog = Blog(comments=many(300), faults={2: lambda page: busy(600)})
    web = blog.web()
    step = loaded(web, blog.hints(), clock=clock)[-1]
    assert clock.slept == 0
    assert len(web.asked) == 2  # neither the third page, nor the feeds
    assert len(step.thread.comments) == 100
    assert step.notes[0] == (
        "WordPress: 2 pages of comments are missing or cut short: the server had too many requests from here (429)."
    )


def test_a_reader_who_stops_keeps_what_came() -> None:
    blog = Blog(comments=many(500))
    steps: list[Loaded] = []
    web = blog.web()
    steps = loaded(web, blog.hints(), cancelled=lambda: len(web.asked) >= 2)
    assert steps[-1].stopped
    assert steps[-1].finished
    assert (len(steps[-1].thread.comments), steps[-1].thread.complete) == (200, False)


def test_a_fetch_that_is_stopped_ends_the_loading() -> None:
    step = last(Blog(comments=many(300), faults={2: lambda page: Stopped("stopped")}))
    assert (step.stopped, len(step.thread.comments), step.notes) == (True, 100, ())


def test_waiting_is_stopped_at_once() -> None:
    clock = FakeClock()
    blog = Blog(comments=many(3), faults={1: lambda page: busy(20)})
    step = last(blog, clock=clock, cancelled=lambda: clock.slept > 1)
    assert step.stopped
    assert clock.slept < 1.2


def test_what_does_not_come_is_taken_from_what_was_kept() -> None:
    everything = Blog(comments=many(300))
    kept = last(everything).thread
    step = last(Blog(comments=many(300), faults={2: silent}), kept=kept, kept_at="2026-11-20T08:00:00+01:00")
    assert len(step.thread.comments) == 300
    assert (step.saved, step.thread.complete) == ("2026-11-20T08:00:00+01:00", False)
    assert step.notes[-1] == "200 comments are as saved on 20 November 2026, 08:00."


def test_what_was_taken_away_since_is_gone_where_all_came() -> None:
    kept = Thread(3, (Comment("comment-1", "This is opinion number 1."), Comment("comment-77", "Rude.")), "WordPress")
    thread = last(Blog(comments=many(2)), kept=kept, kept_at="2026-11-20").thread
    assert [comment.id for comment in thread.comments] == ["comment-1", "comment-2"]


def test_ten_thousand_comments_take_no_time_of_their_own() -> None:
    blog = Blog(comments=many(10_000))
    thread = last(blog).thread
    assert (len(thread.comments), thread.complete) == (10_000, True)


@pytest.mark.parametrize("fault", [lambda page: document(page.target, b"\xff\xfe\x00"), html, cut, broken, silent])
def test_no_fault_of_a_feed_stops_the_others(fault: Callable[[Page], Given]) -> None:
    blog = Blog(comments=many(5), refused=("wp-json",))
    web = blog.web()
    answer = web.otherwise

    def faulty(url: str) -> Given:
        page = answer(url)
        assert isinstance(page, Page)
        return fault(page) if "atom" in url else page

    web.otherwise = faulty  # type: ignore[method-assign]
    step = loaded(web, blog.hints())[-1]
    assert step.thread.source in {"RSS", "Atom", None}
    assert any(note.startswith("Atom") for note in step.notes)
    if fault is not silent:
        assert step.thread.comments


def test_rows_nested_without_end_are_no_trouble() -> None:
    blog = Blog(comments=many(1))
    web = blog.web()
    text = '[{"id": 1, "content": {"rendered": "<p>Deep."}, "x": ' + "[" * 50_000 + "]" * 50_000 + "}]"
    web.otherwise = lambda url: document(url, text, x_wp_totalpages="1")  # type: ignore[method-assign]
    assert json.dumps([comment.text for comment in last(blog, web).thread.comments]) == '["Deep."]'
