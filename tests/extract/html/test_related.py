"""The stories that a page offers with its own, told from everything else that it links to."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract import extract
from reader.extract.dates import Dates
from reader.extract.html.pictures import Pictures
from reader.extract.html.related import RelatedFound, related_in
from reader.extract.html.tree import Tree
from reader.extract.lexicon import lexicon
from reader.story import Page, Related

PAGES = Path(__file__).parents[2] / "pages"
URL = "https://mirrorport.example/news/2026/ferry-strike-ends-4711.html"


def found(page: str, language: str = "en", url: str = URL) -> tuple[Tree, RelatedFound]:
    tree, words = Tree.parse(page, url), lexicon(language)
    return tree, related_in(tree, words, Dates(words), picture=Pictures(tree, words).of)


def titles(page: str, language: str = "en") -> list[str | None]:
    """The titles offered by a page with a headline, a paragraph and ``page``."""
    body = f"<h1>A headline</h1><p>A paragraph that is long enough to be one, and says nothing.</p>{page}"
    return [item.title for item in found(f"<html lang={language}><body><main>{body}</main>", language)[1].items]


@pytest.fixture(scope="module")
def page() -> tuple[Tree, RelatedFound]:
    return found((PAGES / "related.html").read_text(encoding="utf-8"))


def test_lists_boxes_and_lines_in_the_text_are_offered_once_each_in_page_order(
    page: tuple[Tree, RelatedFound],
) -> None:
    assert [item.title for item in page[1].items] == [
        "The nine days, told by those who waited",
        "How the islands got their mail by kayak",
        "Soup diplomacy has a future",
        "What shorter winter shifts will cost",
        "Court to hear who may mend the boats",
        "Harbour choir looks for low voices",
    ]


def test_addresses_are_absolute_and_an_author_may_point_anywhere(page: tuple[Tree, RelatedFound]) -> None:
    urls = [item.url for item in page[1].items]
    assert urls[0] == "https://mirrorport.example/news/2026/the-nine-days-2001.html?utm_source=inline"
    assert urls[1] == "https://other-paper.example/islands/2026-11-02-mail-by-kayak"


def test_a_card_tells_teaser_date_provider_and_picture(page: tuple[Tree, RelatedFound]) -> None:
    winter, court = page[1].items[3:5]
    assert winter.published == "2026-11-09T07:30+01:00"
    assert winter.teaser == "The owners speak of a fare rise; the crews have another sum, and both could be right"
    assert winter.picture is not None
    assert winter.picture.src == "https://mirrorport.example/img/winter-shifts.jpg"
    assert winter.picture.alt == "A ferry in snow"
    assert court == Related(
        title="Court to hear who may mend the boats",
        url="https://mirrorport.example/news/2026/court-hears-boats-3002.html",
        provider="Canal Dispatch",
        published="2026-11-08T18:05",
        why="the page’s list",
    )


def test_zones_hold_all_lists_of_stories_and_nothing_of_the_story(page: tuple[Tree, RelatedFound]) -> None:
    tree, related = page
    zones = "\n".join(tree.text(zone) for zone in related.zones)
    for listed in ("Read also", "READ MORE", "Soup diplomacy", "fare rise", "Cat spends", "weird trick", "Fog until"):
        assert listed in zones, listed
    for told in (
        "sail again",
        "kitchen table",
        "Related to the strike",
        "dogs travel",
    ):
        assert told not in zones, told


def test_evidence_says_where_the_stories_were(page: tuple[Tree, RelatedFound]) -> None:
    assert page[1].evidence is not None
    assert "the heading “More on this story”" in page[1].evidence
    assert "a line that points to it" in page[1].evidence


TITLE = "Der Leuchtturm bekommt eine neue Lampe"


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("de", "Mehr zum Thema"),
        ("de", "Lesen Sie auch"),
        ("fr", "Lire aussi :"),
        ("fr", "Sur le même sujet"),
        ("es", "Lee también"),
        ("es", "Noticias relacionadas"),
        ("pt", "Leia também"),
        ("it", "Leggi anche"),
        ("nl", "Lees ook"),
        ("pl", "Czytaj także"),
        ("ru", "Читайте также"),
        ("ja", "関連記事"),
        ("ar", "اقرأ أيضا"),
        ("ko", "관련기사"),
        ("zh", "相关新闻"),
        ("tr", "İlgili haberler"),
        ("sv", "Läs mer"),
        ("xx", "Related stories"),
    ],
)
def test_headings_announce_related_stories_in_the_language_of_the_page(language: str, heading: str) -> None:
    link = f'<a href="/news/2026/lamp-77001.html">{TITLE}</a>'
    assert titles(f"<div><h3>{heading}</h3><ul><li>{link}</li></ul></div>", language) == [TITLE]
    assert titles(f"<p>{heading.rstrip(' :')}: {link}</p>", language) == [TITLE]


@pytest.mark.parametrize(
    "markup",
    [
        '<ul class="tags"><li><a href="/tag/harbour/">Everything about the harbour here</a></li></ul>',
        '<nav><h3>Sections</h3><a href="/news/2026/x-81001.html">A link that only navigates somewhere</a></nav>',
        '<div class="related"><a href="#comments">Jump to all of the comments</a></div>',
        '<div class="related-share"><a href="https://facebook.com/share/12345">Share with your friends</a></div>',
        '<div class="trending"><a href="/news/2026/x-81002.html">A story that everybody else reads</a></div>',
        "<h3>Related</h3><p>Only a heading, and a paragraph under it that has no link at all to anything.</p>",
        '<div class="related"><a href="/news/">All the news of Mirrorport</a></div>',
        '<p>Related questions, said <a href="/news/2026/x-81003.html">the court in its ruling</a>, remain open for '
        "as long as nobody asks them, which the mayor does not intend to do before the summer is over.</p>",
        '<div class="related"><a href="javascript:void(0)">Load some more of these stories</a></div>',
    ],
)
def test_what_is_no_related_story(markup: str) -> None:
    assert titles(markup) == []


def test_a_list_ends_where_the_next_heading_stands() -> None:
    markup = (
        '<h3>Related stories</h3><ul><li><a href="/news/2026/one-11001.html">First story of the list</a></li></ul>'
        '<h3>Popular now</h3><ul><li><a href="/news/2026/two-11002.html">A merely popular story</a></li></ul>'
    )
    assert titles(markup) == ["First story of the list"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>The court will hear the case in spring (read also: {}), if it finds the time and a dry room.</p>",
        "<p>The court will hear the case in spring, and then decide. <b>Read more:</b> {}</p>",
        "<nav><h2>Related stories</h2><ul><li>{}</li></ul></nav>",
        '<footer class="article-footer"><h4>More on this</h4>{}</footer>',
        '<div class="ArticleBody"><div class="storyRelated">{}</div></div>',
        '<aside class="see_also">{}</aside>',
        "<div><p>Related:</p></div><div><h4>{}</h4><p>With a teaser that goes on for a line.</p></div>",
        "<dl><dt>See also</dt><dd>{}</dd></dl>",
        "<details><summary>Related articles</summary>{}</details>",
        "<div><span>Related</span><div><div>{}</div></div></div>",
    ],
)
def test_ways_to_offer_a_story(markup: str) -> None:
    assert titles(markup.format(f'<a href="/news/2026/boats-82001.html">{TITLE}</a>')) == [TITLE]


def test_a_body_in_a_box_with_a_misleading_name_is_no_zone() -> None:
    story = "<p>A paragraph that goes on for a while about the harbour, the weather and the price of rope.</p>" * 8
    link = '<p><a href="/news/2026/x-91001.html">One link to another story</a></p>'
    _tree, related = found(f'<h1>A headline</h1><div class="related-wrapper">{story}{link}</div>')
    assert related == RelatedFound()


def test_comments_are_left_alone() -> None:
    link = '<a href="/news/2026/x-92001.html">What a reader links to</a>'
    page = f"<h1>A headline</h1><div id=c><h4>Read more</h4>{link}</div>"
    tree, words = Tree.parse(page, URL), lexicon("en")
    comments = next(element for element in tree.elements if element.names == "c")
    assert related_in(tree, words, Dates(words), without=[comments]) == RelatedFound()


def test_time_grows_with_the_page_and_not_faster() -> None:
    link = '<a href="/news/2026/x-{}.html">Another one of those stories</a>'
    card = f'<div class="related"><h3>Related</h3><i></i>{link}</div>'
    label = "<h3>Related</h3><b></b>"
    page = (
        "<h1>A headline</h1>" + "".join(card.format(i) for i in range(10_000, 14_000)) + label * 8_000 + "<div>" * 900
    )
    tree, words = Tree.parse(page, URL), lexicon("en")
    start = time.process_time()
    assert len(related_in(tree, words, Dates(words)).items) == 24
    assert time.process_time() - start < 3


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<h1>Headline</h1>", "<h3>Related</h3>", "<ul>", "</ul>", "<li>", "<div class=related>", "</div>",
                "<p>", "</p>", '<a href="/news/2026/a-story-here-1001.html">', "</a>", "Read also: ", "<aside>",
                "Some words that make a title", '<a href="http://[">', "<img src=/a.jpg width=300 height=200>",
                "<section class=most-read>", "\x1b[31m",
            ]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_markup_gives_stories_with_titles_and_addresses_and_no_controls(parts: list[str]) -> None:
    _tree, related = found("".join(parts))
    assert all(item.title and item.url and "\x1b" not in item.title for item in related.items)
    assert len({item.url for item in related.items}) == len(related.items)


LD = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "The mill turns again",
"mentions": {"@type": "NewsArticle", "headline": "Old wheel found in the river mud", "url": "/wheel"}},
{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": "/grain",
"name": "Where all the grain has gone this year"}]}]}</script>"""


@pytest.mark.parametrize(
    "markup",
    [
        LD,
        "<p>Read also: <a href='/2026/old-wheel-found-in-the-mud'>Old wheel found in the river mud</a></p>",
        "<h2>Related stories</h2><ul><li><a href='/2026/wheel-found-in-mud'>Old wheel found in mud</a></li></ul>",
    ],
    ids=["json", "line", "list"],
)
def test_every_story_offered_says_what_it_is_offered_for(markup: str) -> None:
    text = "The wheel of the mill began to turn at six, and the miller said that he had not slept for joy. " * 4
    page = f"<html lang=en><article><h1>The mill turns again</h1><p>{text}</p>{markup}<p>{text}</p></article></html>"
    story = extract(Page("mill.html", "https://mill.example/2026/turns", "text/html", None, page.encode(), ""))
    assert story.related
    assert all(one.why for one in story.related)
