"""A thread on a narrow panel: guides, quotes, feet that can be clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.layout.order import Placed, order
from reader.layout.sheet import FURNITURE, Line, Sheet
from reader.layout.thread import COLLAPSE, EXPAND, REPORT, UNDO, guides, lay_thread
from reader.layout.words import ThreadWords
from reader.story import Comment
from reader.text import clean

Golden = Callable[[str, Iterator[Line]], None]

COMMENTS = [
    Comment(
        "a",
        "Enfin une bonne nouvelle pour la vallée.\n\nLe détail du vote est ici : https://example.org/vote/2026, "
        "page 3.",
        author="Inès",
        time="19:02",
        score=12,
    ),
    Comment(
        "b",
        "> Le détail du vote est ici\n> page 3\nMerci, je cherchais justement le compte des abstentions.",
        "a",
        author="Un voisin de la rive gauche",
        time="19:10",
        score=-2,
    ),
    Comment("c", "Pas d’accord.", "b", time="19:15"),
    Comment("d", "Propos retirés de la vue.", author="X", time="20:00"),
    Comment("e", "Et les anguilles 🐟 dans tout ça ?\nPersonne n’en parle.", author="佐藤", time="20:30", score=0),
]
DEEP = [Comment(str(level), f"niveau {level}, et un mot de plus", str(level - 1), author="L") for level in range(13)]


@pytest.mark.parametrize("width", [48, 38])
def test_a_thread(golden: Golden, thread_words: ThreadWords, width: int) -> None:
    placed = order([*COMMENTS, Comment("f", "oui", "e")], "page", collapsed={"e"}, folded={"d"})
    golden(f"thread-{width}", lay_thread(placed, width, thread_words))


def test_a_deep_thread(golden: Golden, thread_words: ThreadWords) -> None:
    golden("thread-deep-40", lay_thread(order(DEEP), 40, thread_words))


def test_blocks_are_places_in_the_view(thread_words: ThreadWords) -> None:
    placed = order(COMMENTS, "newest")
    sheet = Sheet(lay_thread(placed, 60, thread_words))
    sheet.ensure(1 << 20)
    heads = [sheet.lines[number] for number in sheet.starts("comment-head")]
    assert [line.block for line in heads] == list(range(len(placed)))
    for line, one in zip(heads, placed, strict=True):
        assert line.text.lstrip("│ ").startswith(one.comment.author or "Anonyme")


def test_what_can_be_clicked(thread_words: ThreadWords) -> None:
    placed = order([*COMMENTS, Comment("f", "oui", "e")], "page", collapsed={"e"}, folded={"d"})
    links: dict[int, list[str]] = {}
    for line in lay_thread(placed, 80, thread_words):
        for first, end, href in line.links:
            assert line.text[first:end].strip()
            links.setdefault(line.block, []).append(href)
    assert links == {
        0: ["https://example.org/vote/2026", REPORT, COLLAPSE],
        1: [REPORT, COLLAPSE],
        2: [REPORT],
        3: [UNDO],
        4: [REPORT, EXPAND],
    }


def test_a_reported_comment_takes_one_line(thread_words: ThreadWords) -> None:
    lines = list(lay_thread(order(COMMENTS[3:4], folded={"d"}), 60, thread_words))
    assert [line.text for line in lines] == ["Commentaire signalé, replié\xa0· Annuler"]


def test_guides_leave_room_for_the_text() -> None:
    assert guides(3, 8).text.rest == (("│ │ │ ", "border"),)
    assert guides(12, 8).head.first == (("│ │ │ │ │ │ ┆12 ", "border"),)
    assert guides(12, 8).text.rest == (("│ │ │ │ │ │ ┆   ", "border"),)
    assert guides(12, 8).text.width == 16
    assert guides(5, -1).text.width == 0


def test_gaps_show_the_guides_of_the_levels_that_go_on(thread_words: ThreadWords) -> None:
    placed = order(
        [Comment("a", "x"), Comment("b", "x", "a"), Comment("c", "x", "b"), Comment("d", "x", "a")], "page"
    )
    gaps = [line.text for line in lay_thread(placed, 60, thread_words) if line.block == FURNITURE]
    assert gaps == ["", "│", "│"]


PROSE = st.text(st.sampled_from("ab é->\n日本👩\u200d👍\U0001f3fd ://www.ex"), max_size=60).map(clean)
PLACED = st.builds(
    Placed,
    st.builds(
        Comment,
        st.just("x"),
        PROSE,
        author=st.none() | PROSE,
        time=st.none() | PROSE,
        score=st.none() | st.integers(),
    ),
    st.integers(0, 5_000) | st.integers(0, 12),
    st.integers(0, 3),
    st.integers(0, 3),
    st.booleans(),
)


@given(st.lists(PLACED, max_size=5), st.integers(1, 60))
@settings(max_examples=100, deadline=None)
def test_any_thread_fits_any_width(thread_words: ThreadWords, view: list[Placed], width: int) -> None:
    last = (0, 0)
    for line in lay_thread(view, width, thread_words):
        taken = sum(cell_len(text) for text, _ in line.cells)
        assert taken == cell_len(line.text) <= width
        assert "\n" not in line.text
        assert all(0 <= first < end <= taken for first, end, _ in line.links)
        if line.block != FURNITURE:
            assert (line.block, line.start) >= last
            last = (line.block, line.start)


@given(PROSE)
@settings(max_examples=60, deadline=None)
def test_no_word_of_a_comment_is_lost(thread_words: ThreadWords, text: str) -> None:
    def said(width: int) -> str:
        view = [Placed(Comment("x", text, author="A"), 0)]
        lines = [line.text for line in lay_thread(view, width, thread_words) if line.kind == "comment"]
        return "".join("".join(lines).split()).translate({ord("│"): None, ord("▌"): None, ord(">"): None})

    assert said(20) == said(1000)


def test_a_new_comment_and_the_story_s_author_are_told_in_words(thread_words: ThreadWords) -> None:
    comments = [Comment("1", "Bonjour.", author="Ana Ruiz"), Comment("2", "Merci.", author="Léo")]
    lines = lay_thread(order(comments, "page"), 50, thread_words, new={"2"}, authors={"ana ruiz"})
    heads = [line.text.replace("\xa0", " ") for line in lines if line.kind == "comment-head"]
    assert heads == ["Ana Ruiz · auteur de l’article", "Léo · nouveau"]
