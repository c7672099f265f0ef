"""Plain text reads from top to bottom: one idea a group of lines, nothing drawn, nothing lost."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import given, settings

from reader import locale
from reader.desk import Desk
from reader.export.plain import front_page, render
from reader.layout.width import cells
from reader.story import (
    Block,
    Comment,
    Crosshead,
    Embed,
    Entry,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Related,
    Span,
    Spans,
    Story,
    Table,
    Thread,
    Verbatim,
    plain,
)
from tests import strategies


def spans(text: str) -> Spans:
    return (Span(text),)


def groups_of(*blocks: Block) -> list[str]:
    """The groups of lines that stand for ``blocks``."""
    _headline, *groups = render(Story(id="x", headline="x", blocks=blocks)).removesuffix("\n").split("\n\n")
    return groups


STORY = Story(
    id="ferry",
    headline="The ferry runs again",
    url="https://example.org/ferry",
    kicker="Coast",
    provider="Harbour Wire",
    authors=("Ada Roux", "Ben Sol", "Cy Tran"),
    published="2026-03-02T08:20+01:00",
    updated="2026-03-01",
    lede="After nine days.",
    blocks=(
        Paragraph((Span("See the "), Span("tide ", href="https://e.org/t"), Span("tables", href="https://e.org/t"))),
    ),
    comments=Thread(
        44,
        (
            Comment("a", "First.\n\nAnd more.", author="Ines", time="19:02", score=1),
            Comment("b", "Second.", parent="a"),
            Comment("c", "Third.", parent="b", author="Olu", time="2026-03-02"),
        ),
    ),
    related=(
        Related("A bridge", "edition:bridge", "AFP", "2026-03-01", "It holds.", Picture(caption="It", credit="Roux")),
        Related(teaser="Only a teaser.", why="same words"),
    ),
)


def test_a_story_from_top_to_bottom() -> None:
    assert (
        render(STORY)
        == """\
Coast
The ferry runs again

information provided by Harbour Wire · 2 March 2026, 08:20
by Ada Roux, Ben Sol and Cy Tran
Updated 1 March 2026
https://example.org/ferry

After nine days.

See the tide tables [1]

44 comments, 3 here

Ines · 19:02 · 1 point
First.
And more.

Anonymous · in reply to Ines
Second.

Olu · 2 March 2026 · in reply to a reader
Third.

Read also

A bridge [2]
AFP · 1 March 2026
It holds.
Picture: It
Credit: Roux

Only a teaser.
same words

Links

