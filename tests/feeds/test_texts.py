"""What is markup in a line of a feed, and what only looks like it."""

from __future__ import annotations

import pytest

from reader.feeds.texts import first_words, line_of_either, line_of_html, line_of_text, looks_like_html


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Plain", "Plain"),
        ("Flour <b>prices</b> &amp; bread", "Flour prices & bread"),
        ("It&#8217;s &eacute;t&eacute;", "It’s été"),
        ("History of the <blink> tag", "History of the <blink> tag"),
        ("vector<int> in C++", "vector<int> in C++"),
        ("3 < 4 & 5 > 2", "3 < 4 & 5 > 2"),
        ("one<br/>two", "one two"),
        ("<p>one</p><p>two</p>", "one two"),
        ("a <em>word</em>, and", "a word, and"),
        ("<script>alert(1)</script>x", "x"),
        ("AT&T &bogus; x", "AT&T &bogus; x"),
        ("a\n  b\tc", "a b c"),
        ("quoted \x93so\x94", "quoted “so”"),
    ],
)
def test_a_line_of_unknown_kind(text: str, line: str) -> None:
    assert line_of_either(text) == line


def test_what_is_said_to_be_plain_may_speak_of_markup() -> None:
    assert (
        line_of_text("Use &lt;b&gt; for <b>bold</b>, it&#8217;s easy") == "Use &lt;b&gt; for <b>bold</b>, it’s easy"
    )


def test_what_is_said_to_be_markup_is() -> None:
    assert line_of_html("a &lt;b&gt; <i>c</i><!-- d --> <unknown>e</unknown>") == "a <b> c e"
    assert line_of_html("<a title='b > c' href=x>Read</a> <!-- <script> --> on <!-- </script> -->") == "Read on"


@pytest.mark.parametrize("text", ["", "x", "1 < 2", "<x>y</x>", "a & b", "&nosuch;", "<b>never closed"])
def test_doubt_is_plain(text: str) -> None:
    assert not looks_like_html(text)


def test_the_first_words_stand_in_for_a_title() -> None:
    text = (
        "<p>Boats have been waiting below the weir since <b>Monday</b>, and nobody knows for how long they will.</p>"
    )
    assert first_words(text) == "Boats have been waiting below the weir since Monday, and nobody knows for how…"
    assert first_words("<p>Short.</p>") == "Short."
    assert first_words("x" * 200, 10) == "x" * 9 + "…"
    assert first_words("") == ""
