"""A sheet is read aloud sentence by sentence, each known by the cells that it stands in."""

from __future__ import annotations

from hypothesis import given, settings

from reader.layout.aloud import Utterance, utterances
from reader.layout.article import ArticleOptions, lay_story
from reader.layout.sheet import Sheet
from reader.story import Crosshead, Paragraph, Picture, Span, Story
from reader.view.words import article_words
from tests import strategies

STORY = Story(
    id="ferry",
    headline="The ferry runs again",
    lede="After nine days.",
    blocks=(
        Paragraph((Span("It crossed the sound at dawn. Forty cars came along."),)),
        Crosshead("Then the fog"),
        Picture(src="a.png", alt="A quay in fog. Nobody stands there."),
    ),
)


def sheet(story: Story, width: int = 30) -> Sheet:
    return Sheet(lay_story(story, width, ArticleOptions(width, "en"), article_words(0)))


def said(laid: Sheet, line: int = 0) -> list[str]:
    return [utterance.text for utterance in utterances(laid, line)]


def cut(laid: Sheet, utterance: Utterance) -> str:
    return " ".join(laid.lines[line].text[first:end] for line, first, end in utterance.pieces)


def test_sentences_run_over_the_ends_of_lines() -> None:
    assert said(sheet(STORY))[:5] == [
        "The ferry runs again",
        "After nine days.",
        "It crossed the sound at dawn.",
        "Forty cars came along.",
        "Then the fog",
    ]


def test_a_frame_is_not_read_out() -> None:
    whole = " ".join(said(sheet(STORY)))
    assert "A quay in fog. Nobody stands there." in whole
    assert not set("─│┌┐└┘╭╮╰╯") & set(whole)


def test_each_sentence_is_where_it_says() -> None:
    laid = sheet(STORY, 24)
    for utterance in utterances(laid, 0):
        assert cut(laid, utterance) == utterance.text


def test_it_can_begin_in_the_middle() -> None:
    laid = sheet(STORY, 24)
    everything = list(utterances(laid, 0))
    last = everything[3]
    assert next(utterances(laid, last.pieces[-1][0])) in (last, everything[2])
    assert list(utterances(laid, last.pieces[-1][0]))[-1] == everything[-1]


@given(strategies.stories)
@settings(max_examples=50, deadline=None)
def test_every_sentence_has_a_place_and_a_number_of_its_own(story: Story) -> None:
    laid = sheet(story)
    told = list(utterances(laid, 0))
    assert len({(one.block, one.number) for one in told}) == len(told)
    assert all(one.text.strip() and one.pieces for one in told)
