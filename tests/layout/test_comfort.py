"""More room between lines and paragraphs, and emphasis that can be seen, without a word moving elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout.article import ArticleOptions, lay_story
from reader.layout.comfort import Comfort
from reader.layout.search import own_text
from reader.layout.sheet import Line, Sheet
from reader.story import Listing, Paragraph, Quote, Span, Story
from reader.view.words import article_words
from tests import strategies

EM, STRONG = frozenset({"em"}), frozenset({"strong"})
STORY = Story(
    id="quay",
    headline="A quay",
    blocks=(
        Paragraph((Span("The tide came "), Span("early ", EM), Span("and stayed for the whole of the morning."))),
        Quote(((Span("Never", STRONG), Span(" again.")),)),
        Listing(((Span("rope", EM),),)),
    ),
)


def laid(story: Story, comfort: Comfort, width: int = 24) -> list[Line]:
    return list(lay_story(story, width, ArticleOptions(width, comfort=comfort), article_words(0)))


def test_double_spacing_parts_the_lines_of_a_paragraph() -> None:
    texts = [line.text for line in laid(STORY, Comfort(lines=2))]
    assert texts == ["A quay", "", "The tide came early and", "", "stayed for the whole of", "", "the morning.", "",
                     "▌ Never again.", "", "• rope"]  # fmt: skip


def test_paragraphs_stand_as_far_apart_as_is_asked() -> None:
    texts = [line.text for line in laid(STORY, Comfort(paragraphs=3))]
    assert texts[:7] == ["A quay", "", "", "", "The tide came early and", "stayed for the whole of", "the morning."]


@pytest.mark.parametrize(
    ("emphasis", "role"), [("italic", "text+em"), ("bold", "text+strong"), ("underline", "text+underline")]
)
def test_emphasis_is_shown_as_is_asked(emphasis: str, role: str) -> None:
    cells = [cell for line in laid(STORY, Comfort(emphasis=emphasis)) for cell in line.cells]  # type: ignore[arg-type]
    assert ("early ", role) in cells


def test_emphasis_can_be_written_out() -> None:
    texts = [line.text for line in laid(STORY, Comfort(emphasis="signs"), 60)]
    assert "The tide came *early* and stayed for the whole of the" in texts
    assert "▌ **Never** again." in texts
    assert "• *rope*" in texts


@given(
    strategies.stories,
    st.builds(Comfort, st.sampled_from([1, 2]), st.integers(1, 3), st.sampled_from(["italic", "bold", "underline"])),
)
@settings(max_examples=50, deadline=None)
def test_no_word_is_lost_and_every_place_is_found_again(story: Story, comfort: Comfort) -> None:
    usual, eased = laid(story, Comfort()), laid(story, comfort)
    assert [own_text(line) for line in eased if line.text] == [own_text(line) for line in usual if line.text]
    sheet = Sheet(iter(eased))
    for line in usual:
        if line.text and line.block >= 0:
            assert sheet.lines[sheet.line_at(line.block, line.start)].block == line.block
