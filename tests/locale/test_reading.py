from __future__ import annotations

import pytest

from reader.locale.reading import WORDS_PER_MINUTE, count_words, minutes_to_read
from reader.story import Block, Crosshead, Embed, Listing, Paragraph, Picture, Quote, Span, Story, Table, Verbatim


def words_of(*blocks: Block, lede: str | None = None) -> int:
    return count_words(Story(id="x", headline="Not counted", lede=lede, blocks=blocks))


def test_all_that_is_read_is_counted_and_nothing_that_is_looked_at() -> None:
    assert (
        words_of(
            Paragraph((Span("Two "), Span("words", frozenset({"strong"})))),
            Crosshead("One"),
            Quote(((Span("One"),), (Span("two"),)), "Nobody"),
            Listing(((Span("one two"),), (Span("three"),))),
            Table((("a", "b"), ("c", "d"))),
            Verbatim("x = 1"),
            Picture(alt="not counted"),
            Embed("not counted"),
            lede="A lede",
        )
        == 2 + 1 + 2 + 3 + 4 + 2 + 2
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— …", 0),
        ("L’eau d’Aix-les-Bains\u00a0: « tiède »", 3),
        ("渡轮复航了", 3),
        ("فندق المدينة", 2),
        ("हिन्दी समाचार", 2),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert words_of(Paragraph((Span(text),))) == words


def test_reading_time_is_rounded_up() -> None:
    assert [minutes_to_read(words) for words in (0, 1, WORDS_PER_MINUTE, WORDS_PER_MINUTE + 1)] == [0, 1, 1, 2]
