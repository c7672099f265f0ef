"""The text of HTML, cheaply, whatever the HTML."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.feed import FeedEntry
from reader.library.plaintext import line_of, searched, shortened, spaced, teaser_of, text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("wh<b>o</b>le <em>words</em>, <a href='x'>link</a>ed", "whole words, linked"),
        ("a &amp; b &eacute; &#8217; &lt;p&gt;", "a & b é ’ <p>"),
        ("<p>in<script>var a = '<p>x</p>';</script><style>p {}</style>out</p>", "in out"),
        ("3 < 4 > 2", "3 < 4 > 2"),
        ("<script>unclosed", ""),
        ("one<br/>two<!-- a note -->three", "one two three"),
        ("cut off <a href=", "cut off <a href="),
    ],
)
def test_text(html: str, text: str) -> None:
    assert line_of(html) == text


@pytest.mark.parametrize("piece", ["<a ", "<script>", "<style", "</script", "<!--", "&amp", "<", "<a href='<"])
def test_no_text_takes_long(piece: str) -> None:
    start = process_time()
    line_of(piece * 100_000)
    assert process_time() - start < 2


@given(st.text(st.sampled_from("<>/abp script&amp;!-'\"= "), max_size=200))
def test_any_markup(html: str) -> None:
    assert "<script>" not in text_of(html.replace("&", ""))


def test_a_teaser_is_the_first_text_that_is_not_the_headline() -> None:
    assert (
        teaser_of(FeedEntry(headline="A", summary="<p>A</p>", content="<p>B " + "b " * 200)) == "B" + " b" * 119 + "…"
    )
    assert teaser_of(FeedEntry(headline="A", summary="A")) is None
    assert teaser_of(FeedEntry(headline="A", content="<img src='" + "x" * 3000 + "'> Text")) == "Text"


def test_the_index_knows_each_field() -> None:
    entry = FeedEntry(headline="H", summary="<b>S</b>", content="<p>C", authors=("A", "B"), provider="P")
    assert [column.strip() for column in searched(entry)] == ["H", "S", "C", "A, B", "P"]
    assert searched(FeedEntry(headline="H", summary="H")).lede == ""


def test_scripts_without_blanks_are_parted() -> None:
    assert spaced("渡轮 ferry").split() == ["渡", "轮", "ferry"]


def test_shortening_cuts_between_words() -> None:
    assert shortened("one two three", 8) == "one two…"
    assert shortened("onetwothree", 5) == "onet…"
    assert shortened("one", 5) == "one"
