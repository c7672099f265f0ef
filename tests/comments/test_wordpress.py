"""WordPress gives all comments with their parents by REST, ten by feed, and says no where it is told to."""

from __future__ import annotations

from dataclasses import replace

from reader.comments.wordpress import endpoint
from reader.hints import Hints, Link
from reader.story import Comment, Thread
from tests.comments.blog import STORY, Blog, Said, many
from tests.comments.web import document, loaded


def test_all_comments_come_page_by_page_with_parents_authors_times_and_words() -> None:
    blog = Blog(comments=[*many(203), Said(203, "L’ami & Cie", '<p>See <a href="/map/">the map</a>.</p>')])
    steps = loaded(blog.web(), blog.hints())
    assert [len(step.thread.comments) for step in steps] == [100, 200, 204, 204, 204]
    assert [step.total for step in steps] == [204] * 5
    thread = steps[-1].thread
    assert steps[-1].finished
    assert (thread.count, thread.source, thread.complete) == (204, "WordPress", True)
    assert thread.comments[2] == Comment(
        "comment-3",
        "This is opinion number 3.",
        "comment-2",
        "Reader 3",
        "2026-03-07T08:03:00+01:00",
        url=f"https://blog.example{STORY}#comment-3",
    )
    last = thread.comments[-1]
    assert (last.parent, last.author, last.text) == (
        "comment-203",
        "L’ami & Cie",
        "See the map (https://blog.example/map/).",
    )
    assert steps[-1].notes == ()
    assert steps[-1].summary == "204 announced, 204 loaded, WordPress"


def test_a_site_without_readable_addresses_is_asked_by_its_rest_route() -> None:
    blog = Blog(comments=many(5), plain=True)
    web = blog.web()
    assert len(loaded(web, blog.hints())[-1].thread.comments) == 5
    assert web.asked[0].startswith("https://blog.example/index.php?rest_route=/wp/v2/comments&post=6")


def test_the_number_of_the_story_may_be_in_its_short_link_or_in_its_form() -> None:
    blog = Blog(comments=many(2))
    hints = blog.hints()
    without = replace(hints, links=tuple(link for link in hints.links if link.type != "application/json"), post=None)
    assert len(loaded(blog.web(), without)[-1].thread.comments) == 2
    form_only = replace(without, links=without.links[:1], post="6")
    assert len(loaded(blog.web(), form_only)[-1].thread.comments) == 2


def test_a_list_of_stories_has_no_comments_of_its_own() -> None:
    web = Blog(comments=many(2)).web()
    links = (Link("https://api.w.org/", "https://blog.example/wp-json/"),)
    category = Link("alternate", "https://blog.example/wp-json/wp/v2/categories/6", "application/json")
    assert loaded(web, Hints("https://blog.example/c/", (*links, category)))[-1].thread.comments == ()
    assert web.asked == []


def test_a_page_that_names_no_place_asks_nobody() -> None:
    web = Blog(comments=many(3)).web()
    own = Thread(44, (Comment("c1", "Here already."),), "page")
    steps = loaded(web, Hints("https://blog.example" + STORY, thread=own))
    assert web.asked == []
    assert [step.thread for step in steps] == [own]
    assert steps[0].summary == "44 announced, 1 loaded, the page"


def test_a_story_without_comments_is_complete() -> None:
    blog = Blog()
    thread = loaded(blog.web(), blog.hints())[-1].thread
    assert (thread.count, thread.comments) == (0, ())


def test_what_the_page_shows_stands_once_and_a_link_to_the_story_is_no_comment() -> None:
    blog = Blog(comments=many(4))
    shown = [Comment(f"comment-{n}", f"This is opinion number {n}.", author=f"Reader {n}") for n in (1, 2, 3)]
    pingback = Comment("comment-9", "[…] writes of the ferry […]", author="Elsewhere")
    own = Thread(5, (*shown, pingback), "page")
    thread = loaded(blog.web(), replace(blog.hints(), thread=own))[-1].thread
    assert [comment.id for comment in thread.comments] == ["comment-1", "comment-2", "comment-3", "comment-4"]
    assert (thread.count, thread.complete, thread.source) == (4, True, "WordPress")


def test_a_page_that_announces_more_than_the_site_gives_is_believed() -> None:
    blog = Blog(comments=many(38))
    step = loaded(blog.web(), replace(blog.hints(), thread=Thread(44)))[-1]
    assert (step.thread.count, step.thread.complete) == (44, False)
    assert step.summary == "44 announced, 38 loaded, WordPress"


