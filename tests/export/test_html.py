"""The exported page is valid, safe, in its languages, and has a structure that can be walked."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given, settings

from reader import locale
from reader.desk import Desk
from reader.export.html import render
from reader.story import (
    Block,
    Comment,
    Crosshead,
    Embed,
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

_VOID = {"meta", "img", "br"}
# What may stand inside a paragraph or heading (HTML Standard, phrasing content), as far as we write it.
_PHRASING = {"a", "strong", "em", "code", "time", "span"}
_ALLOWED = {
    *("html", "head", "body", "title", "style", "meta", "main", "article", "header", "section", "nav", "div"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ol", "ul", "li", "blockquote", "pre", "figure", "figcaption", "img"),
    *("table", "caption", "tr", "th", "td", *_PHRASING),
}


class Page(HTMLParser):
    """Reads a page strictly: every tag known, closed in order, nothing but phrasing in paragraphs; ids used once."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)
        self.close()
        assert self.open == []
        ids = [attributes["id"] for _tag, attributes in self.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        for _tag, attributes in self.tags:
            target = attributes.get("href") or attributes.get("aria-labelledby") or ""
            if target.startswith("#") or "aria-labelledby" in attributes:
                assert target.removeprefix("#") in ids

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ALLOWED, tag
        names = [name for name, _value in attrs]
        assert len(names) == len(set(names))
        assert not any(name.startswith("on") for name in names)
        if self.open and self.open[-1] in {"p", "h1", "h2", "a", "strong", "em", "code", "time", "pre", "title"}:
            assert tag in _PHRASING, (self.open, tag)
        if tag == "li":
            assert self.open[-1] in {"ol", "ul"}
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.texts[tag][-1] += data
        if data.strip():
            assert self.open[-1] not in {"ol", "ul", "table", "tr", "body", "html"}

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.tags if found == tag]


def spans(text: str) -> Spans:
    return (Span(text),)


def page_of(*blocks: Block, **fields: object) -> Page:
    return Page(render(Story(id="x", headline="x", blocks=blocks, **fields)))  # type: ignore[arg-type]


def body_of(*blocks: Block) -> str:
    return render(Story(id="x", headline="x", blocks=blocks)).partition("</header>\n")[2].partition("\n</article>")[0]


@given(strategies.stories)
@settings(max_examples=80, deadline=None)
def test_any_story_makes_a_valid_page_that_says_all_and_runs_nothing(story: Story) -> None:
    page = Page(render(story))
    assert len(page.all("main")) == len(page.all("h1")) == 1
    for attributes in page.all("a"):
        assert re.match(r"#|https?:|mailto:|tel:", attributes["href"] or "", re.IGNORECASE)
    for attributes in page.all("img"):
        assert attributes["alt"] is not None
    said = "".join("".join(page.texts["body"]).split())
    for text in (story.headline, story.lede or "", *(comment.text for comment in story.comments.comments)):
        assert "".join(text.split()) in said
    for block in story.blocks:
        if isinstance(block, Paragraph):
            assert "".join(plain(block.spans).split()) in said


def test_a_page_has_language_title_headings_and_landmarks() -> None:
    page = page_of(
        Crosshead("Low water"),
        Crosshead("Lower", 3),
        language="fr",
        provider="Harbour Wire",
        comments=Thread(2),
        related=(Related("A bridge", "https://e.org/b", why="the page’s <list>"),),
    )
    assert page.all("html") == [{"lang": "fr"}]
    assert page.texts["title"] == ["x · Harbour Wire"]
    assert page.texts["h2"] == ["Low water", "2 comments, 0 here", "Read also"]
    assert page.texts["h3"] == ["Lower"]
    assert page.all("section") == [{"aria-labelledby": "comments"}]
    assert page.all("nav") == [{"aria-labelledby": "related"}]
    assert "the page’s <list>" in page.texts["p"]
    first_link = page.all("a")[0]
    assert (first_link["href"], page.all("main")) == ("#story", [{"id": "story"}])


def test_the_stories_of_the_edition_can_be_walked_by_headings_in_their_own_languages() -> None:
    desk = Desk()
    for slug in desk.edition.slugs:
        story = desk.open(f"edition:{slug}")
        page = Page(render(story))
        levels = [int(tag[1]) for tag, _attributes in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), (slug, levels)
        assert page.all("html") == [{"lang": story.language}]
        assert all(picture["alt"] for picture in page.all("img")), slug
        assert all(heading.get("scope") for heading in page.all("th")), slug


