"""The terminal's own cursor stands on what has the focus, where braille lines and magnifiers look for it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from textual.geometry import Offset

from tests.tui.sitting import Sitting, sitting
from tests.tui.stories import branching, with_sections


def under_cursor(at: Sitting, length: int = 12) -> str:
    """What the screen shows from the cursor on."""
    x, y = at.app.cursor_position
    return "".join(cell.text for cell in at.look().rows[y][x : x + length])


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_it_stands_on_the_selected_comment_and_moves_with_it(size: tuple[int, int]) -> None:
    async with sitting(branching(), size=size) as at:
        await at.press("2")
        assert under_cursor(at, 3) == "Ada"
        await at.press("down")
        assert under_cursor(at, 3) == "Ben", "beside the guide"
        await at.press("enter", "up")
        assert under_cursor(at, 3) == "Ada"


async def test_it_stands_on_a_pane_s_title_until_one_reads_there_then_on_the_line_being_read() -> None:
    async with sitting(with_sections(), size=(80, 24)) as at:
        await at.press("tab", "1")
        assert under_cursor(at, 7) == "Article"
        await at.press("pagedown")
        assert at.app.cursor_position.y == 2
        await at.press("slash")
        await at.type("s4p2")
        await at.press("enter")
        assert under_cursor(at, 4) == "s4p2"


async def test_it_stands_on_controls_and_in_dialogs_and_where_one_types() -> None:
    async with sitting(branching()) as at:
        await at.press("shift+tab")
        assert under_cursor(at, 13) == "Turn adapted "
        await at.press("2", "r", "down")
        reason = at.app.screen.focused
        assert reason is not None
        assert reason.region.contains_point(at.app.cursor_position)
        assert under_cursor(at, 40).strip() in "\n".join(at.in_selection())
        await at.press("escape", "slash")
        before = at.app.cursor_position
        await at.type("ab")
        assert at.app.cursor_position == before + Offset(2, 0)


@pytest.mark.parametrize("key", ["slash", "ctrl+o", "ctrl+p"])
async def test_it_stands_where_the_next_letter_will_at_the_end_of_a_line_too(key: str) -> None:
    """In its stead a cursor is painted where the terminal shows none."""
    async with sitting("the-lock-ledger", size=(80, 24)) as at:
        colours = at.app.paint.theme.colours
        await at.press(key)
        for keys in ((), ("a", "b"), ("home",), ("right",), ("end",), (*"c" * 100,), ("left",)):
            screen = await at.press(*keys)
            ((row, column, _letter),) = screen.painted(colours["background"], colours["text"])
            assert at.app.cursor_position == Offset(column, row), keys


async def test_on_something_else_in_the_same_cell_it_moves_to_the_next_one() -> None:
    async with sitting("plan-du-metro-faux", size=(40, 12)) as at:
        await at.press("3")
        places = [at.app.cursor_position]
        for _ in range(3):
            await at.press("down")
            places.append(at.app.cursor_position)
        assert all(one != other for one, other in pairwise(places))


async def test_it_stays_where_nothing_happens() -> None:
    async with sitting(branching()) as at:
        await at.press("2", "down")
        before = at.app.cursor_position
        await at.press("c", "c")
        assert at.app.cursor_position == before
