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
    assert column([PARAGRAPH, "", PARAGRAPH * 2, "", PARAGRAPH]).limit == 0


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
    assert column(lines).limit == 0


def test_a_line_is_not_broken_at_a_no_break_space() -> None:
    """ "12 March 2026" is one word to the converter, and would not have fitted on the line above it."""
    before = "The ferry that came back after eleven years leaves the quay of Saint Ronan again on the"
    text = f"{before}\n12\u00a0March\u00a02026, in the rain.\n\n" + textwrap.fill(PARAGRAPH * 3, 90)
    assert cut(text).blocks[0].text == f"{before} 12\u00a0March\u00a02026, in the rain."


def test_signs_are_counted_where_the_converter_counts_signs() -> None:
    """A Chinese sign fills two cells; some converters count it as one, so that no column of cells has an edge."""
    paragraph = "港町の議会は木曜日、古い灯台を残すことを九対四で決めた。二冬続いた争いはこれで終わる。" * 4
    lines = [
        line
        for count in (2, 3, 4)
        for line in [*textwrap.wrap(paragraph * count, 94, break_long_words=True), "", "灯台", ""]
    ]
    found = column(lines)
    assert (found.limit, found.width) == (94, len)
    assert [block.text for block in cut("\n".join(lines)).blocks[::2]] == [paragraph * count for count in (2, 3, 4)]


def test_the_addresses_of_links_do_not_hide_the_column() -> None:
    links = [
        f"[ Ferry {n} ](https://ferry.example/news/2026/{'very-long-' * 12}{n}.html)" for n in range(30) for _ in "ab"
    ]
    wrapped = textwrap.fill(PARAGRAPH * 3, 78)
    text = "\n\n".join([*links, *[wrapped] * 5])
    assert cut(text).blocks[-1].text == wrapped.replace("\n", " ")


def test_a_heading_in_the_middle_of_a_lynx_page_is_its_chief_one_and_goes_on() -> None:
    paragraphs = [" ".join([PARAGRAPH[at:], PARAGRAPH, PARAGRAPH]) for at in range(0, 60, 7)]
    body = [textwrap.indent(textwrap.fill(paragraph, 71), "   ") for paragraph in paragraphs]
    first = "The ferry comes back to the quay of Saint Ronan, with flasks and a"
    last = "thunderstorm"
    heading = f"{first:^80}".rstrip() + "\n" + f"{last:^80}".rstrip()
    blocks = cut("\n\n".join(["Town", heading, *body])).blocks
    assert [(block.text, block.level) for block in blocks[:3]] == [
        ("Town", 2),
        (f"{first} {last}", 1),
        (paragraphs[0], None),
    ]


def test_an_address_with_a_blank_does_not_end_the_list_of_addresses() -> None:
    listed = [
        "   1. https://ferry.example/",
        "   2. mailto:?subject=The ferry is back",
        "   3. https://ferry.example/quay",
    ]
    dump = cut("\n".join([PARAGRAPH, "", "References", "", *listed]))
    assert [block.text for block in dump.blocks] == [PARAGRAPH]
    assert sorted(dump.references) == [1, 2, 3]
