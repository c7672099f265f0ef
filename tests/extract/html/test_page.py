"""A whole page as a story: what is read, what is left out and why, and pages that hold no story."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import NotAStory
from reader.extract import extract
from reader.story import Crosshead, Embed, Listing, Page, Paragraph, Picture, Quote, Story, Table, plain

FERRY = Path(__file__).parents[2] / "pages" / "ferry.html"
LONG = "The council met until late in the evening and then decided what everybody had expected it to decide. "


def read(html: str | bytes, url: str | None = None) -> Story:
    body = html.encode() if isinstance(html, str) else html
    return extract(Page("page.html", url, "text/html", None, body, "2026-11-15T08:00+01:00"))


@pytest.fixture(scope="module")
def ferry() -> Story:
    return read(FERRY.read_bytes())


def texts(story: Story) -> list[str]:
    return [plain(block.spans) for block in story.blocks if isinstance(block, Paragraph)]


def test_the_head_of_the_story(ferry: Story) -> None:
    assert ferry.headline == "Night ferry to Skarn returns after eleven years"
    assert ferry.kicker == "Islands"
    assert ferry.provider == "Harbour Gazette"
    assert ferry.authors == ("Ilse Varga",)
    assert ferry.published == "2026-02-03T06:30+01:00"
    assert ferry.language == "en"
    assert ferry.url == "https://gazette.example/news/night-ferry"


def test_the_lede_stands_apart_and_not_in_the_body(ferry: Story) -> None:
    assert ferry.lede is not None
    assert ferry.lede.startswith("The boat that islanders had given up on")
    assert ferry.lede not in texts(ferry)


def test_the_body_has_each_kind_of_block_in_its_place(ferry: Story) -> None:
    kinds = [type(block) for block in ferry.blocks]
    assert kinds == [Picture, Paragraph, Paragraph, Crosshead, Paragraph, Quote, Listing, Table, Paragraph]
    table = next(block for block in ferry.blocks if isinstance(block, Table))
    assert table.rows == (("Cabin", "Price"), ("Inside", "48"), ("Window", "72"))
    assert table.header


def test_links_and_emphasis_survive(ferry: Story) -> None:
    first = next(block for block in ferry.blocks if isinstance(block, Paragraph))
    assert [span.text for span in first.spans if "strong" in span.marks] == ["This morning"]
    assert [span.href for span in first.spans if span.href] == ["https://gazette.example/news/cabins"]


def test_comments_and_related_stories_are_read_and_never_in_the_body(ferry: Story) -> None:
    assert [comment.author for comment in ferry.comments.comments] == ["Rune", "Old sailor"]
    assert {related.title for related in ferry.related} == {
        "The bridge that was never built",
        "Last keeper leaves the lighthouse",
    }
    body = " ".join(texts(ferry))
    assert "praise the bakery" not in body
    assert "never built" not in body


def test_what_is_left_out_is_told_with_its_reason(ferry: Story) -> None:
    reasons = {one.text[:30]: (one.what, one.why) for one in ferry.left_out}
    assert reasons["© Harbour Gazette 2026"] == ("notice", "claims a copyright")
    assert reasons["Sign up for our newsletter abo"] == ("notice", "begins like a notice")
    assert reasons["Every Friday, free of charge."][0] == "notice"
    assert reasons["Ilse Varga has written about s"] == ("byline", "its names say an author's box")


def test_every_field_has_its_evidence(ferry: Story) -> None:
    assert {"headline", "kicker", "provider", "authors", "published", "language", "lede", "body"} <= set(
        ferry.evidence
    )
    assert "JSON-LD" in ferry.evidence["published"]


def test_a_story_without_any_names_is_found_by_its_text() -> None:
    story = read(
        "<title>Town hall</title><div><a href=/a>One</a> <a href=/b>Two</a></div>"
        f"<div><div><h1>Town hall keeps its clock</h1><div>{LONG * 2}<br><br>{LONG}<br><br>It was over at ten.</div>"
        "</div></div><div><a href=/c>Three</a></div>"
    )
    assert story.headline == "Town hall keeps its clock"
    assert len(texts(story)) == 3
    assert texts(story)[-1] == "It was over at ten."


def test_a_story_in_several_sections_is_joined() -> None:
    section = (
        f"<section class='part'><p>{LONG * 2}</p><p>{LONG}</p></section><div class='ad-slot'>Advertisement</div>"
    )
    story = read(f"<h1>A long report on the clock</h1><main><div>{section * 4}</div></main>")
    assert len(texts(story)) == 8


def test_names_do_not_speak_against_what_is_most_of_the_page() -> None:
    story = read(f"<h1>The clock stays</h1><div class='sidebar comments promo'><p>{LONG * 3}</p><p>{LONG}</p></div>")
    assert len(texts(story)) == 2


def test_text_that_is_not_displayed_is_left_out_unless_all_of_it_is() -> None:
    shown = read(f"<h1>The clock</h1><div><p>{LONG * 2}</p><p hidden>{LONG}</p><p>{LONG}</p></div>")
    assert len(texts(shown)) == 2
    waiting = read(f"<h1>The clock</h1><div style='display: none'><p>{LONG * 2}</p><p>{LONG}</p></div>")
    assert len(texts(waiting)) == 2


def test_a_video_stands_where_it_stands_and_an_unknown_frame_does_not() -> None:
    story = read(
        f"<h1>The clock</h1><div><p>{LONG * 2}</p>"
        "<iframe src='https://www.youtube.com/embed/x' title='The clock at noon'></iframe>"
        f"<iframe src='https://ads.example/'></iframe><p>{LONG * 2}</p></div>"
    )
    assert [type(block) for block in story.blocks] == [Paragraph, Embed, Paragraph]
    assert story.blocks[1] == Embed("The clock at noon", "https://www.youtube.com/embed/x")


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<p>We value your privacy. We and our partners use cookies.</p><button>Accept all</button>", "consent"),
        (
            "<h1>Before you read on</h1><p>We and our partners store and/or access information on a device, such as "
            "cookies, on the basis of legitimate interest or of your consent to it, as you choose.</p><p>You may "
            "change that at any time under the cookie policy, at the foot of every page of this site.</p>",
            "consent",
        ),
        ("<h1>The clock</h1><p>This article is for subscribers only. Already a subscriber?</p>", "for subscribers"),
        ("<noscript>x</noscript><p>You need to enable JavaScript to run this app.</p>", "scripts"),
        ("<h1>Access denied</h1><p>Verify you are human.</p>", "a person is reading"),
        ("<ul><li><a href=/a>One</a></li><li><a href=/b>Two</a></li></ul>", "no story"),
        ("", "no story"),
    ],
)
def test_a_page_without_a_story_is_named(html: str, message: str) -> None:
    with pytest.raises(NotAStory) as error:
        read(html)
    assert message in str(error.value)
    assert error.value.where == "page.html"
    assert error.value.hint


@pytest.mark.parametrize(
    "html",
    [
        "<div class='image ad'>" * 25_000 + LONG * 5,
        "<p>" + LONG * 10_000,
        "<div>" + "short line<br>" * 15_000,
        f"<h1>T</h1>{LONG * 5}<ul>" + "<li>an item of the list</li>" * 5_000,
    ],
    ids=["nested", "one line", "line breaks", "items"],
)
def test_endless_pages_are_survived_quickly(html: str) -> None:
    start = time.process_time()
    with suppress(NotAStory):
        read(html)
    assert time.process_time() - start < 2.5


TAGS = [
    "<p>",
    "</p>",
    "<div class='comment' id=c1>",
    "</div>",
    "<h1>",
    "<h2>",
    "<li>",
    "<ul>",
    "<a href='x'>",
    "</a>",
    "<br>",
]
TAGS += [
    "<figure>",
    "<img src=a.jpg width=600>",
    "<blockquote>",
    "<table><tr><td>",
    "<time datetime='2026-01-01'>",
    LONG,
]
TAGS += [
    "\x1b[31m",
    "\u202e",
    "<script type='application/ld+json'>{",
    "</script>",
    "3 comments",
    "Read also:",
    "&#27;[2J",
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(TAGS), max_size=40))
def test_no_page_breaks_the_reader(parts: list[str]) -> None:
    try:
        story = read("".join(parts))
    except NotAStory:
        return
    ids = {comment.id for comment in story.comments.comments}
    assert all(comment.parent in ids for comment in story.comments.comments if comment.parent is not None)
    for text in (story.headline, story.lede or "", *texts(story), *(one.text for one in story.left_out)):
        assert "\x1b" not in text
        assert "\u202e" not in text
