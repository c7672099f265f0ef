"""Colour is never the only sign: every state can be told from its opposite where all colours are taken away.

That is more than eyes need that take some colours for others, or see none (WCAG 2.2, 1.4.1).
"""

from __future__ import annotations

import pytest

from reader.tui.screens.lists import ListsScreen
from tests.shelves import stocked
from tests.tui import stories
from tests.tui.screen import Screen
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.usefixtures("offline")


def colourless(screen: Screen) -> list[list[tuple[str, bool, bool]]]:
    """The rows between top line and foot: letters, and which of them are bold or underlined."""
    return [[(cell.text, cell.bold, cell.underline) for cell in row] for row in screen.rows[1:-2]]


def words_of(screen: Screen) -> str:
    return "\n".join(screen.lines[1:-2])


async def assert_told(at: Sitting, *keys: str, word: str = "") -> None:
    """What ``keys`` change can be told without colours, and is said by ``word`` if there has to be one."""
    before = at.look()
    after = await at.press(*keys)
    assert colourless(after) != colourless(before), keys
    if word:
        assert words_of(after).count(word) != words_of(before).count(word), keys


async def test_what_is_read_kept_new_or_failing_in_a_list() -> None:
    library = stocked()
    library.failed(2, "the server does not answer", 0)
    async with sitting(size=(80, 24)) as at:
        assert isinstance(at.app.screen, ListsScreen)
        assert "· new" in words_of(at.look()), "what has come since the last time"
        await assert_told(at, "N", word="●")
        await assert_told(at, "N", word="○")
        await assert_told(at, "m", word="kept")
        await at.press("1")
        assert "failing" in words_of(at.look())
        await assert_told(at, "down")


async def test_what_is_folded_reported_or_selected_in_the_comments() -> None:
    async with sitting(stories.branching(), size=(80, 24)) as at:
        await at.press("2")
        await assert_told(at, "down")
        await assert_told(at, "enter", word="▸")
        await assert_told(at, "enter", word="▾")
        await assert_told(at, "r", "enter", word="Reported comment")


async def test_which_related_story_was_read() -> None:
    async with sitting("plan-du-metro-faux", size=(80, 24)) as at:
        before = await at.press("3")
        await at.open("enter")
        after = await at.press("backspace")
        assert colourless(after) != colourless(before)
        assert words_of(after).count("○") == words_of(before).count("○") + 1


async def test_what_a_search_found_and_where_one_has_come_to() -> None:
    async with sitting(stories.with_sections(), size=(80, 24)) as at:
        await at.press("slash", *"section", "enter")
        await assert_told(at, "n")
        signs = [line for line in at.look().lines[2:] if line.lstrip().startswith("▶")]
        assert len(signs) == 1
        assert "Section 2" in signs[0]


async def test_links_are_underlined_and_their_letters_are_letters() -> None:
    async with sitting("plan-du-metro-faux", size=(80, 24)) as at:
        link = at.app.paint.theme.colours["link"]
        linked = 0
        for _page in range(20):
            screen = await at.press("space")
            linked += len(runs := [cell for row in screen.rows[2:-2] for cell in row if cell.fg == link])
            assert all(cell.underline for cell in runs if cell.text.strip())
        assert linked


async def test_an_error_is_called_one() -> None:
    async with sitting("plan-du-metro-faux", size=(80, 24)) as at:
        at.app.say("The harbour is closed.")
        said = (await at.settle()).lines[-2]
        at.app.say("The harbour is closed.", wrong=True)
        wrong = (await at.settle()).lines[-2]
        assert "Error" not in said
        assert wrong.strip().startswith("Error: ")


async def test_which_pane_which_field_and_which_choice_has_the_focus() -> None:
    related = stories.with_related("https://example.org/1", "https://example.org/2")
    for size in ((120, 40), (80, 24)):
        async with sitting(related, size=size) as at:
            for keys in (("tab",), ("tab",), ("t",), ("down",), ("tab",), ("escape",), ("ctrl+o",), ("tab",)):
                await assert_told(at, *keys)


async def test_whether_the_adapted_contrast_is_on() -> None:
    async with sitting("plan-du-metro-faux", size=(80, 24)) as at:
        assert "Turn adapted contrast on" in at.look().lines[0]
        assert "Turn adapted contrast off" in (await at.press("c")).lines[0]