def test_where_the_interface_is_refused_the_ten_newest_come_by_atom() -> None:
    blog = Blog(comments=many(34), refused=("wp-json",))
    step = loaded(blog.web(), replace(blog.hints(), thread=Thread(34)))[-1]
    assert [comment.id for comment in step.thread.comments] == [f"comment-{n}" for n in range(34, 24, -1)]
    assert (step.thread.source, step.thread.count, step.thread.complete) == ("Atom", 34, False)
    comments = {comment.id: comment for comment in step.thread.comments}
    newest = comments["comment-33"]
    assert (newest.parent, newest.author, newest.text) == ("comment-32", "Reader 33", "This is opinion number 33.")
    assert newest.time == "2026-03-07T07:33:00+00:00"
    assert comments["comment-30"].parent == "comment-29"
    assert step.notes[0].startswith("WordPress: the server does not give this page to newsreader (403).")
    assert step.notes[1] == "Atom: the feed holds only the 10 newest comments."


def test_where_atom_is_refused_too_the_ten_come_by_rss() -> None:
    blog = Blog(comments=many(34), refused=("wp-json", "atom"))
    web = blog.web()
    step = loaded(web, replace(blog.hints(), thread=Thread(34)))[-1]
    assert (len(step.thread.comments), step.thread.source) == (10, "RSS")
    comments = {comment.id: comment for comment in step.thread.comments}
    assert (comments["comment-33"].parent, comments["comment-33"].text) == (
        "comment-32",
        "This is opinion number 33.",
    )
    assert [note.partition(":")[0] for note in step.notes] == ["WordPress", "Atom", "RSS"]
    assert web.asked[-1] == f"https://blog.example{STORY}feed/"


def test_the_page_and_the_feed_complete_each_other_in_the_order_of_the_page() -> None:
    blog = Blog(comments=many(12), refused=("wp-json",))
    shown = [
        Comment(
            f"comment-{n}", f"This is opinion number {n}.", author=f"Reader {n}", time=f"2026-03-07T08:{n:02}+01:00"
        )
        for n in range(1, 6)
    ]
    thread = loaded(blog.web(), replace(blog.hints(), thread=Thread(12, tuple(shown), "page")))[-1].thread
    assert [c.id for c in thread.comments][:6] == [f"comment-{n}" for n in (1, 2, 3, 4, 5, 12)]
    assert (len(thread.comments), thread.source, thread.complete) == (12, "page, Atom", False)
    # The moment is the same; the page says it in its own zone.
    assert thread.comments[4].time == "2026-03-07T08:05+01:00"


def test_a_server_that_gives_ten_at_once_and_no_totals_is_read_to_its_end() -> None:
    blog = Blog(comments=many(25))
    web = blog.web()
    answer = web.otherwise

    def small(url: str) -> object:
        page = answer(url.replace("per_page=100", "per_page=10"))
        return replace(page, headers={})  # type: ignore[type-var]

    web.otherwise = small  # type: ignore[method-assign, assignment]
    thread = loaded(web, blog.hints())[-1].thread
    assert (len(thread.comments), thread.count, thread.complete) == (25, None, True)
    assert len(web.asked) == 4  # the fourth page is empty


def test_values_of_the_wrong_kind_are_left_out() -> None:
    blog = Blog(comments=many(1))
    web = blog.web()
    good = {"id": 7, "content": {"rendered": "<p>Fine.\x1b[31m</p>"}, "author_name": None, "date": "soon", "link": 5}
    bad = [None, "x", {"id": None}, {"id": 8}, {"id": 9, "content": "text"}, {"id": True}]
    web.otherwise = lambda url: document(url, [good, *bad], x_wp_total="many", x_wp_totalpages="-1")  # type: ignore[method-assign]
    assert loaded(web, blog.hints())[-1].thread.comments == (Comment("comment-7", "Fine."),)


def test_routes_are_put_below_any_root() -> None:
    assert endpoint("https://a.example/wp-json/", "wp/v2/comments", "post=1") == (
        "https://a.example/wp-json/wp/v2/comments?post=1"
    )
    assert endpoint("https://a.example/b/?rest_route=/", "wp/v2/comments", "post=1") == (
        "https://a.example/b/?rest_route=/wp/v2/comments&post=1"
    )
    assert Link("a", "b").title == ""
