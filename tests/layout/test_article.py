"""A story, laid out whole: seen in golden files, and held to what must be true of any story at any width."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.layout.article import ArticleOptions, ArticleWords, lay_story
from reader.layout.picture import Look
from reader.layout.sheet import FURNITURE, HEAD, Line, Sheet
from reader.story import (
    Block,
    Crosshead,
    Embed,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Span,
    Spans,
    Story,
    Table,
    Verbatim,
)
from reader.text import clean

Golden = Callable[[str, Iterator[Line]], None]


def said(text: str) -> Spans:
    return (Span(text),)


STORY = Story(
    "barrage",
    "À Sainte-Ombeline, le barrage qui devait fermer rouvre pour un siècle",
    kicker="Territoires",
    provider="Dépêche du Canal",
    authors=("Maud Ferrand", "Ilyès Kerbrat"),
    published="2026-11-14",
    updated="2026-11-15",
    language="fr",
    lede="Condamné deux fois, sauvé par ses anguilles, le petit ouvrage a trouvé preneur : les 412 habitants.",
    blocks=(
        Picture(
            "barrage.png",
            "Un barrage bas sous un ciel de pluie, trois silhouettes sur la passerelle",
            "Le barrage de Sainte-Ombeline, mardi matin",
            "Dépêche du Canal / Ilyès Kerbrat",
            480,
            320,
        ),
        Paragraph(
            (
                Span("« On nous avait dit "),
                Span("dix ans", frozenset({"em"})),
                Span(", pas un de plus », sourit la maire. Le "),
                Span("rapport de 2019", href="https://example.org/rapport"),
                Span(" était pourtant "),
                Span("sans appel", frozenset({"strong"})),
                Span(" : 35 % des vannes hors d’usage, 10 000 euros de réparations par mois."),
            )
        ),
        Crosshead("Une affaire d’anguilles"),
        Quote((said("Elles remontent la nuit, par la brèche."), said("Personne ne les attendait.")), "Un pêcheur"),
        Listing((said("fermer la rive gauche de novembre à mars"), said("compter les passages"))),
        Listing(tuple(said(f"étape {number}") for number in range(1, 11)), ordered=True),
        Picture("deux.png", "Une vanne", "Une vanne", None),
        Picture(),
        Table(
            (
                ("Année", "Passages", "Remarque"),
                ("2024", "112", "comptage à la main, deux nuits par semaine"),
                ("2025", "1 345", "caméra"),
            ),
            caption="Anguilles comptées",
        ),
        Verbatim(
            "vanne 1   ouverte\n  vanne 2 fermée depuis la crue de février, clé chez le voisin d’en face\n\nfin"
        ),
        Embed("Une minute de passages, filmée de nuit", "https://video.example.org/watch/sainte-ombeline-anguilles"),
        Paragraph(said("Le vote est prévu jeudi.")),
    ),
)

SCRIPTS = Story(
    "gate",
    "The old gate speaks four languages 🏰 and one of them is 日本語",
    provider="Gate Courier",
    language="en",
    blocks=(
        Paragraph(said("城門は夜明けに開く。「入ってもいいですか」と旅人が尋ねた。門番は笑って、鍵を三つ鳴らした。")),
        Paragraph(said("قالت الحارسة إن الباب لا يغلق في المطر، وإن المفتاح عند الخباز.")),
        Paragraph(said("השער נפתח עם שחר, והמפתח אצל האופה.")),
        Paragraph(said("성문은 새벽에 열린다. 열쇠는 빵집 주인이 가지고 있다.")),
        Paragraph(said("Families 👩‍👩‍👧 wave 👋🏽 flags 🇫🇷🇯🇵 and e\u0301claires ❤️ on day 1️⃣.")),
        Table((("名前", "Age"), ("花子", "31"), ("Zoë", "7"))),
    ),
)


@pytest.mark.parametrize("width", [72, 40, 20])
def test_a_story_with_everything(golden: Golden, article_words: ArticleWords, width: int) -> None:
    golden(f"story-{width}", lay_story(STORY, width, ArticleOptions(), article_words))


def test_pictures_in_one_line_each(golden: Golden, article_words: ArticleWords) -> None:
    golden("story-without-frames", lay_story(STORY, 60, ArticleOptions(pictures="line"), article_words))


def test_drawn_pictures_have_rows_left_for_them_and_others_their_frame(
    golden: Golden, article_words: ArticleWords
) -> None:
    options = ArticleOptions(pictures="drawn", drawable=frozenset({"barrage.png", "deux.png"}), rows=9)
    golden("story-drawn", lay_story(STORY, 60, options, article_words))


@pytest.mark.parametrize("width", [48, 24])
def test_scripts_of_all_widths(golden: Golden, article_words: ArticleWords, width: int) -> None:
    golden(f"scripts-{width}", lay_story(SCRIPTS, width, ArticleOptions(), article_words))


def test_the_column_is_never_wider_than_asked(article_words: ArticleWords) -> None:
    wide = lay_story(STORY, 200, ArticleOptions(column=50), article_words)
    assert max(cell_len(line.text) for line in wide) == 50


def test_roles_of_the_head(article_words: ArticleWords) -> None:
    head = [line for line in lay_story(STORY, 72, ArticleOptions(), article_words) if line.block == HEAD]
    assert [(line.kind, {role for _, role in line.cells}) for line in head] == [
        ("kicker", {"provider"}),
        ("headline", {"headline+strong"}),
        ("byline", {"provider", "muted"}),
        ("byline", {"muted"}),
        ("byline", {"muted"}),
        ("lede", {"text+strong"}),
        ("lede", {"text+strong"}),
    ]


def test_a_bare_story_is_its_headline(article_words: ArticleWords) -> None:
    lines = list(lay_story(Story("x", "Only this"), 40, ArticleOptions(), article_words))
    assert [line.text for line in lines if line.text] == ["Only this"]


def test_lines_of_a_headline_are_about_as_long(article_words: ArticleWords) -> None:
    story = Story("x", "Four words and then a tail")
    lines = [line.text for line in lay_story(story, 25, ArticleOptions(), article_words) if line.text]
    assert lines == ["Four words and", "then a tail"]


@pytest.mark.parametrize(
    ("authors", "line"),
    [
        (STORY.authors, "par Maud Ferrand et Ilyès Kerbrat\xa0· 6 min"),
        ((), "information fournie par Dépêche du Canal\xa0· le 2026-11-14\xa0· 6 min"),
    ],
)
def test_reading_time_stands_with_the_authors_else_with_the_date(
    article_words: ArticleWords, authors: tuple[str, ...], line: str
) -> None:
    story, words = replace(STORY, authors=authors), article_words._replace(minutes="6 min")
    assert line in [line.text for line in lay_story(story, 72, ArticleOptions(), words)]


@pytest.mark.parametrize(
    ("published", "updated", "is_said"),
    [
        ("2026-11-14T08:20", "2026-11-14T09:10", True),
        ("2026-11-14T08:20", "2026-11-14", False),
        ("2026-11-14", "2026-11-14", False),
        ("2026-11-14", "2026-11-14T09:10", True),
        (None, "2026-11-14", True),
    ],
)
def test_an_update_that_adds_nothing_to_the_date_is_not_said(
    article_words: ArticleWords, published: str | None, updated: str, is_said: bool
) -> None:
    story = Story("x", "H", published=published, updated=updated)
    text = [line.text for line in lay_story(story, 72, ArticleOptions(), article_words)]
    assert (article_words.updated.format(time=article_words.date(updated)) in text) is is_said


def test_a_link_in_a_paragraph_can_be_clicked(article_words: ArticleWords) -> None:
    links = [link for line in lay_story(STORY, 72, ArticleOptions(), article_words) for link in line.links]
    assert {href for _, _, href in links} == {
        "https://example.org/rapport",
        "https://video.example.org/watch/sainte-ombeline-anguilles",
    }


def test_the_first_lines_need_only_the_first_blocks(article_words: ArticleWords) -> None:
    class Trap(tuple[Block, ...]):
        def __iter__(self) -> Iterator[Block]:
            yield from islice(super().__iter__(), 3)
            pytest.fail("the fourth block was asked for")

    story = Story("x", "H", blocks=Trap(Paragraph(said("one")) for _ in range(10)))
    lines = list(islice(lay_story(story, 40, ArticleOptions(), article_words), 7))
    assert lines[-1].block == 2


def test_language_decides_about_french_blanks(article_words: ArticleWords) -> None:
    story = Story("x", "H", language="en", blocks=(Paragraph(said("well then !")),))

    def last_line(options: ArticleOptions) -> str:
        return list(lay_story(story, 10, options, article_words))[-1].text

    assert last_line(ArticleOptions()) == "!"
    assert last_line(ArticleOptions(language="fr")) == "then !"


TEXT = st.text(
    st.sampled_from("abcdé  -/’:!«»日本。한e\u0301👩\u200d👍\U0001f3fd🇫🇷❤\ufe0fש\xa0\u202f\n"), max_size=40
).map(clean)
SPANS = st.lists(
    st.builds(
        Span,
        TEXT,
        st.frozensets(st.sampled_from(["strong", "em", "code"]), max_size=2),
        st.none() | st.just("https://example.org/"),
    ),
    max_size=4,
).map(tuple)
OPTIONAL = st.none() | TEXT
SIZE = st.none() | st.integers(1, 9999)
ROWS = st.integers(1, 4).flatmap(
    lambda count: st.lists(st.lists(TEXT, min_size=1, max_size=count).map(tuple), min_size=1, max_size=4).map(tuple)
)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, SPANS),
    st.builds(Crosshead, TEXT),
    st.builds(Quote, st.lists(SPANS, max_size=3).map(tuple), OPTIONAL),
    st.builds(Listing, st.lists(SPANS, max_size=3).map(tuple), st.booleans()),
    st.builds(Picture, OPTIONAL, OPTIONAL, OPTIONAL, OPTIONAL, SIZE, SIZE),
    st.builds(Table, ROWS, st.booleans(), OPTIONAL),
    st.builds(Verbatim, TEXT),
    st.builds(Embed, TEXT, OPTIONAL),
)
LOOKS: st.SearchStrategy[Look] = st.sampled_from(["framed", "drawn", "line"])
STORIES = st.builds(
    Story,
    st.just("any"),
    TEXT,
    kicker=OPTIONAL,
    provider=OPTIONAL,
    authors=st.lists(TEXT, max_size=2).map(tuple),
    published=OPTIONAL,
    lede=OPTIONAL,
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
)


def options_for(story: Story, look: Look, rows: int = 24) -> ArticleOptions:
    """Options under which every picture of ``story`` is drawable."""
    sources = frozenset(block.src for block in story.blocks if isinstance(block, Picture) and block.src)
    return ArticleOptions(pictures=look, drawable=sources, rows=rows)


@given(STORIES, st.integers(1, 30), LOOKS, st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_any_story_fits_any_width(
    article_words: ArticleWords, story: Story, width: int, look: Look, rows: int
) -> None:
    lines = list(lay_story(story, width, options_for(story, look, rows), article_words))
    for line in lines:
        taken = sum(cell_len(text) for text, _ in line.cells)
        assert taken == cell_len(line.text) <= width
        assert "\n" not in line.text
        assert all(text for text, _ in line.cells)
        assert all(0 <= first < end <= taken for first, end, _ in line.links)
    blocks = [block for block, _ in groupby(line.block for line in lines if line.block != FURNITURE)]
    assert blocks == sorted(set(blocks))
    for _, group in groupby((line for line in lines if line.block != FURNITURE), key=lambda line: line.block):
        starts = [line.start for line in group]
        assert starts == sorted(starts)


@given(STORIES, st.integers(8, 40), st.integers(8, 40), LOOKS, LOOKS)
@settings(max_examples=100, deadline=None)
def test_the_place_being_read_is_kept_over_a_resize_and_another_look(
    article_words: ArticleWords, story: Story, width: int, other: int, look: Look, other_look: Look
) -> None:
    before = Sheet(lay_story(story, width, options_for(story, look), article_words))
    after = Sheet(lay_story(story, other, options_for(story, other_look), article_words))
    before.ensure(1 << 20)
    after.ensure(1 << 20)
    for number in range(len(before)):
        block, start = before.position(number)
        found = after.line_at(block, start)
        assert after.lines[found].block == block
        assert after.lines[found].start <= start or found == after.block_lines(block).start


def letters(text: str) -> str:
    """``text`` without blanks, frames, bars and bullets."""
    return "".join(character for character in text if character not in " \n\xa0\u202f▌│┌┐└┘─•↳")


@given(SPANS, st.integers(4, 30))
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost(article_words: ArticleWords, spans: Spans, width: int) -> None:
    blocks: tuple[Block, ...] = (
        Paragraph(spans),
        Quote((spans, spans)),
        Listing((spans,)),
        Verbatim("".join(span.text for span in spans)),
    )

    def of(block: int, width: int) -> str:
        story = Story("x", "H", blocks=blocks)
        lines = lay_story(story, width, ArticleOptions(column=1000), article_words)
        return letters("".join(line.text for line in lines if line.block == block))

    for block in range(len(blocks)):
        assert of(block, width) == of(block, 1000)
