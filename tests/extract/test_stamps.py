"""The line that says when a comment was written, and by whom."""

from __future__ import annotations

import pytest

from reader.extract.block import Block
from reader.extract.dates import Dates
from reader.extract.labels import Labeller
from reader.extract.lexicon import lexicon
from reader.extract.stamps import Stamp, Stamps


def stamp(text: str, language: str = "en") -> Stamp | None:
    words = lexicon(language)
    return Stamps(Labeller(words, Dates(words))).stamp(Block(text, 1))


@pytest.mark.parametrize(
    ("language", "text", "name", "time"),
    [
        ("fr", "19:02", None, "19:02"),
        ("fr", "marie29 - 12/03/2026 09:42", "marie29", "2026-03-12T09:42"),
        ("en", "Ida Crane says: May 4, 2026 at 5:40 pm", "Ida Crane", "2026-05-04T17:40"),
        ("en", "Ida Crane 3 hours ago", "Ida Crane", None),
        ("de", "Jutta W. · 4. Mai, 17:36 Uhr", "Jutta W.", None),
    ],
)
def test_a_stamp_tells_the_author_and_the_time(language: str, text: str, name: str | None, time: str | None) -> None:
    found = stamp(text, language)
    assert found is not None
    assert (found.name, found.time) == (name, time)


def test_a_stamp_may_number_its_comment() -> None:
    found = stamp("#12.3 May 4, 2026")
    assert found is not None
    assert found.number == "#12.3"


@pytest.mark.parametrize(
    "text",
    [
        "A comment without any number in it",
        "I was there on May 4, 2026, and nobody had to wait for the ferry at all.",
        "It is the fourth time since 2019 that the ferry stays away and nobody in town says why, or until when",
    ],
)
def test_text_is_no_stamp(text: str) -> None:
    assert stamp(text) is None


def test_the_same_line_is_read_once() -> None:
    words = lexicon("en")
    stamps = Stamps(Labeller(words, Dates(words)))
    assert stamps.stamp(Block("19:02", 1)) is stamps.stamp(Block("19:02", 7))
