"""The pictures of a story, with their texts, told from everything else that is an image."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract.html.pictures import Pictured, Pictures
from reader.extract.html.tree import Element, Tree
from reader.extract.lexicon import lexicon
from reader.story import Picture

PAGES = Path(__file__).parents[2] / "pages"
URL = "https://mirrorport.example/news/2026/crane-4711.html"


def named(tree: Tree, name: str) -> Element:
    return next(element for element in tree.elements if element.names == name)


def shown(markup: str, language: str = "en", told: tuple[Picture, ...] = ()) -> tuple[Pictured, ...]:
    """The pictures in a body that holds ``markup``."""
    tree = Tree.parse(f"<h1>Headline</h1><div class=text>{markup}<p>And so on.</p></div>", URL)
    return Pictures(tree, lexicon(language), told).all(named(tree, "text"), headline=tree.find("h1")[0])


def picture(markup: str, language: str = "en", told: tuple[Picture, ...] = ()) -> Picture:
    (one,) = shown(markup, language, told)
    return one.picture


@pytest.fixture(scope="module")
def pictures() -> list[Picture]:
    tree = Tree.parse((PAGES / "pictures.html").read_text(encoding="utf-8"), URL)
    found = Pictures(tree, lexicon("en")).all(named(tree, "text"), headline=tree.find("h1")[0])
    return [one.picture for one in found]


def test_a_page_gives_its_pictures_in_order_the_lead_picture_first(pictures: list[Picture]) -> None:
    assert [(one.caption, one.credit) for one in pictures] == [
        ("The harbour crane at dusk", "Ida Krahn via Getty Images"),
        ("Rivets of 1913, counted by schoolchildren.", "Owen Hale/Canal Dispatch"),
        ("The broken chain", "Harbour archive"),
        (None, None),
        ("The crane lit for the fair.", "Ida Krahn"),
        ("The same, an hour later.", "Ida Krahn"),
    ]


def test_addresses_come_from_wherever_a_page_keeps_them(pictures: list[Picture]) -> None:
    assert [one.src for one in pictures] == [
        f"https://mirrorport.example/img/{name}"
        for name in ("crane-480.jpg", "rivets.jpg", "chain-800.jpg", "heron.jpg", "night-1.jpg", "night-2.jpg")
    ]


def test_alternative_text_is_kept_where_it_says_more_than_the_caption(pictures: list[Picture]) -> None:
    assert [one.alt for one in pictures] == [None, None, None, "A heron on its nest", "Night one", "Night two"]
    assert (pictures[0].width, pictures[0].height) == (1200, 800)


IMAGE = '<img src="/img/a-boat.jpg" alt="">'


@pytest.mark.parametrize(
    ("markup", "caption", "credit"),
    [
        (f"<figure>{IMAGE}<figcaption>A boat. <cite>Ida Krahn</cite></figcaption></figure>", "A boat.", "Ida Krahn"),
        (f"<figure>{IMAGE}<figcaption>A boat</figcaption><footer>dpa</footer></figure>", "A boat", "dpa"),
        (f"<figure>{IMAGE}<figcaption><p>A boat</p><small>© dpa</small></figcaption></figure>", "A boat", "dpa"),
        (f"<figure>{IMAGE}</figure><p class=caption>A boat (Photo: Ida Krahn)</p>", "A boat", "Ida Krahn"),
        (f"{IMAGE}<figcaption>A boat</figcaption>", "A boat", None),
        (f'<div class="image">{IMAGE}<p><span>A boat</span></p><p>Image: I. K.</p></div>', "A boat", "I. K"),
        (
            f"<div class=x1>{IMAGE}<div><div>A boat at sea</div><div>REUTERS</div></div></div>",
            "A boat at sea",
            "REUTERS",
        ),
        (f'<div class="img"><div class="in">{IMAGE}</div><span class="byline">I. K.</span></div>', None, "I. K"),
        (
            f'<figure>{IMAGE}<div class="hidden-sm caption">A boat at sea</div>'
            '<div class="show-sm caption">A boat at sea</div></figure>',
            "A boat at sea",
            None,
        ),
        (
            f'<figure>{IMAGE}<figcaption><span class="sr-only">Image description</span>A boat at sea. '
            "<span>(Harbour Police)</span></figcaption></figure>",
            "A boat at sea.",
            "Harbour Police",
        ),
        (
            f"<figure>{IMAGE}<figcaption>A boat at sea <span>Photo:</span> <b>Ida Krahn</b></figcaption></figure>",
            "A boat at sea",
            "Ida Krahn",
        ),
        ('<img src="/a-boat.jpg" alt="A boat at sea" title="A boat at sea | AFP/Ida Krahn">', None, "AFP/Ida Krahn"),
        (
            f'<button><figure>{IMAGE}</figure><span class="caption">A boat at sea</span></button>',
            "A boat at sea",
            None,
        ),
        (
            f'<figure><div>{IMAGE}<p><span class="visually-hidden">Image source, </span>Ida Krahn</p></div>'
            "<figcaption><p>A boat at sea</p></figcaption></figure>",
            "A boat at sea",
            "Ida Krahn",
        ),
        (
            f'<div class="ImageBox">{IMAGE}<div class="imageText">A boat <b class="textCopyright">dpa</b>'
            "</div></div>",
            "A boat",
            "dpa",
        ),
        (
            f'<div>{IMAGE}<p data-testid="prism-caption">A boat</p><i itemprop="author">I. K.</i></div>',
            "A boat",
            "I. K",
        ),
        (
            "<figure><figcaption>A boat that scripts would show</figcaption></figure>",
            "A boat that scripts would show",
            None,
        ),
    ],
)
def test_captions_and_credits_are_found_in_the_markup_of_many_makers(
    markup: str, caption: str | None, credit: str | None
) -> None:
    one = picture(markup)
    assert (one.caption, one.credit) == (caption, credit)


def test_the_elements_of_a_picture_hold_its_texts_and_no_more() -> None:
    markup = f"<p>Before the picture stands a paragraph.</p><div class=pic>{IMAGE}</div><p class=caption>A boat</p>"
    (one,) = shown(f"{markup}<p class=credit>Ida Krahn</p><p>Behind it stands another one.</p>")
    assert [part.names for part in one.parts] == ["pic", "caption", "credit"]


def test_a_paragraph_below_an_image_is_no_caption() -> None:
    paragraph = "<p>The harbour wakes early, and so does its oldest crane, long before the first ferry comes in.</p>"
    assert picture(f"<div>{IMAGE}{paragraph}</div>").caption is None


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="/x.gif" width="1" height="1">',
        '<img src="https://ad.doubleclick.net/a.jpg" alt="Buy">',
        '<img src="/icons/mail.png" alt="Mail">',
        '<img src="/img/smile.png" width="18" height="18">',
        '<div class="author"><img src="/people/a.jpg" alt="Ida"></div>',
        '<div class="site-logo"><img src="/img/a.png"></div>',
        '<aside><img src="/img/a-boat.jpg"></aside>',
        '<nav><img src="/img/a-boat.jpg"></nav>',
        '<img src="data:image/png;base64,AAAA">',
        '<a href="/news/2026/other-story-1234.html"><img src="/img/teaser.jpg" width="300" height="200"></a>',
        '<figure><blockquote>Said</blockquote><figcaption>Somebody</figcaption></figure>',
        f"<figure>{IMAGE}<span>By Ida Krahn</span> <time>9 November 2026, 15:15</time></figure>",
        "<img>",
    ],
)  # fmt: skip
def test_what_is_no_picture_of_the_story(markup: str) -> None:
    assert shown(markup) == ()


def test_a_picture_that_comes_twice_is_one_and_keeps_the_caption() -> None:
    again = '<figure><img src="/img/a-boat.jpg?w=1200"><figcaption>A boat</figcaption></figure>'
    assert picture(f"{IMAGE}<p>Words in between.</p>{again}") == Picture(
        "https://mirrorport.example/img/a-boat.jpg", caption="A boat"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/uploads/crane-scaled.jpg", "/uploads/crane-1024x683.jpg"),
        ("/uploads/old-crane.jpg?w=1200", "/uploads/old-crane.jpg?w=640&crop=1"),
        ("/uploads/IMG_4711-scaled.jpg", "/uploads/IMG_4711-300x200.jpg"),
        ("https://i0.wp.com/mirrorport.example/uploads/crane.jpg?resize=640", "/uploads/crane-150x150.webp"),
    ],
)
def test_sizes_of_one_picture_are_one_picture(one: str, other: str) -> None:
    found = picture(f"<img src='{one}'><figure><img src='{other}'><figcaption>The crane</figcaption></figure>")
    assert found.caption == "The crane"


def test_pictures_that_a_camera_numbered_are_several() -> None:
    assert len(shown("<p><img src='/IMG_4711.jpg'></p><p><img src='/IMG_4712.jpg'></p>")) == 2


def test_the_lead_picture_that_opens_the_text_again_is_one_by_its_alternative_text() -> None:
    first, again = (f"<p><img src='/{name}.jpg' alt='The crane before dawn'></p>" for name in ("9f8e7d", "crane-big"))
    assert len(shown(first + again)) == 1
    assert len(shown(f"{first}<p>{'And then it began to rain. ' * 9}</p>{again}")) == 2
    assert len(shown(first + again + again.replace("big", "small"))) == 3, "a gallery"


def test_the_data_of_the_page_adds_a_credit_and_an_alternative_text() -> None:
    told = Picture(
        "https://cdn.example/img/a-boat-1200x800.jpg", alt="A boat", caption="For machines", credit="Ida Krahn"
    )
    assert picture(IMAGE, told=(told,)) == Picture(
        "https://mirrorport.example/img/a-boat.jpg", alt="A boat", credit="Ida Krahn"
    )


def test_zones_of_other_things_have_no_pictures_of_the_story() -> None:
    tree = Tree.parse(f"<div class=text><p>Words.</p><div class=talk>{IMAGE}</div></div>", URL)
    assert Pictures(tree, lexicon("en")).all(named(tree, "text"), without=[named(tree, "talk")]) == ()


def test_one_element_may_be_asked_for_its_picture() -> None:
    tree = Tree.parse(f"<a href=x>{IMAGE}</a><p>Words</p>", URL)
    reader = Pictures(tree, lexicon("en"))
    assert reader.of(tree.find("a")[0]) == Picture("https://mirrorport.example/img/a-boat.jpg")
    assert reader.of(tree.find("p")[0]) is None


def test_time_grows_with_the_page_and_not_faster() -> None:
    pictures = "".join(f'<div><div><img src="/i/{i}.jpg" alt="x"><i></i></div><b>y</b></div>' for i in range(10_000))
    tree = Tree.parse(f"<h1>H</h1><div class=text>{'<div>' * 800}{pictures}", URL)
    start = time.process_time()
    Pictures(tree, lexicon("en")).all(named(tree, "text"), headline=tree.find("h1")[0])
    assert time.process_time() - start < 3


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<picture>", "</picture>", "<noscript>",
                '<img src="/a.jpg" alt="x">', '<source srcset="/b.jpg 2x, , 9w">', "</noscript>",
                "<div class=gallery>", "</div>", "<p class=credit>", "</p>", "Photo: Ida Krahn", "Some words",
                "<button>", "</button>", "(AFP)",
                '<img data-src="//c.example/d.png">', '<img srcset="x 1w,y 2w">', "＝", "\x1b[31m", "</a>",
                "<a href='/news/2026/a-story-1234.html'>",
            ]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_markup_gives_pictures_with_something_to_show_and_no_controls(parts: list[str]) -> None:
    for one in shown("".join(parts)):
        texts = (one.picture.src, one.picture.alt, one.picture.caption, one.picture.credit)
        assert any(texts)
        assert all("\x1b" not in text for text in texts if text)
