"""HTML without a page around it, as feeds carry it, as blocks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract import fragment
from reader.story import Block, Crosshead, Embed, Listing, Paragraph, Picture, Quote, Span, Table, Verbatim, plain
from reader.text import clean

BASE = "https://pond.example/2026/ducks/"
LONG = "The ducks came back to the pond in the first week of March, a good deal earlier than anybody remembers. "


def texts(html: str) -> list[str]:
    return [plain(block.spans) for block in fragment(html, BASE) if isinstance(block, Paragraph)]


def test_each_kind_of_block_comes_in_its_place() -> None:
    blocks = fragment(
        """<p>Ducks <em>again</em>, says <a href="/warden">the warden</a>.</p><h2>Numbers</h2>
        <ul><li>forty ducks</li><li>two <b>geese</b></li></ul><ol><li>first</li></ol>
        <blockquote><p>They eat everything.</p><cite>The warden</cite></blockquote>
        <figure><table><tr><th>Day</th><th>Ducks</th></tr><tr><td>Monday</td><td>40</td></tr></table>
        <figcaption>Counted at dawn</figcaption></figure>
        <pre>quack\n  quack</pre>
        <figure><img src="pond.jpg" alt="A pond"><figcaption>The pond. Photo: Ulla Berg</figcaption></figure>
        <iframe src="https://www.youtube.com/embed/x1" title="Ducks, filmed"></iframe>""",
        BASE,
    )
    assert blocks == (
        Paragraph(
            (
                Span("Ducks "),
                Span("again", frozenset(["em"])),
                Span(", says "),
                Span("the warden", href="https://pond.example/warden"),
                Span("."),
            )
        ),
        Crosshead("Numbers", 2),
        Listing(((Span("forty ducks"),), (Span("two "), Span("geese", frozenset(["strong"]))))),
        Listing(((Span("first"),),), ordered=True),
        Quote(((Span("They eat everything."),),), "The warden"),
        Table((("Day", "Ducks"), ("Monday", "40")), caption="Counted at dawn"),
        Verbatim("quack\n  quack"),
        Picture("https://pond.example/2026/ducks/pond.jpg", "A pond", "The pond.", "Ulla Berg"),
        Embed("Ducks, filmed", "https://www.youtube.com/embed/x1"),
    )


@pytest.mark.parametrize(
    "footer",
    [
        "<p>The post <a href='/d'>Ducks</a> appeared first on <a href='/'>The Pond</a>.</p>",
        "<p>Der Beitrag <a href='/d'>Enten</a> erschien zuerst auf <a href='/'>Teich</a>.</p>",
        "<p>L’article <a href='/d'>Canards</a> est apparu en premier sur <a href='/'>L’étang</a>.</p>",
        "<p><a href='/d'>Ducks</a> was originally published in <a href='/'>The Pond</a> on Medium, where people are "
        "continuing the conversation by highlighting and responding to this story.</p>",
        "<div class='sharedaddy'><h3>Share this:</h3><ul><li><a href='/s'>Share on Twitter</a></li></ul></div>",
        "<div class='feedflare'><a href='/f'><img src='http://feeds.feedburner.com/~ff/p?d=1'></a></div>",
        "<img src='https://pixel.wp.com/b.gif?host=pond.example' width='1' height='1'>",
        "<img src='https://medium.com/_/stat?event=post.clientViewed'>",
        "<div class='subscription-widget'><p>Subscribe now to receive every post about our ducks.</p></div>",
        "<p><a class='more-link' href='/d'>Continue reading <span>→</span></a></p>",
        "<p style='display:none'>In this letter: ducks</p>",
        "<script>quack()</script><style>p {}</style>",
    ],
)
def test_what_programs_add_to_every_entry_is_left_out(footer: str) -> None:
    assert texts(f"<p>{LONG}</p>{footer}") == [LONG.strip()]
    assert len(fragment(f"<p>{LONG}</p>{footer}", BASE)) == 1


def test_lists_of_links_are_text_here() -> None:
    blocks = fragment(
        "<ul><li><a href='/1'>Ducks of the north</a></li><li><a href='/2'>Geese</a>, too</li></ul>", BASE
    )
    assert [plain(item) for block in blocks if isinstance(block, Listing) for item in block.items] == [
        "Ducks of the north",
        "Geese, too",
    ]
    assert texts("<p><a href='https://far.example/swan'>On swans</a></p>") == ["On swans"]


def test_paragraphs_may_be_made_of_line_breaks_and_boxes() -> None:
    html = "<div>First the ducks.<br><br>Then the geese.<div><br></div><div>At last the swans</div></div>"
    assert texts(html) == ["First the ducks.", "Then the geese.", "At last the swans"]


def test_text_without_markup_keeps_its_paragraphs() -> None:
    assert texts("Ducks &amp; geese.\n\nAnd 3 < 4 swans.") == ["Ducks & geese.", "And 3 < 4 swans."]


def test_markup_that_was_escaped_twice_is_markup() -> None:
    assert texts("&lt;p&gt;Ducks &amp;amp; geese&lt;/p&gt;") == ["Ducks & geese"]


def test_pictures_that_lead_elsewhere_belong_to_the_text() -> None:
    (picture,) = fragment("<a href='https://far.example/story-1'><img src='/duck.jpg' alt='A duck'></a>", BASE)
    assert picture == Picture("https://pond.example/duck.jpg", "A duck")


def test_captions_in_tables_made_for_one_picture() -> None:
    html = """<table class="tr-caption-container"><tr><td><img src="/duck.jpg"></td></tr>
    <tr><td class="tr-caption">A duck at noon</td></tr></table>"""
    assert fragment(html, BASE) == (Picture("https://pond.example/duck.jpg", caption="A duck at noon"),)


def test_recordings_addresses_of_films_and_cards_of_other_pages_are_embeds() -> None:
    html = """<audio src="/quack.mp3" title="A quack"></audio><video><source src="/swim.mp4"></video>
    <figure class="wp-block-embed"><div>https://youtu.be/x1</div></figure>
    <figure class="kg-card kg-bookmark-card"><a href="https://far.example/swan">
    <div class="kg-bookmark-title">On swans</div><div class="kg-bookmark-description">White ones.</div><img src="https://far.example/swan.jpg"></a></figure>"""
    assert fragment(html, BASE) == (
        Embed("A quack", "https://pond.example/quack.mp3"),
        Embed("swim.mp4", "https://pond.example/swim.mp4"),
        Embed("youtu.be", "https://youtu.be/x1"),
        Embed("On swans", "https://far.example/swan"),
    )


def test_emoji_drawn_as_pictures_are_signs_again() -> None:
    assert texts("<p>Ducks <img class='emoji' src='/1f986.png' alt='🦆'> everywhere</p>") == ["Ducks 🦆 everywhere"]


def test_the_headline_is_not_said_again() -> None:
    assert fragment("<h1>Ducks!</h1><p>They came.</p>", BASE, headline="Ducks") == (Paragraph((Span("They came."),)),)


def test_an_entry_that_looks_like_furniture_keeps_its_only_text_but_no_bare_link() -> None:
    assert texts("<p>Thank you for reading!</p>") == ["Thank you for reading!"]
    assert fragment("<a href='/c'>Comments</a>", BASE) == ()
    assert fragment("", None) == fragment("   ", None) == ()


def test_nothing_passes_that_a_terminal_or_a_browser_would_obey() -> None:
    (block,) = fragment("<p>Red\x1b[31m &#27;]0;duck&#7; <a href='javascript:quack()'>duck</a>\u202e</p>", None)
    assert isinstance(block, Paragraph)
    assert plain(block.spans) == "Red duck"
    assert not any(span.href for span in block.spans)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/=\"' ab&;#1ptdiv\n\x1b\u202e", max_size=200))
def test_no_fragment_is_a_fault_and_all_text_is_clean(html: str) -> None:
    for block in fragment(html, BASE):
        for text in _strings(block):
            assert text == clean(text)


def _strings(block: Block) -> list[str]:
    match block:
        case Paragraph(spans):
            return [span.text for span in spans]
        case Crosshead(text) | Verbatim(text) | Embed(text):
            return [text]
        case _:
            return []


@pytest.mark.parametrize(
    "html", ["<div>" * 12_500, "<b>" * 12_500 + "x", "<p>a" * 12_500, "a " * 125_000, "<" * 50_000], ids=len
)
def test_long_and_deep_fragments_take_time_by_their_length_only(html: str) -> None:
    start = time.process_time()
    fragment(html, BASE)
    assert time.process_time() - start < 1.5
