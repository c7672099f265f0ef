"""What `show --explain` prints of a story."""

from __future__ import annotations

from reader.export import explain
from reader.story import LeftOut, Paragraph, Picture, Span, Story

STORY = Story(
    id="s",
    headline="The clock stays",
    authors=("Ada Kern", "Bo Lind"),
    blocks=(Picture(caption="The clock"), Paragraph((Span("It has not told the right time since the flood."),))),
    evidence={"headline": "h1 element", "paywall": "the page says that it is not free"},
    left_out=(LeftOut("notice", "Sign up for our newsletter about\nclocks", "begins like a notice"),),
)


def test_every_field_stands_on_a_line_with_its_evidence() -> None:
    lines = explain(STORY).splitlines()
    assert "headline: The clock stays  [h1 element]" in lines
    assert "authors: Ada Kern, Bo Lind" in lines
    assert "lede: –" in lines
    assert "body: 1 blocks of text, 1 pictures" in lines
    assert "paywall:  [the page says that it is not free]" in lines


def test_what_was_left_out_stands_below_with_its_reason() -> None:
    assert explain(STORY).endswith(
        "Left out:\n  notice (begins like a notice): Sign up for our newsletter about clocks"
    )


def test_a_story_without_anything_left_out_says_nothing_of_it() -> None:
    assert "Left out" not in explain(Story(id="s", headline="h"))
