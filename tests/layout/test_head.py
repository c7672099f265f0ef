"""A headline's lines are about as long, and as few as they can be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout.flow import Run, lines
from reader.layout.head import balanced
from reader.layout.sheet import HEAD

WORDS = st.sampled_from(
    ["a", "the", "council", "« oui »", "!", "lock-keeper", "10 000", "A.", "Ferrand", "河川", "🛶"]
)


def headline(text: str, width: int) -> list[str]:
    """The lines of a headline in a column of ``width`` cells."""
    content = [Run(text, "headline")]
    made = lines(content, balanced(content, width, french=True), HEAD, "headline", french=True)
    return ["".join(part for part, _role in line.cells) for line in made]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("A short one", 40, ["A short one"]),
        ("The lock keeper who would not go", 30, ["The lock keeper", "who would not go"]),
        ("La fermeture du pont est « inévitable »", 36, ["La fermeture du pont", "est « inévitable »"]),
        ("河川の水門を守る人は去らない", 24, ["河川の水門を守", "る人は去らない"]),
    ],
)
def test_lines_are_about_as_long(text: str, width: int, lines: list[str]) -> None:
    assert headline(text, width) == lines


def test_a_word_is_not_cut_to_that_end() -> None:
    assert headline("Incomprehensibilities abound here", 30) == ["Incomprehensibilities", "abound here"]


def test_what_is_as_long_as_a_paragraph_looks_like_one() -> None:
    text = "word " * 60
    assert balanced([Run(text, "headline")], 30, french=True) == 30


@settings(max_examples=100, deadline=None)
@given(words=st.lists(WORDS, min_size=1, max_size=20), width=st.integers(12, 80))
def test_no_line_is_added(words: list[str], width: int) -> None:
    content = [Run(" ".join(words), "headline")]
    narrow = balanced(content, width, french=True)
    count = [sum(1 for _ in lines(content, cells, HEAD, "headline", french=True)) for cells in (narrow, width)]
    assert narrow <= width
    assert count[0] == count[1]
