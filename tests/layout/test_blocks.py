"""The kinds of blocks that have a shape of their own: tables, pictures, kept lines."""

from __future__ import annotations

import pytest

from reader.layout.picture import description, drawing_size, lay_picture
from reader.layout.table import fit, lay_table
from reader.layout.verbatim import lay_verbatim
from reader.layout.words import ArticleWords
from reader.story import Picture, Table


def table(width: int, *rows: tuple[str, ...], header: bool = True) -> list[str]:
    return [line.text for line in lay_table(Table(rows, header), 0, width)]


def test_numbers_stand_to_the_right_and_words_to_the_left() -> None:
    assert table(40, ("Town", "Votes"), ("Aix", "1 204"), ("Dole", "87"), ("Sète", "")) == [
        "Town  Votes",
        "────  ─────",
        "Aix   1 204",
        "Dole     87",
        "Sète",
    ]


def test_cells_wrap_and_rows_are_then_kept_apart() -> None:
    assert table(20, ("Who", "What"), ("Ines", "keeps the lock"), ("Bo", "sells bread")) == [
        "Who   What",
        "────  ──────────────",
        "Ines  keeps the lock",
        "Bo    sells bread",
    ]
    assert table(16, ("Who", "What"), ("Ines", "keeps the lock"), ("Bo", "sells bread")) == [
        "Who   What",
        "────  ──────────",
        "Ines  keeps the",
        "      lock",
        "",
        "Bo    sells",
        "      bread",
    ]


def test_where_columns_do_not_fit_each_row_is_a_record() -> None:
    rows = (("Name", "Office", "Since"), ("Maud", "lock keeper", "2019"), ("Bo", "baker", "1998"))
    assert table(14, *rows) == [
        "Name: Maud",
        "Office: lock",
        "keeper",
        "Since: 2019",
        "",
        "Name: Bo",
        "Office: baker",
        "Since: 1998",
    ]


def test_a_table_without_a_header_and_with_ragged_rows() -> None:
    assert table(20, ("a", "b"), ("c",), header=False) == ["a  b", "c"]
    assert table(20) == []
    assert table(20, ("only", "header")) == ["only  header", "────  ──────"]


@pytest.mark.parametrize(
    ("sizes", "width", "columns"),
    [
        ([[3, 40]], 30, [3, 25]),
        ([[3, 10], [5, 2]], 30, [5, 10]),
        ([[40, 40]], 30, [14, 14]),
        ([[40, 4, 40]], 30, [11, 4, 11]),
        ([[40, 40, 40]], 20, []),
    ],
)
def test_columns_share_what_room_there_is(sizes: list[list[int]], width: int, columns: list[int]) -> None:
    assert fit(sizes, width) == columns


@pytest.mark.parametrize(
    ("alt", "caption", "shown"),
    [
        ("A lock", "The lock at Bray", "A lock"),
        ("The lock.", "the lock", None),
        ("", "The lock", None),
        (None, None, None),
        ("A lock", None, "A lock"),
    ],
)
def test_a_description_that_repeats_the_caption_is_none(
    alt: str | None, caption: str | None, shown: str | None
) -> None:
    assert description(Picture(alt=alt, caption=caption)) == shown


def test_a_frame_says_what_is_known(article_words: ArticleWords) -> None:
    picture = Picture("p.png", "A lock at dawn", "The lock", "DC / M. F.", 480, 320)
    assert [(line.kind, line.text) for line in lay_picture(picture, 0, 32, article_words)] == [
        ("picture", "┌─ Image ────────── 480 × 320 ─┐"),
        ("picture", "│  A lock at dawn              │"),
        ("picture", "└──────────────────────────────┘"),
        ("caption", "The lock"),
        ("credit", "DC / M. F."),
    ]


@pytest.mark.parametrize(
    ("picture", "line"),
    [
        (Picture(alt="A lock", caption="Dawn"), "[Image: A lock]"),
        (Picture(caption="Dawn"), "[Image]"),
        (Picture(), "[Image: sans description]"),
    ],
)
def test_a_picture_in_one_line(article_words: ArticleWords, picture: Picture, line: str) -> None:
    assert next(lay_picture(picture, 0, 40, article_words, look="line")).text == line


def test_a_narrow_frame_drops_the_size_then_itself(article_words: ArticleWords) -> None:
    picture = Picture(alt="A lock", width=480, height=320)
    assert next(lay_picture(picture, 0, 16, article_words)).text == "┌─ Image ──────┐"
    assert next(lay_picture(picture, 0, 10, article_words)).text == "[Image: A"


@pytest.mark.parametrize(
    ("size", "room", "drawing"),
    [
        ((480, 320), (72, 24), (72, 24)),  # as wide as the column
        ((480, 320), (72, 17), (51, 17)),  # as high as there is room
        ((480, 320), (30, 24), (30, 10)),
        ((320, 480), (72, 24), (32, 24)),
        ((480, 320), (120, 90), (72, 24)),  # never higher than can be seen at once
        ((16, 16), (72, 24), (16, 8)),  # an icon is not blown up
        ((1200, 40), (72, 24), None),  # a line
        ((40, 1200), (72, 24), None),
        ((1, 1), (72, 24), None),
        ((None, 320), (72, 24), None),
    ],
)
def test_a_drawing_keeps_its_proportions_within_its_room(
    size: tuple[int | None, int | None], room: tuple[int, int], drawing: tuple[int, int] | None
) -> None:
    assert drawing_size(Picture("p.png", width=size[0], height=size[1]), *room) == drawing


def test_a_drawing_without_caption_and_credit_is_told_by_its_description(article_words: ArticleWords) -> None:
    def below(picture: Picture) -> list[tuple[str, str]]:
        lines = list(lay_picture(picture, 0, 40, article_words, look="drawn", rows=4))
        assert [(line.kind, line.start, line.cells) for line in lines[:4]] == [
            ("drawing", row, ()) for row in range(4)
        ]
        return [(line.kind, line.text) for line in lines[4:]]

    assert below(Picture("p.png", "A lock", None, None, 480, 320)) == [("caption", "[Image] A lock")]
    assert below(Picture("p.png", "A lock", "Dawn", "M. F.", 480, 320)) == [("caption", "Dawn"), ("credit", "M. F.")]
    assert below(Picture("p.png", None, None, None, 480, 320)) == []


def test_kept_lines_keep_their_blanks_and_go_on_behind_an_arrow() -> None:
    text = "for x in y:\n\tsum += x  # all of it\n\nabcdefghijklmnopqrstuvwxyz"
    lines = list(lay_verbatim(text, 4, 16))
    assert [line.text for line in lines] == [
        "for x in y:",
        "    sum += x  # ",
        "↳ all of it",
        "",
        "abcdefghijklmnop",
        "↳ qrstuvwxyz",
    ]
    assert [line.indent for line in lines] == [0, 0, 2, 0, 0, 2]
    assert [line.start for line in lines] == [0, 12, 28, 38, 40, 56]
