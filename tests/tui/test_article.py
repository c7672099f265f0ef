"""The article: moving in it, its crossheads, its pictures, its column, and the place that the reader was at."""

from __future__ import annotations

import pytest

from reader.desk import Desk
from reader.settings import COLUMN_LEAST, COLUMN_MOST
from tests.tui import stories
from tests.tui.sitting import sitting


async def test_keys_move_by_line_page_and_to_both_ends() -> None:
    async with sitting(stories.with_sections(), size=(80, 24)) as at:
        article = at.story.article
        page = article.page
        lines = [line.text for line in article.sheet.lines]

        async def top_after(key: str) -> int:
            await at.press(key)
            return article.top

        assert await top_after("j") == 1
        assert await top_after("down") == 2
        assert await top_after("k") == 1
        assert await top_after("up") == 0
        assert await top_after("k") == 0, "there is nothing above the first line"
        assert await top_after("space") == page - 1, "a line of the page before stays in sight"
        assert await top_after("pagedown") == 2 * (page - 1)
        assert await top_after("b") == page - 1
        assert await top_after("pageup") == 0
        assert await top_after("G") == len(lines) - page
        assert await top_after("j") == len(lines) - page, "nor below the last"
        assert await top_after("g") == 0
        assert await top_after("end") == len(lines) - page
        assert await top_after("home") == 0


async def test_crossheads_are_gone_to_forwards_and_backwards() -> None:
    async with sitting(stories.with_sections(), size=(80, 24)) as at:
        for number in (1, 2, 3):
            await at.press("]")
            assert at.top_line() == f"Section {number}"
            assert at.status == f"Section {number}"
        await at.press("[")
        assert at.top_line() == "Section 2"
        await at.press("j", "[")
        assert at.top_line() == "Section 2", "from within a section, its own crosshead comes first"
        await at.press("[", "[")
        assert at.status == "No crosshead further up."
        await at.press("3", "]")
        assert at.focus == "article", "whoever asks for a crosshead reads the article"


async def test_the_last_crossheads_are_told_even_where_they_cannot_come_to_the_top() -> None:
    async with sitting(stories.with_sections(3, 1), size=(120, 40)) as at:
        told = []
        for _ in range(4):
            await at.press("]")
            told.append(at.status)
        assert told == ["Section 1", "Section 2", "Section 3", "No crosshead further down."]
        for _ in range(3):
            await at.press("[")
            told.append(at.status)
        assert told[-2:] == ["Section 1", "No crosshead further up."]


async def test_a_picture_is_a_frame_with_its_description_and_size_and_two_texts_below() -> None:
    story = stories.with_picture("A crane over grey water", "The quay at noon.", "Lena Holt / Harbour Post")
    async with sitting(story, size=(80, 24)) as at:
        screen = at.look()
        frame, alt, caption, credit = map(
            screen.row_of, ("Picture", "A crane over grey water", "The quay at noon.", "Lena Holt / Harbour Post")
        )
        assert "480 × 320" in screen.lines[frame]
        assert frame < alt < caption < credit, "each is a text of its own"
        colours = at.app.paint.theme.colours
        assert {cell.fg for cell in screen.cells_of("The quay at noon.")} == {colours["caption"]}
        assert {cell.fg for cell in screen.cells_of("Lena Holt / Harbour Post")} == {colours["credit"]}

        at.app.desk.choose(pictures="drawn")  # the next look is one line
        at.story.article.look = "drawn"
        screen = await at.press("p")
        assert at.status == "Pictures are told in one line."
        assert "[Picture: A crane over grey water]" in screen
        assert "480 × 320" not in screen
        screen = await at.press("p")
        assert at.status == "Pictures are framed."
        assert "480 × 320" in screen


async def test_a_picture_without_description_says_so() -> None:
    async with sitting(stories.with_picture(None, None, "Lena Holt"), size=(80, 24)) as at:
        assert "no description" in at.look()


async def test_the_column_is_changed_within_its_limits_and_remembered() -> None:
    async with sitting(stories.with_sections(), size=(200, 40)) as at:
        article = at.story.article
        assert article.column == 72
        await at.press("+")
        assert article.column == 76
        assert at.status == "Column of 76 characters."
        await at.press("=", "-", "-")
        assert article.column == 72

        for _ in range(20):
            at.story.action_column(4)
        await at.settle()
        assert article.column == COLUMN_MOST
        assert at.status == f"Column of {COLUMN_MOST} characters."
        for _ in range(40):
            at.story.action_column(-4)
        await at.settle()
        assert article.column == COLUMN_LEAST
        assert max(len(line.text.rstrip()) for line in article.sheet.lines) <= COLUMN_LEAST

    async with sitting(stories.with_sections()) as at:  # another day
        assert at.story.article.column == COLUMN_LEAST


async def test_a_wider_column_than_the_pane_has_room_for_stops_at_the_pane() -> None:
    desk = Desk()
    desk.choose(column=COLUMN_MOST)
    async with sitting(stories.with_sections(), size=(80, 24), desk=desk) as at:
        article = at.story.article
        assert max(len(line.text.rstrip()) for line in article.sheet.lines) <= article.inner_width


async def test_a_column_that_was_remembered_wrongly_is_brought_within_its_limits() -> None:
    desk = Desk()
    desk.choose(column=4000)
    async with sitting(stories.with_sections(), size=(80, 24), desk=desk) as at:
        await at.press("-")
        assert at.story.article.column <= COLUMN_MOST


async def test_the_line_being_read_outlives_the_session() -> None:
    async with sitting("the-lock-ledger", size=(80, 24)) as at:
        await at.press("space", "space", "space", "j")
        read = at.top_line()
        await at.press("q")
    async with sitting("the-lock-ledger", size=(80, 24)) as at:
        assert at.top_line() == read
        await at.press("home", "q")
    async with sitting("the-lock-ledger", size=(80, 24)) as at:
        assert at.story.article.top == 0, "the beginning is remembered as well"


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_the_end_is_a_hundred_per_cent(size: tuple[int, int]) -> None:
    async with sitting("the-orange-gate", size=size) as at:
        foot = at.look().lines[-1 if size[1] < 16 else -2]
        assert "min left" in foot
        assert " 100 %" not in foot
        screen = await at.press("end")
        assert screen.lines[-1 if size[1] < 16 else -2].endswith("100 % · the end")
        screen = await at.press("home")
        assert screen.lines[-1 if size[1] < 16 else -2] == foot
