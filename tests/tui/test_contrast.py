"""The adapted contrast: the same screen in stronger colours, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import locale, paths
from reader.desk import Desk
from tests.tui.screen import Screen
from tests.tui.sitting import Sitting, sitting

ON, OFF = "Turn adapted contrast on", "Turn adapted contrast off"


def unchanged(screen: Screen) -> list[str]:
    """What must not change: all rows but the top line, which has the label, and the status line above the hints."""
    return [*screen.lines[1:-2], screen.lines[-1]]


def place(at: Sitting) -> tuple[object, ...]:
    story = at.story
    return at.focus, story.article.top, story.comments.top, story.comments.selected, story.related.selected


async def test_c_and_f9_switch_the_colours_and_leave_all_else_as_it_is() -> None:
    async with sitting("the-lock-ledger") as at:
        before = await at.press("space", "space", "2", "down", "down")
        where = place(at)
        assert ON in before.lines[0]

        after = await at.press("c")
        assert at.app.paint.theme.name == "contraste-sombre"
        assert at.status == "Adapted contrast on (contraste-sombre). c turns it off."
        assert OFF in after.lines[0]
        assert unchanged(after) == unchanged(before)
        assert place(at) == where

        again = await at.press("f9")
        assert at.app.paint.theme.name == "nuit"
        assert at.status == "Adapted contrast off (nuit). c turns it on."
        assert again.rows[1:-2] == before.rows[1:-2], "text and colours are exactly those before"
        assert again.rows[0] == before.rows[0]
        assert place(at) == where


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_nothing_moves_while_an_error_of_several_rows_stands(size: tuple[int, int]) -> None:
    async with sitting("crane-four", size=size) as at:
        at.app.say("the harbour is closed " * 20, wrong=True)
        before = await at.settle()
        rows = at.story.query_one("StatusLine").size.height
        assert rows > 1
        after = await at.press("c")
        assert at.story.query_one("StatusLine").size.height == rows
        hints = size[1] > 15
        assert after.lines[1 : -rows - hints] == before.lines[1 : -rows - hints]
        assert after.lines[0].partition("contrast")[0] == before.lines[0].partition("contrast")[0]
        assert "Adapted contrast on" in after.lines[-rows - hints]
        await at.press("m")
        assert at.story.query_one("StatusLine").size.height == 1


async def test_what_stands_beside_the_label_does_not_move() -> None:
    async with sitting("crane-four") as at:
        before = at.look().lines[0].index("Front page")
        assert (await at.press("c")).lines[0].index("Front page") == before


@pytest.mark.parametrize("press", ["enter", "space"])
async def test_the_control_in_the_top_line_does_the_same_and_keeps_the_focus(press: str) -> None:
    async with sitting("crane-four", size=(80, 24)) as at:
        await at.press("shift+tab")
        assert at.in_selection() == [f" {ON}  "]
        await at.press(press)
        assert at.in_selection() == [f" {OFF} "]
        await at.press(press)
        assert at.in_selection() == [f" {ON}  "]


async def test_the_label_in_french() -> None:
    locale.use("fr")
    async with sitting() as at:
        assert "Activer le contraste adapté" in at.look().lines[0]
        assert "Désactiver le contraste adapté" in (await at.press("c")).lines[0]


async def test_it_is_on_again_another_day_and_off_is_the_theme_of_before() -> None:
    desk = Desk()
    desk.choose(theme="jour")
    async with sitting(desk=desk) as at:
        await at.press("c")
        assert at.app.paint.theme.name == "contraste-clair", "light stays light"
    async with sitting() as at:
        assert at.app.paint.theme.name == "contraste-clair"
        assert OFF in at.look().lines[0]
        await at.press("c")
        assert at.app.paint.theme.name == "jour"


@pytest.mark.parametrize("key", ["question_mark", "t", "r", "f"])
async def test_a_dialog_keeps_its_place_too(key: str) -> None:
    async with sitting("plan-du-metro-faux", size=(80, 24)) as at:
        before = await at.press(key, "down")
        after = await at.press("f9")
        assert at.app.contrast_on
        assert after.lines[1:-2] == before.lines[1:-2]
        colours = at.app.paint.theme.colours
        grounds = {cell.bg for row in after.rows for cell in row}
        assert grounds <= {colours["background"], colours["selection.bg"], colours["bar.bg"], colours["text"]}


async def test_it_is_switched_also_where_that_cannot_be_remembered() -> None:
    async with sitting("crane-four", size=(80, 24)) as at:
        kept = paths.state() / "state.json"
        kept.unlink(missing_ok=True)
        kept.mkdir(parents=True)  # nothing can be written there
        screen = await at.press("c")
        assert at.app.paint.theme.name == "contraste-sombre"
        assert OFF in screen.lines[0]
        assert "Adapted contrast on (contraste-sombre)." in at.status
        await at.press("c")
        assert at.app.paint.theme.name == "nuit"


async def test_twenty_times_on_and_off_changes_nothing() -> None:
    async with sitting("crane-four", size=(80, 24)) as at:
        await at.press("space", "c", "c")
        before = at.look().rows
        for _time in range(20):
            await at.press("c", "f9")
        assert at.look().rows == before


async def test_screens_below_follow() -> None:
    async with sitting() as at:
        await at.open("enter")
        await at.press("c")
        screen = await at.press("escape")
        colours = at.app.paint.theme.colours
        assert {cell.bg for cell in screen.rows[0]} == {colours["bar.bg"]}
        assert {cell.bg for cell in screen.rows[5]} == {colours["background"]}
        assert OFF in screen.lines[0]


async def test_a_counterpart_that_cannot_be_read_is_told_and_nothing_changes() -> None:
    folder = paths.config() / "themes"
    folder.mkdir(parents=True)
    text = (paths.themes() / "nuit.yaml").read_text(encoding="utf-8")
    lonely = text.replace("name: nuit", "name: lonely").replace("contrast: contraste-sombre", "contrast: nuit")
    Path(folder / "lonely.yaml").write_text(lonely, encoding="utf-8")

    desk = Desk()
    desk.choose(theme="lonely")
    async with sitting(desk=desk) as at:
        await at.press("c")
        assert at.app.paint.theme.name == "lonely"
        assert not at.app.contrast_on
        assert "the counterpart “nuit” is of level AAA" in at.status
        assert ON in at.look().lines[0]
