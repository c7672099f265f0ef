"""A story as a file: two YAML documents, every key of which is checked."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from reader.errors import EditionError
from reader.sources.edition import Edition
from reader.story import Comment, Story, Thread

Write = Callable[..., Path]


@pytest.fixture
def story(edition: Edition) -> Story:
    return edition.story("the-weir")


def test_the_head_is_read(story: Story) -> None:
    assert story.id == "the-weir"
    assert story.url is None
    assert story.headline == "The weir that hummed"
    assert story.kicker == "Rivers"
    assert story.provider == "Canal Dispatch"
    assert story.authors == ("Maud Ferrand", "Ivo Lund")
    assert story.published == "2026-11-14T08:20+01:00"
    assert story.updated == "2026-11-14T11:05+01:00"
    assert story.language == "en"
    assert story.tags == ("rivers",)


def test_the_body_is_read(story: Story) -> None:
    assert story.lede == "For a week the weir has hummed."
    assert [type(block).__name__ for block in story.blocks] == ["Paragraph", "Picture"]


def test_what_may_be_absent_is(edition: Edition) -> None:
    story = edition.story("le-moulin")
    assert (story.kicker, story.updated, story.lede) == (None, None, None)
    assert (story.authors, story.tags) == ((), ())


def test_a_story_may_have_an_address(write: Write, weir: str) -> None:
    folder = write(weir=weir.replace("kicker: Rivers", "url: https://example.org/weir"))
    assert Edition.load(folder).story("the-weir").url == "https://example.org/weir"


def test_comments_keep_their_order_their_parents_and_their_paragraphs(story: Story) -> None:
    assert story.comments == Thread(
        count=3,
        comments=(
            Comment("c1", "Lovely.", author="Ines", time="2026-11-14T09:02+01:00"),
            Comment("c2", "Not at all.\n\nI live there.", parent="c1", time="2026-11-14T09:30+01:00", score=-2),
        ),
        source="edition",
        complete=False,
    )


@pytest.mark.parametrize(
    "text", [">-\n      One\n      still one.\n\n      Two.", "|\n      One still one.\n\n      Two."]
)
def test_a_blank_line_parts_the_paragraphs_of_a_comment(write: Write, weir: str, text: str) -> None:
    before, _, after = weir.partition('{id: c1, author: Ines, time: "2026-11-14T09:02+01:00", text: "Lovely."}')
    comment = f'id: c1\n    time: "09:02"\n    text: {text}'.replace('"09:02"', '"2026-11-14"')
    story = Edition.load(write(weir=before + comment + after)).story("the-weir")
    assert story.comments.comments[0].text == "One still one.\n\nTwo."


@pytest.mark.parametrize(("announced", "complete"), [(2, True), (3, False), (44, False)])
def test_a_thread_is_complete_when_all_that_is_announced_is_there(
    write: Write, weir: str, announced: int, complete: bool
) -> None:
    folder = write(weir=weir.replace("comment_count: 3", f"comment_count: {announced}"))
    thread = Edition.load(folder).story("the-weir").comments
    assert (thread.count, thread.complete) == (announced, complete)


def test_a_story_that_announces_no_comments_is_told_from_one_that_announces_none_yet(
    write: Write, weir: str, edition: Edition
) -> None:
    assert edition.story("le-moulin").comments == Thread(None, (), "edition", complete=False)
    without = weir.partition("comments:\n")[0].replace("count: 3", "count: 0") + "related: [le-moulin]\n"
    assert Edition.load(write(weir=without)).story("the-weir").comments == Thread(0, (), "edition", complete=True)


def test_evidence_says_in_which_part_of_the_file_each_field_stands(story: Story) -> None:
    assert story.evidence["headline"] == "stories/the-weir.yaml, head, headline"
    assert story.evidence["lede"] == "stories/the-weir.yaml, body, lede"
    assert story.evidence["blocks"] == "stories/the-weir.yaml, body, body"
    assert "url" not in story.evidence
    assert set(story.evidence) <= {field.name for field in fields(Story)}


def test_a_file_may_open_with_remarks_and_dashes(write: Write, weir: str) -> None:
    folder = write(weir="# The first draft.\n\n---\n" + weir.replace("kicker", "kickr"))
    with pytest.raises(EditionError, match=r"the-weir\.yaml:5: unknown key “kickr”"):
        Edition.load(folder).story("the-weir")


def test_nothing_that_commands_a_terminal_gets_through(write: Write, weir: str) -> None:
    folder = write(weir=weir.replace("The weir that hummed", r'"\e[31mThe weir\e[0m that \u202Ehummed"'))
    assert Edition.load(folder).entries[0].headline == "The weir that hummed"


# The lines are those of the file, not of the document: the body begins on line 12.
@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        ("provider: Canal", "editor: Canal", 3, "unknown key “editor”"),
        ("teaser:", "# teaser:", 1, "the key “teaser” is missing"),
        ("headline: The weir that hummed", "headline: 12", 1, "“headline” must be a text"),
        ("kicker: Rivers", "kicker: ''", 2, "“kicker” must be a text"),
        ("[Maud Ferrand, Ivo Lund]", "Maud Ferrand", 4, "“authors” must be a list"),
        ("[rivers]", "[1]", 10, "“tags.0” must be a text"),
        ("language: en", "language: English", 7, "“English” is not a language code such as fr or en"),
        ("2026-11-14T08:20", "2026-02-30T08:20", 5, "“2026-02-30T08:20+01:00” is not a date that exists"),
        ("2026-11-14T11:05+01:00", "yesterday", 6, "“yesterday” is not a date that exists"),
        ("2026-11-14T11:05+01:00", "20261114", 6, "“20261114” is not a date that exists"),
        ("count: 3", "count: many", 9, "“comment_count” must be a whole number"),
        ("count: 3", "count: -1", 9, "a number of comments cannot be negative"),
        ("count: 3", "count: 1", 16, "the head announces 1 comments, but here are 2"),
        ("lede:", "leed:", 12, "unknown key “leed”. Did you mean “lede”?"),
        ("related:\n  - le-moulin\n", "", 12, "the key “related” is missing"),
        ("- le-moulin", "- le-moulon", 20, "there is no story “le-moulon” in the edition"),
        ("- le-moulin", "- the-weir", 20, "a story cannot be related to itself"),
        ("- le-moulin", "- le-moulin\n  - le-moulin", 21, "“le-moulin” stands here twice"),
        ("parent: c1", "parent: c9", 18, "there is no comment “c9” before this one"),
        ("parent: c1", "parent: c2", 18, "there is no comment “c2” before this one"),
        ("id: c2, parent: c1", "id: c1", 18, "“c1” stands here twice"),
        ("author: Ines", "autor: Ines", 17, "unknown key “autor”. Did you mean “author”?"),
        ('"Lovely."', "''", 17, "“comments.0.text” must be a text"),
        ("2026-11-14T09:02", "2026-11-14T25:02", 17, "“2026-11-14T25:02+01:00” is not a date that exists"),
        ("score: -2", "score: good", 18, "“comments.1.score” must be a whole number"),
        ("{id: c2", "{{id: c2", 19, "this is not valid YAML"),
        ("kicker: Rivers", "kicker: [Rivers", 3, "this is not valid YAML"),
        ("---\n", "", 19, "the body is missing. A story file is two YAML documents"),
    ],
)
def test_a_mistake_in_a_story_is_named_with_its_line(
    write: Write, weir: str, right: str, wrong: str, line: int, message: str
) -> None:
    assert right in weir
    folder = write(weir=weir.replace(right, wrong, 1))
    with pytest.raises(EditionError) as caught:
        Edition.load(folder).story("the-weir")
    assert str(caught.value).startswith(f"{folder / 'stories' / 'the-weir.yaml'}:{line}: {message}")
