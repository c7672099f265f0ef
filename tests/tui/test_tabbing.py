"""Tab goes round on every screen and in every dialog, and each stop shows itself as WCAG 2.2, 2.4.13, asks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pytest
from textual.geometry import Offset

from reader.tui.dialogs.finder import Finder
from tests.shelves import stocked
from tests.tui import letters, stories
from tests.tui.painted import ratio
from tests.tui.screen import Cell, Screen
from tests.tui.sitting import Sitting, sitting

WIDE, HIGH = 8, 16  # a cell in CSS pixels
LETTER = 0.18  # of a cell is the ink of a letter
SIZES = [(120, 40), (80, 24), (40, 12)]
MANY = 12

OF_A_STORY = {
    "story": (),
    "help": ("question_mark",),
    "themes": ("t",),
    "links": ("F",),
    "search": ("slash",),
    "address": ("ctrl+o",),
    "address typed": ("ctrl+o", *"abc"),
    "commands": ("ctrl+p",),
    "commands typed": ("ctrl+p", *"ab"),
    "no command": ("ctrl+p", *"zzzz"),
    "reasons": ("2", "down", "r"),
}
OF_THE_LISTS = {
    "lists": (),
    "feeds": ("1",),
    "finder": ("slash",),
    "finder typed": ("slash", *"goat"),
    "found": ("slash", *"goat", "enter"),
    "nothing found": ("slash", *"zzzz", "enter"),
    "new feed": ("F",),
    "feed": ("1", "down", "down", "down", "down", "down", "down", "E"),
    "name of a feed": ("1", "down", "down", "down", "down", "down", "down", "E", "enter"),
    "all read": ("A", "l"),
}


class Changed(NamedTuple):
    """Rows, one below the other, in which something looks otherwise: their cells, and the area that is 3:1 off."""

    cells: list[Offset]
    area: float

    @property
    def frame(self) -> float:
        """The area of a frame of 2 px around it."""
        columns, rows = {cell.x for cell in self.cells}, {cell.y for cell in self.cells}
        return 4 * ((max(columns) - min(columns) + 1) * WIDE + len(rows) * HIGH)


def changed(before: Screen, after: Screen) -> Iterator[Changed]:
    cells: list[Offset] = []
    area = 0.0
    for y, (old, new) in enumerate(zip(before.rows, after.rows, strict=True)):
        here = [x for x, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
        if not here and cells:
            yield Changed(cells, area)
            cells, area = [], 0.0
        cells += [Offset(x, y) for x in here]
        area += sum(WIDE * HIGH * share_changed(old[x], new[x]) for x in here)
    if cells:
        yield Changed(cells, area)


def share_changed(one: Cell, other: Cell) -> float:
    """How much of a cell is 3:1 off what it was: all where its ground is, the ink where it has another letter."""
    assert one.bg
    assert other.bg
    if ratio(one.bg, other.bg) >= 3:
        return 1
    return LETTER if one.text != other.text else 0


def assert_it_shows(before: Screen, after: Screen, cursor: Offset, where: str) -> None:
    """What has the focus now has changed over the area of a frame of 2 px, and the cursor stands on it or beside."""
    parts = list(changed(before, after))
    assert any(part.area >= part.frame for part in parts), f"{where}: too little has changed\n{after.text}"
    beside = {Offset(cursor.x + step, cursor.y) for step in (-1, 0, 1)}
    assert any(beside & {*part.cells} for part in parts), f"{where}: {cursor} is elsewhere\n{after.text}"


async def assert_tab_goes_round(at: Sitting, where: str) -> None:
    pictures = [await at.press("tab")]
    cursors = [at.app.cursor_position]
    for _stop in range(MANY):
        pictures.append(await at.press("tab"))
        cursors.append(at.app.cursor_position)
        assert_it_shows(pictures[-2], pictures[-1], cursors[-1], where)
        if pictures[-1].rows == pictures[0].rows:
            break
    else:
        raise AssertionError(f"{where}: Tab does not come round")
    assert len(pictures) > 2, f"{where}: Tab leads nowhere"
    assert all(one != other for one, other in pairwise(cursors)), where
    for picture in reversed(pictures[:-1]):
        assert (await at.press("shift+tab")).rows == picture.rows, f"{where}: Shift+Tab goes another way"


@pytest.mark.parametrize("size", SIZES)
async def test_on_the_screen_of_a_story_and_in_its_dialogs(size: tuple[int, int]) -> None:
    async with sitting("plan-du-metro-faux", size=size) as at:
        for where, keys in OF_A_STORY.items():
            await at.press(*keys)
            await assert_tab_goes_round(at, where)
            if at.app.screen is not at.story:
                await at.press("escape")


@pytest.mark.parametrize("size", SIZES)
async def test_on_the_screen_of_a_story_that_nothing_hangs_on(size: tuple[int, int]) -> None:
    async with sitting(stories.with_sections(), size=size) as at:
        await assert_tab_goes_round(at, "story")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("where", OF_THE_LISTS)
async def test_on_the_front_page_and_in_its_dialogs(where: str, size: tuple[int, int]) -> None:
    stocked()
    async with sitting(size=size) as at:
        await at.press(*OF_THE_LISTS[where])
        if isinstance(dialog := at.app.screen, Finder):
            await at.until(lambda: dialog._waiting is None)  # what fits is shown after a pause
        await assert_tab_goes_round(at, where)


@pytest.mark.parametrize("size", SIZES)
async def test_where_a_comment_is_written_with_words_in_every_field(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    letters.served(monkeypatch)
    async with sitting(letters.story(), size=size) as at:
        await at.press("2", "w")
        await at.app.workers.wait_for_complete()
        await at.press(*"What?", "tab", *"Ada", "tab", *"ada@example.org")
        await assert_tab_goes_round(at, "writing")
        await at.press("ctrl+s")
        await assert_tab_goes_round(at, "the last yes")


async def test_the_control_beside_the_title_closes_a_dialog() -> None:
    async with sitting("plan-du-metro-faux", size=(80, 24)) as at:
        for keys in (("question_mark",), ("t",), ("F",), ("slash",), ("ctrl+o", *"abc"), ("ctrl+p",)):
            await at.press(*keys)
            await at.press("shift+tab", "enter")
            assert at.app.screen is at.story, keys
            await at.press(*keys)
            await at.click(" Close ")
            assert at.app.screen is at.story, keys


async def test_what_is_asked_for_stays_above_what_is_typed() -> None:
    """A name that goes with the first letter leaves one wondering what the line is for (WCAG 2.2, 3.3.2)."""
    async with sitting("plan-du-metro-faux", size=(40, 12)) as at:
        screen = await at.press("ctrl+o", *"abc")
        asked = " ".join(line.strip("┃▶ ").removesuffix("Close").strip() for line in screen.lines[-4:-2])
        assert asked == "An address, or the path of a saved page, then Enter"
