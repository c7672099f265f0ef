"""Readers' comments in a page: what is one, whose, when, in answer to whom, and what is none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract.dates import Dates
from reader.extract.html.comments import CommentsFound, comments_in
from reader.extract.html.tree import Tree
from reader.extract.lexicon import lexicon
from reader.story import Comment
from reader.text import clean

WORDS = lexicon("en")
DATES = Dates(WORDS)
STORY = (
    "<article><h1>The ferry runs again</h1><p>It had been out of the water since the flood in spring.</p></article>"
)


def read(html: str, **said: object) -> CommentsFound:
    count, told = said.get("count"), said.get("told", ())
    tree = Tree.parse(STORY + html, "https://example.org/news/ferry")
    assert count is None or isinstance(count, int)
    assert isinstance(told, tuple)
    return comments_in(tree, WORDS, DATES, count=count, told=told)


def comments(html: str) -> tuple[Comment, ...]:
    return read(html).thread.comments


def comment(text: str, *, name: str = "Ines", when: str = "", inside: str = "", names: str = "") -> str:
    stamp = when or '<time datetime="2026-05-04T10:00Z">4 May</time>'
    return (
        f'<div class="comment {names}"><span class="author">{name}</span> {stamp}'
        f'<div class="comment-text">{text}</div>{inside}</div>'
    )


# ---------------------------------------------------------------------- who


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Ines Falk says:", "Ines Falk"),
        ("By Ines Falk", "Ines Falk"),
        ("Posted by: Ines Falk", "Ines Falk"),
        ("#12 Ines Falk", "Ines Falk"),
        ("Ines F.", "Ines F."),
        ("Ines (not verified)", "Ines (not verified)"),
        ('Ines <span class="badge">Top commenter</span>', "Ines"),
        ("Ines <em>Author</em>", "Ines"),
        ('<img alt="Avatar of Ines"> Ines', "Ines"),
        ("ines_82", "ines_82"),
        ("伊内斯", "伊内斯"),
    ],
)
def test_the_name_is_the_name_alone(shown: str, name: str) -> None:
    [one] = comments(f'<div id="comments">{comment("The bell is new.", name=shown)}</div>')
    assert one.author == name


def test_a_name_that_stands_only_in_an_attribute_is_one() -> None:
    [one] = comments(
        '<div id="comments"><div class="comment" data-author="Ines"><time datetime="2026-05-04">4 May</time>'
        "<p>The bell is new.</p></div></div>"
    )
    assert (one.author, one.time, one.text) == ("Ines", "2026-05-04", "The bell is new.")


# ---------------------------------------------------------------------- when


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        ('<time datetime="2026-05-04T10:00:30Z">today</time>', "2026-05-04T10:00:30+00:00"),
        ('<time datetime="2026-05-04T10:00:30.123+02:00">4 May</time>', "2026-05-04T10:00:30+02:00"),
        ('<time datetime="2026-05-04T10:00:00Z">4 May 2026, 12:00</time>', "2026-05-04T12:00:00+02:00"),
        ('<time datetime="2026-05-04T23:30:00Z">5 May 2026, 01:30</time>', "2026-05-05T01:30:00+02:00"),
        ('<span class="date">4 May 2026, 12:00</span>', "2026-05-04T12:00"),
        ('<span class="date">4 May 2026</span>', "2026-05-04"),
        ('<abbr title="2026-05-04T12:00:00">4 May</abbr>', "2026-05-04T12:00:00"),
        ('<span class="ago" data-time="1777888800">2 days ago</span>', "2026-05-04T10:00:00+00:00"),
        ('<span class="date">2 days ago</span>', None),
        ('<span class="date">yesterday</span>', None),
        ('<time datetime="0001-01-01T00:00:00Z">some time</time>', None),
    ],
)
def test_the_time_is_as_exact_as_the_page_tells_it(stamp: str, moment: str | None) -> None:
    [one] = comments(f'<div id="comments">{comment("The bell is new.", when=stamp)}</div>')
    assert one.time == moment
    assert one.text == "The bell is new."


# ---------------------------------------------------------------------- what


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One.<br>Two.", "One.\nTwo."),
        ("One.<br><br>Two.", "One.\n\nTwo."),
        ("<p>One.<br></p><p>Two.</p>", "One.\n\nTwo."),
        ("<blockquote>One.</blockquote>Two.", "> One.\n\nTwo."),
        ("<ul><li>One<li>Two</ul>", "• One\n• Two"),
        ("<ol><li>One<li>Two</ol>", "1. One\n2. Two"),
        ("<p>One <a href='/x'>two</a> <em>three</em>.</p>", "One two three."),
        ("<p><span class='dropcap'>O</span>ne.</p>", "One."),
        ("<p>One.</p><p hidden>Two.</p><a href='#'>Show more</a>", "One.\n\nTwo."),
        ("<details><summary>Read more</summary>One.</details>", "One."),
        ("@Otto: One.", "@Otto: One."),
        ("👍", "👍"),
        ("+1", "+1"),
        ("Like", "Like"),
    ],
)
def test_the_words_keep_their_paragraphs_and_lines(markup: str, text: str) -> None:
    [one] = comments(f'<div id="comments">{comment(markup)}</div>')
    assert one.text == text


def test_buttons_menus_and_forms_are_no_words() -> None:
    [one] = comments(
        """<div id="comments"><div class="comment"><b class="author">Ines</b> <time datetime="2026-05-04">4 May</time>
        <p>The bell is new.</p><p>Really.</p><a>Reply</a> <button>Report</button><ul class="share"><li>Mail</ul>
        <form><textarea></textarea> Send</form></div></div>"""
    )
    assert one.text == "The bell is new.\n\nReally."


def test_an_answer_is_not_among_the_words_of_what_it_answers() -> None:
    first, answer = comments(f'<div id="comments">{comment("Yes?", inside=comment("No.", name="Otto"))}</div>')
    assert (first.text, answer.text, answer.parent) == ("Yes?", "No.", first.id)


def test_a_comment_that_was_taken_away_stays_with_its_notice() -> None:
    taken = '<div class="comment deleted"><p>This comment has been removed.</p>' + comment("Why?") + "</div>"
    first, answer = comments(f'<div id="comments">{taken}</div>')
    assert first.text == "This comment has been removed."
    assert (first.author, answer.parent) == (None, first.id)


# ---------------------------------------------------------------------- which


def test_links_from_other_sites_are_no_comments_but_count_as_the_page_counts() -> None:
    found = read(
        f"""<div id="comments"><h2>2 comments</h2>{comment("The bell is new.")}
        {comment("Elsewhere: the week on the river", names="pingback")}</div>"""
    )
    assert len(found.thread.comments) == 1
    assert found.thread.count == 2
    assert not found.thread.complete


def test_comments_of_other_pages_are_none_of_this_one_nor_of_the_story() -> None:
    found = read(f'<aside class="recent-comments">{comment("On the heron.")}{comment("On the weir.")}</aside>')
    assert found.thread.comments == ()
    assert len(found.zones) == 1


def test_a_page_whose_names_only_say_that_comments_are_open_has_none() -> None:
    found = read('<div class="comments-open has-comments"><p>Thank you for reading this story to its end.</p></div>')
    assert found.thread.comments == ()
    assert found.zones == ()


def test_teasers_below_the_comments_are_no_comments() -> None:
    found = read(
        f"""<section><h2>Comments</h2>{comment("The bell is new.")}{comment("It is.")}</section><h2>More</h2>
        <ul><li><a href="/1">A heron moves into the lock house</a> 3 May 2026<li><a href="/2">Weirs</a> 2 May 2026"""
    )
    assert len(found.thread.comments) == 2


def test_a_list_that_stands_there_twice_is_read_once() -> None:
    one = comment("The bell is new.").replace("<div", '<div id="comment-7"', 1)
    assert (
        len(comments(f'<div id="comments"><div class="wide">{one}</div><div class="narrow">{one}</div></div>')) == 1
    )


def test_two_who_say_the_same_are_two() -> None:
    assert len(comments(f'<div id="comments">{comment("Yes.")}{comment("Yes.", name="Otto")}</div>')) == 2


# ---------------------------------------------------------------------- in answer to whom


@pytest.mark.parametrize("names", ["depth-2", "level-2", "comment--reply", "indent-1", "is-answer child"])
def test_an_answer_that_follows_is_told_by_its_names(names: str) -> None:
    first, answer, other = comments(
        f"""<div id="comments">{comment("Yes?")}{comment("No.", name="Otto", names=names)}{comment("Well.")}</div>"""
    )
    assert (first.parent, answer.parent, other.parent) == (None, first.id, None)


def test_an_answer_that_follows_is_told_by_where_it_is_set() -> None:
    first, answer, deeper = comments(
        f"""<div id="comments">{comment("Yes?")}<div class="indented">{comment("No.", name="Otto")}
        <div class="indented">{comment("Well.")}</div></div></div>"""
    )
    assert (answer.parent, deeper.parent) == (first.id, answer.id)


def test_an_answer_is_told_by_the_name_that_it_gives() -> None:
    page = "".join(comment(text, name=name) for text, name in (("Yes?", "Ines"), ("Maybe.", "Pia")))
    answer = comment("No.", name="Otto", when="<i>in reply to Ines</i> <time datetime='2026-05-04'>4 May</time>")
    first, _other, last = comments(f'<div id="comments">{page}{answer}</div>')
    assert last.parent == first.id
    assert last.text == "No."


def test_comments_that_were_loaded_later_answer_nothing() -> None:
    later = f'<div class="page-2"><div>{comment("No.", name="Otto")}</div></div>'
    first, other = comments(f'<div id="comments">{comment("Yes?")}{later}</div>')
    assert (first.parent, other.parent) == (None, None)


# ---------------------------------------------------------------------- how many


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("12 comments", 12),
        ("Comments (12)", 12),
        ("1,204 Comments", 1204),
        ("1.2K comments", 1200),
        ("12 thoughts on “The ferry runs again”", 12),
        (
            "12 Responses to The ferry runs again, after a long winter in which nothing ran and all walked around",
            12,
        ),
        ("One thought on “The ferry runs again”", 1),
        ("Ein Kommentar", 1),
        ("12 commentaires", 12),
    ],
)
def test_the_number_is_the_one_that_the_page_shows(heading: str, count: int) -> None:
    found = read(f'<div id="comments"><h2>{heading}</h2>{comment("The bell is new.")}</div>', count=44)
    assert found.thread.count == count


def test_the_number_in_the_data_counts_where_none_is_shown() -> None:
    found = read(f'<div id="comments">{comment("The bell is new.")}</div>', count=44)
    assert found.thread.count == 44


def test_the_numbers_of_other_stories_are_not_this_ones() -> None:
    found = read(
        '<a href="/weir#comments" class="comments">12 comments</a>'
        '<a href="/heron#comments" class="comments">3 comments</a>'
    )
    assert found.thread.count is None


# ---------------------------------------------------------------------- what the page's data tells


def test_comments_that_the_data_alone_tells_are_taken_from_it() -> None:
    told = (Comment("c1", "The bell is new.", author="Ines"), Comment("c2", "It is.", author="Otto"))
    assert read(f'<div id="comments">{comment("The bell is new.")}</div>', told=told).thread.comments == told


def test_the_data_tells_the_time_that_the_page_does_not() -> None:
    told = (Comment("c1", "The bell is new.", author="Ines", time="2026-05-04T10:00+02:00"),)
    [one] = read(
        f'<div id="comments">{comment("The bell is new.", when="<i class=date>2 days ago</i>")}</div>', told=told
    ).thread.comments
    assert one.time == "2026-05-04T10:00+02:00"


# ---------------------------------------------------------------------- size, and what nobody expects


ONE = """<li class="comment" id="comment-{i}"><b class="fn">Ann</b> <time datetime="2026-05-04T10:00Z">4 May</time>
<div class="comment-content"><p>Some words of comment {i}.</p></div></li>"""


def test_five_thousand_comments_take_a_moment() -> None:
    tree = Tree.parse(STORY + "<ol id=comments>" + "".join(ONE.format(i=i) for i in range(5_000)) + "</ol>")
    start = time.process_time()
    found = comments_in(tree, WORDS, DATES)
    assert len(found.thread.comments) == 5_000
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "unit", ['<div class="comment">', "<div class=comment><b class=author>x</b>", "<ul><li>4 May 2026 x"]
)
def test_comments_as_deep_as_pages_can_be_take_a_moment(unit: str) -> None:
    tree = Tree.parse(STORY + "<div id=comments>" + unit * 2_500)
    start = time.process_time()
    comments_in(tree, WORDS, DATES)
    assert time.process_time() - start < 1.5


PIECES = st.sampled_from(
    [
        *(
            '<div class="comment">',
            '<li id="comment-1">',
            '<li id="comment-2" class="comment depth-2">',
            "<ol>",
            "<ul>",
        ),
        *(
            '<article class="comment-body">',
            '<section id="comments">',
            "<h2>3 comments</h2>",
            "<h2>Comments",
            "<table>",
        ),
        *(
            '<b class="author">',
            "<cite>Ines</cite>",
            '<time datetime="2026-05-04T10:00Z">',
            "4 May 2026, 10:15",
            "<tr><td>",
        ),
        *(
            '<p class="text">',
            '<div class="comment-text" hidden>',
            "<blockquote>",
            "<br>",
            "<dt>Otto",
            "<dd>Yes.",
            "<dl>",
        ),
        *("</div>", "</li>", "</ol>", "</p>", "</article>", "</section>", "</b>", "</td></tr></table>", "</time>"),
        *(
            "in reply to Ines",
            "Ines says:",
            "The bell is new. ",
            "\x1b[31m",
            "\u202e",
            "\x00",
            '<a href="#comment-1">',
            "</a>",
        ),
        *(
            '<div class="votes up">12</div>',
            '<div data-parent-id="1" data-comment-id="1">',
            '<p style="margin-left:40px">',
        ),
        *(
            '<a class="permalink" href="http://[">',
            '<span itemprop="author">',
            '<div itemscope itemtype="schema.org/Comment">',
        ),
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_whatever_the_markup_the_thread_holds_together(pieces: list[str]) -> None:
    found = read("".join(pieces))
    before: set[str] = set()
    for one in found.thread.comments:
        assert one.text == clean(one.text).strip()
        assert one.id not in before
        assert one.parent is None or one.parent in before
        assert one.author is None or (one.author.strip() and one.author == clean(one.author))
        before.add(one.id)
    ends = [zone.end for zone in found.zones]
    assert all(zone.index >= end for zone, end in zip(found.zones[1:], ends, strict=False))
