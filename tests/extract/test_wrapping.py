"""Hard-wrapped text made whole."""

from __future__ import annotations

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract.cutting import cut
from reader.extract.wrapping import column

PARAGRAPH = (
    "The ferry came back on Thursday after eleven years, and half the town was on the quay to see it dock, with "
    "flasks and folding chairs and a brass band that had practised one single march for it since the spring."
)


@settings(max_examples=40, deadline=None)
@given(st.integers(60, 110), st.integers(3, 8))
def test_what_is_wrapped_at_any_column_comes_back_whole(width: int, count: int) -> None:
    paragraphs = [f"{number} {PARAGRAPH}" for number in range(count)]
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert [block.text for block in cut(text).blocks] == paragraphs


def test_paragraphs_on_lines_of_their_own_are_not_wrapped() -> None:
    assert column([PARAGRAPH, "", PARAGRAPH * 2, "", PARAGRAPH]) == 0


def test_two_short_lines_are_not_one() -> None:
    wrapped = textwrap.fill(PARAGRAPH * 3, 80).split("\n")
    assert [block.text for block in cut("\n".join(["Home", "News", "", *wrapped])).blocks][:2] == ["Home", "News"]


def test_a_list_item_a_heading_and_a_date_are_told_apart() -> None:
    blocks = cut("  • An item\n\n## A heading\n\n    14. Januar 2020\n\n  3. Third\n\n> quoted").blocks
    assert [(b.text, b.bullet, b.level, b.quoted) for b in blocks] == [
        ("An item", "•", None, False),
        ("A heading", None, 2, False),
        ("14. Januar 2020", None, None, False),
        ("Third", "3.", None, False),
        ("quoted", None, None, True),
    ]


def test_captions_of_about_one_length_do_not_make_a_wrapped_page() -> None:
    """Each has a line of small letters below it, as a wrapped line has; but the paragraphs are longer by far."""
    paragraph = (
        "The ferry came back on Thursday after eleven years, and half of the town was on the quay to see it. " * 3
    )
    captions = [
        "A gull on the lighthouse of Black Point, seen from the deck of the old ferry on 10 March © Ida Crane/AFP",
        "The village hall of Saint Ronan after the storm, without its roof, on 9 March 2026. © Ida Crane/AFP",
        "Passengers wait for the first boat of the day at the new quay, on 12 March 2026. © Ida Crane / AFP",
        "Pupils of the school at the harbour aboard the ferry, on the day it came back. © Ida Crane/AFP / Rex",
    ]
    items = [
        line for one in captions for line in (f"  • {one}", "    information provided by AFP 12.03.2026 07:50", "")
    ]
    lines = [*[paragraph, ""] * 6, "Read also", "", *items]
    assert column(lines) == 0
