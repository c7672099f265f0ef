"""A change of size keeps the line being read at the top, and no size is too small."""

from __future__ import annotations

import pytest

from tests.tui.sitting import sitting

SIZES = [(50, 20), (200, 50), (33, 15), (111, 30), (40, 12)]


async def test_the_words_being_read_stay_at_the_top_and_the_same_line_comes_back() -> None:
    async with sitting("the-lock-ledger", size=(80, 24)) as at:
        await at.press("]", "]", "]", "j", "j", "j")
        line, beginning = at.top_line(), at.top_line().split()[:2]
        for width, height in SIZES:
            await at.resize(width, height)
            in_sight = " ".join(at.look().lines[2:6])
            assert beginning[0] in in_sight, f"{width}x{height}"
        await at.resize(80, 24)
        assert at.top_line() == line


async def test_the_end_and_the_beginning_stay_where_they_are() -> None:
    async with sitting("crane-four", size=(80, 24)) as at:
        for width, height in SIZES[:3]:
            await at.resize(width, height)
        await at.resize(80, 24)
        assert at.story.article.top == 0
        await at.press("end")
        line = at.top_line()
        for width, height in SIZES[:3]:
            await at.resize(width, height)
        await at.resize(80, 24)
        assert at.top_line() == line


async def test_the_comment_being_read_stays_in_sight() -> None:
    async with sitting("the-foghorn-vote", size=(120, 40)) as at:
        await at.press("2", *["down"] * 12)
        comment = at.story.comments.comment
        assert comment is not None
        for width, height in SIZES:
            await at.resize(width, height)
            comments = at.story.comments
            assert comments.comment is comment
            head = comments.lines_of(comments.selected).start
            assert comments.top <= head < comments.top + comments.page, f"{width}x{height}"


async def test_from_wide_to_narrow_the_pane_with_the_focus_is_the_one_shown() -> None:
    async with sitting("the-lock-ledger", size=(120, 40)) as at:
        await at.press("2")
        screen = await at.resize(80, 24)
        assert at.focus == "comments"
        assert "Towpath Trish" in screen
        assert "1 Article  3 Read also (3)" in screen.lines[1]
        screen = await at.resize(120, 40)
        assert "information provided by The Long Pound" in screen
        assert "1 Article" not in screen, "where all panes are shown, none needs to be named"


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (10, 3), (3, 10), (40, 12), (500, 100)])
async def test_no_size_is_too_small_or_too_large(size: tuple[int, int]) -> None:
    async with sitting(size=size) as at:
        await at.press("down", "end", "home")
        await at.open("enter")
        await at.press("space", "2", "down", "s", "3", "1", "c")
        for dialog in ("question_mark", "t", "ctrl+p", "/"):
            await at.press(dialog, "escape")
        screen = at.look()
        assert (len(screen.rows[0]), len(screen.rows)) == size
        assert await at.resize(80, 24)
        assert "Malvezane" in at.look()


async def test_a_storm_of_sizes_ends_where_it_began() -> None:
    async with sitting("the-lock-ledger", size=(80, 24)) as at:
        await at.press("]", "]")
        line = at.top_line()
        for height in (1, 2, 1, 3, 1, 24):
            await at.resize(80, height)
        for width in (1, 2, 1, 79, 1, 80):
            await at.resize(width, 24)
        assert at.top_line() == line


async def test_a_dialog_follows_the_size() -> None:
    async with sitting("crane-four", size=(120, 40)) as at:
        await at.press("question_mark")
        for size in ((40, 12), (30, 8), (80, 24)):
            await at.resize(*size)
            assert len(at.in_selection()) == 1
        assert "Help: the keys" in at.look()


async def test_an_article_that_is_left_for_another_pane_shows_the_same_lines_again() -> None:
    """Whatever is at the top: text, a blank line, or a line of a picture's frame."""
    async with sitting("referendum-eolienne-malvezane", size=(80, 24)) as at:
        article = at.story.article
        article.complete()
        for top in range(40):
            article.move_to(top)
            before = await at.settle()
            await at.press("2", "1")
            assert article.top == top
            assert at.look().lines == before.lines
