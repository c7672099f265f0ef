"""What holds for every text whatever, found by trying."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import NotAStory
from reader.extract.dump import read_dump
from reader.story import Crosshead, Listing, Paragraph, Picture, Quote, Story, plain

SCRAPS = st.sampled_from(
    [
        "The ferry came back on Thursday after eleven years, and half the town was on the quay to see it dock again.",
        "Le bac est revenu jeudi, et la moitié du bourg l'attendait sur le quai depuis six heures du matin.",
        '- "Not yet" -',
        "## A heading",
        "12 comments",
        "44 commentaires",
        "Read also",
        "Report",
        "  • 19:02",
        "    A comment that stands deeper.",
        "      • 20:14",
        "A caption of a picture ( AFP / NAME )",
        "4 July 2025 at 17:36",
        "By Ida Crane",
        "[3]link and **strong** and _em_ and [text](https://example.org/)",
        "* * *",
        "\x1b[31mred\x07",
        "\u202eright to left",
        "日本語の文章がここにあります。",
        "",
        "",
    ]
)
PAGES = st.one_of(
    st.text(max_size=400), st.lists(st.one_of(SCRAPS, st.text(max_size=60)), max_size=40).map("\n".join)
)


def read(text: str) -> Story | None:
    try:
        return read_dump(text, "page.txt")
    except NotAStory:
        return None


def texts(story: Story) -> list[str]:
    found = [story.headline, story.lede or "", story.kicker or "", story.provider or "", *story.authors]
    for block in story.blocks:
        match block:
            case Paragraph(spans):
                found.append(plain(spans))
            case Crosshead(text):
                found.append(text)
            case Picture():
                found += [block.caption or "", block.credit or ""]
            case Quote(paragraphs):
                found += map(plain, paragraphs)
            case Listing(items):
                found += map(plain, items)
    found += [part or "" for comment in story.comments.comments for part in (comment.author, comment.text)]
    found += [part or "" for item in story.related for part in (item.title, item.teaser, item.provider)]
    return found


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_any_text_is_a_story_or_not_one(text: str) -> None:
    story = read(text)
    assert story is None or story.headline.strip()


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_nothing_that_commands_a_terminal_comes_out(text: str) -> None:
    story = read(text)
    for part in texts(story) if story else ():
        assert not any((ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160 for char in part)
        assert "\u202e" not in part


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_every_comment_answers_one_before_it_or_none(text: str) -> None:
    story = read(text)
    before: set[str] = set()
    for comment in story.comments.comments if story else ():
        assert comment.parent is None or comment.parent in before
        assert comment.id not in before
        before.add(comment.id)


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_line_ends_of_any_kind_make_no_difference(text: str) -> None:
    plain_ends = text.replace("\r", "")
    assert read(plain_ends) == read(plain_ends.replace("\n", "\r\n"))
