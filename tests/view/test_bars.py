"""The bars of a pane: words that give way to each other, and how far one has come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.view.bars import enough, scroll_bar, title_bar


@pytest.mark.parametrize(
    ("width", "bar"),
    [
        (40, "▶44 comments · oldest first   1 Article "),
        (39, "▶44 comments · oldest first  1 Article "),
        (38, "▶44 comments                1 Article "),
        (24, "▶44 comments  1 Article "),
        (23, "▶44 comments           "),
        (14, "▶44 comments  "),
        (9, "▶44 com… "),
        (3, "▶… "),
    ],
)
def test_a_title_gets_shorter_before_what_stands_at_the_right_goes(width: int, bar: str) -> None:
    assert title_bar("▶", ("44 comments · oldest first", "44 comments"), ("1 Article",), width) == bar


@given(
    titles=st.lists(st.text("ab 日", max_size=12), min_size=1, max_size=3),
    asides=st.lists(st.text("ab 日", max_size=12), max_size=2),
    width=st.integers(0, 40),
)
def test_a_bar_is_as_wide_as_its_pane(titles: list[str], asides: list[str], width: int) -> None:
    assert cell_len(title_bar(" ", titles, asides, width)) == width


@given(page=st.integers(1, 60), more=st.integers(1, 5000), data=st.data())
def test_the_thumb_is_in_sight_and_reaches_both_ends(page: int, more: int, data: st.DataObject) -> None:
    total = page + more
    top = data.draw(st.integers(0, more))
    bar = "".join(scroll_bar(row, page, top, total) for row in range(page))
    assert "┃" in bar
    assert scroll_bar(0, page, 0, total) == "┃"
    assert scroll_bar(page - 1, page, more, total) == "┃"


@given(page=st.integers(1, 200), more=st.integers(0, 5000))
def test_from_some_lines_on_the_bar_at_the_top_looks_the_same(page: int, more: int) -> None:
    def bar(total: int) -> list[str]:
        return [scroll_bar(row, page, 0, total) for row in range(page)]

    assert bar(enough(page)) == bar(enough(page) + more)