def test_what_the_program_says_is_marked_where_its_language_is_another() -> None:
    assert page_of(language="fr", provider="AFP").all("a")[0]["lang"] == "en"
    assert "lang" not in page_of(language="en-GB", provider="AFP").all("a")[0]
    locale.use("fr")
    page = page_of(provider="AFP", published="2026-03-01T08:20")
    assert page.all("html") == [{"lang": "fr"}]
    assert page.texts["header"] == ["\nx\ninformation fournie par AFP · 1er mars 2026, 08:20\n"]
    assert page.all("time") == [{"datetime": "2026-03-01T08:20"}]


def test_a_time_that_is_none_is_only_words() -> None:
    page = page_of(published="last night")
    assert page.all("time") == []
    assert "last night" in page.texts["header"][0]


def test_everything_from_outside_is_escaped() -> None:
    nasty = "</title><script>alert('1')</script>\"&amp;"
    page = Page(render(Story(id="x", headline=nasty, kicker=nasty, provider=nasty, language='"><script>')))
    assert page.texts["h1"] == [nasty]


def test_blocks() -> None:
    assert body_of(Paragraph((Span("a ", frozenset({"strong", "em"})), Span("b", href="https://e.org/?a&b")))) == (
        '<p><strong><em>a </em></strong><a href="https://e.org/?a&amp;b">b</a></p>'
    )
    assert body_of(Paragraph((Span("press", href="javascript:alert(1)"),))) == "<p>press</p>"
    assert body_of(Quote((spans("We wait."),), "a pilot")) == (
        "<blockquote>\n<p>We wait.</p>\n<p>— a pilot</p>\n</blockquote>"
    )
    assert body_of(Listing((spans("one"),), ordered=True)) == "<ol>\n<li>one</li>\n</ol>"
    assert body_of(Verbatim("\n a < b")) == "<pre>\n\n a &lt; b</pre>"
    assert body_of(Embed("A post", "https://e.org/p")) == '<p><a href="https://e.org/p">A post</a></p>'
    assert body_of(Table((("Port",), ("Anse",)), caption="Ports")).splitlines()[1:4] == [
        "<caption>Ports</caption>",
        '<tr><th scope="col">Port</th></tr>',
        "<tr><td>Anse</td></tr>",
    ]


def test_a_picture_is_a_figure_whose_texts_stay_apart() -> None:
    assert body_of(Picture("https://e.org/q.png", "A quay", "At noon", "Roux", 480, 320)) == (
        '<figure>\n<img src="https://e.org/q.png" alt="A quay" width="480" height="320">\n'
        '<figcaption>At noon<span class="credit">Roux</span></figcaption>\n</figure>'
    )
    assert body_of(Picture("edition:q.png", "A quay", "At noon")) == (
        "<figure>\n<p>Picture: A quay</p>\n<figcaption>At noon</figcaption>\n</figure>"
    )
    assert body_of(Picture()) == "<figure>\n<p>Picture without description</p>\n</figure>"


def test_pictures_can_be_told_where_they_are() -> None:
    story = Story(id="x", headline="x", blocks=(Picture("edition:q.png", "A quay"),))
    assert '<img src="file:///q.png" alt="A quay">' in render(story, picture=lambda src: "file:///q.png")


def test_comments_nest_as_they_answer() -> None:
    thread = Thread(
        3,
        (
            Comment("a", "One.\n\nTwo.", author="Ines", time="19:02", score=-2),
            Comment("b", "Three.", parent="a"),
            Comment("c", "Four."),
        ),
    )
    html = render(Story(id="x", headline="x", language="en", comments=thread))
    assert (
        html.partition('<h2 id="comments">')[2].partition("</section>")[0]
        == """\
3 comments</h2>
<ol class="thread">
<li id="comment-1">
<p>Ines · <time datetime="19:02">19:02</time> · -2 points</p>
<p>One.</p>
<p>Two.</p>
<ol class="thread">
<li id="comment-2">
<p>Anonymous · <a href="#comment-1">in reply to Ines</a></p>
<p>Three.</p>
</li></ol></li>
<li id="comment-3">
<p>Anonymous</p>
<p>Four.</p>
</li></ol>
"""
    )


def test_a_thread_however_deep_nests_no_deeper_than_browsers_follow() -> None:
    chain = tuple(Comment(f"c{i}", "text", f"c{i - 1}" if i else None) for i in range(2000))
    page = page_of(comments=Thread(2000, chain))
    assert len(page.all("li")) == 2000
    assert len(page.all("ol")) < 40


def test_the_stylesheet_names_no_colour() -> None:
    style = render(Story(id="x", headline="x")).partition("<style>")[2].partition("</style>")[0]
    assert "color-scheme: light dark" in style
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", style.partition("*/")[2], re.IGNORECASE)