[1] https://e.org/t
[2] edition:bridge
"""
    )


def test_what_the_program_says_is_in_the_readers_language() -> None:
    locale.use("fr")
    text = render(STORY)
    assert "information fournie par Harbour Wire · 2 mars 2026, 08:20\npar Ada Roux, Ben Sol et Cy Tran" in text
    assert "44 commentaires, dont 3 ici" in text
    assert "en réponse à Ines" in text
    assert "À lire aussi" in text


def test_a_language_that_is_not_the_readers_is_said_so_that_another_voice_can_be_chosen() -> None:
    told = {language: render(Story(id="x", headline="x", language=language)) for language in ("en-GB", "fr", "oc")}
    assert told == {"en-GB": "x\n", "fr": "x\n\nin French\n", "oc": "x\n\nlanguage: oc\n"}
    locale.use("fr")
    assert render(Story(id="x", headline="x", language="en")) == "x\n\nen anglais\n"


_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u259f\u2800-\u28ff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_story_of_the_edition_has_anything_in_it_that_is_drawn_or_moves(language: str) -> None:
    """No control character, box, block or braille pattern, which are all read out; no line of mere signs."""
    locale.use(language)
    desk = Desk()
    for slug in desk.edition.slugs:
        story = desk.open(f"edition:{slug}")
        text = render(story, width=80)
        verbatim = {line for block in story.blocks if isinstance(block, Verbatim) for line in block.text.split("\n")}
        for line in text.split("\n"):
            assert not _FORBIDDEN.search(line), (slug, line)
            assert not line or any(map(str.isalnum, line)) or line in verbatim or "🍊" in line, (slug, line)
            assert cells(line) <= 80 or line in verbatim or " " not in line.strip(), (slug, line)


def test_a_picture_is_its_texts_each_said_once() -> None:
    assert groups_of(Picture("q.png", "A quay", "The quay at noon", "Roux")) == [
        "Picture: A quay\nCaption: The quay at noon\nCredit: Roux"
    ]
    assert groups_of(Picture(alt="A quay", caption="A quay")) == ["Picture: A quay"]
    assert groups_of(Picture(caption="The quay")) == ["Picture: The quay"]
    assert groups_of(Picture("q.png")) == ["Picture without description"]


def test_a_table_row_names_its_columns() -> None:
    rows = (("Port", "Boats"), ("Anse", "12"), ("Baie", "3", "more"))
    assert groups_of(Table(rows, caption="Boats")) == [
        "Table: Boats\nPort: Anse; Boats: 12\nPort: Baie; Boats: 3; more"
    ]
    assert groups_of(Table(rows[1:], header=False)) == ["Table:\nAnse; 12\nBaie; 3; more"]


def test_other_blocks() -> None:
    assert groups_of(Crosshead("Low water")) == ["Low water"]
    assert groups_of(Quote((spans("We wait."), spans("We hope.")), "a pilot")) == [
        "Quotation:\nWe wait.\nWe hope.\n— a pilot"
    ]
    assert groups_of(Listing((spans("one"), spans("two")))) == ["- one\n- two"]
    assert groups_of(Listing((spans("one"), spans("two")), ordered=True)) == ["1. one\n2. two"]
    assert groups_of(Verbatim("\n  a  b\n    c\n")) == ["  a  b\n    c"]
    assert groups_of(Embed("A post", "https://e.org/p"))[0] == "Embedded: A post [1]"


def test_a_link_that_says_its_own_address_gets_no_number() -> None:
    assert groups_of(Paragraph((Span("https://e.org", href="https://e.org"),))) == ["https://e.org"]


def test_unsafe_links_are_words() -> None:
    assert groups_of(Paragraph((Span("press", href="javascript:alert(1)"),))) == ["press"]


def test_no_comments_are_said_to_be_none_only_where_the_page_says_so() -> None:
    assert "0 comments" in render(Story(id="x", headline="x", comments=Thread(0)))
    assert "comment" not in render(Story(id="x", headline="x"))


def test_a_front_page_lists_its_stories_and_how_to_open_them() -> None:
    ferry = Entry(
        "edition:ferry", "The ferry runs again", "Coast", "Harbour Wire", "2026-03-02T08:20", "en", "At last.", 1
    )
    page = SimpleNamespace(
        title="The Quay", notice="All invented.", date="2026-03-02", entries=(ferry,), kept=(Entry("x.txt", "Saved"),)
    )
    assert (
        front_page(page)
        == """\
The Quay
2 March 2026
All invented.

Coast
The ferry runs again
Harbour Wire · 2 March 2026, 08:20 · 1 comment
At last.
edition:ferry

Kept stories

Saved
x.txt
"""
    )


def test_lines_are_wrapped_on_demand_but_code_is_not() -> None:
    story = Story(id="x", headline="x", blocks=(Paragraph(spans("one two three")), Verbatim("one two three")))
    assert render(story, width=8) == "x\n\none two\nthree\n\none two three\n"


@given(strategies.stories)
@settings(max_examples=60, deadline=None)
def test_every_paragraph_of_every_story_is_one_line(story: Story) -> None:
    text = render(story)
    assert not re.search(r"[\u2500-\u259f\x1b]", text) or re.search(r"[\u2500-\u259f]", repr(story))
    lines = {re.sub(r" \[\d+\]|\s", "", line) for line in text.split("\n")}
    for block in story.blocks:
        if isinstance(block, Paragraph):
            assert re.sub(r" \[\d+\]|\s", "", plain(block.spans)) in lines


@given(strategies.stories)
@settings(max_examples=40, deadline=None)
def test_wrapping_changes_line_ends_only(story: Story) -> None:
    def letters(text: str) -> list[str]:
        return [char for char in text if char.isascii() and not char.isspace()]  # wrapping drops invisible ones

    assert letters(render(story, width=20)) == letters(render(story))
