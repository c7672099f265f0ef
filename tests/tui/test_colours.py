"""Nothing is painted in a colour that the theme does not name, and all of it keeps the contrast that it promises."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import product
from pathlib import Path

import pytest

from reader import paths
from reader.desk import Desk
from reader.settings import Settings
from reader.theming.contrast import ratio
from reader.theming.roles import LEVELS
from reader.theming.theme import Theme
from tests.tui import letters
from tests.tui.screen import Screen
from tests.tui.sitting import Sitting, sitting

_LINES = "│┃─━┌┐└┘┏┓┗┛├┤┆▌▶●○┬┴┼╸╺"


def assert_painted_in(theme: Theme, screen: Screen, where: str) -> None:
    """Every cell has two colours of ``theme``; what is read and what is only seen differ enough from their ground."""
    level = LEVELS[theme.level]
    named = set(theme.colours.values())
    found = {(cell.fg, cell.bg, cell.text) for row in screen.rows for cell in row}
    for fg, bg, text in found:
        assert bg in named, f"{where}: {text!r} stands on {bg}"
        if text.strip():
            assert fg in named, f"{where}: {text!r} is painted {fg}"
            needed = level.lines if text in _LINES else level.text
            assert ratio(fg, bg) >= needed, f"{where}: {text!r}, {fg} on {bg}"


async def everywhere(at: Sitting) -> AsyncIterator[tuple[str, Screen]]:
    """All screens and dialogs, with what can be on them: name and screen."""
    yield "front page", at.look()
    await at.open("enter")
    yield "story", at.look()
    for key in ("space", "space", "end", "2", "enter", "3"):
        yield key, await at.press(key)
    for stop in ("tab", "tab"):
        yield "top line", await at.press(stop)
    await at.press("1", "/")
    yield "search", await at.type("la")
    yield "matches", await at.press("enter")
    for key in ("question_mark", "t", "r", "ctrl+p", "ctrl+o"):
        yield key, await at.press(key)
        yield f"{key}, further down", await at.press("down")
        if key == "r":
            yield "reported", await at.press("enter")
        else:
            await at.press("escape")
    await at.press("ctrl+p")
    yield "nothing fits", await at.type("zz")
    await at.press("escape")
    yield "Textual's own key to leave", await at.press("ctrl+c")
    at.app.say("This went wrong.", wrong=True)
    yield "error", await at.settle()


@pytest.mark.parametrize(
    ("theme", "contrast"), [("nuit", False), ("jour", False), ("contraste-jaune", False), ("sepia", True)]
)
async def test_every_cell_is_of_the_theme_and_keeps_its_promise(theme: str, contrast: bool) -> None:
    async with sitting(desk=Desk(Settings(theme=theme, contrast=contrast)), size=(120, 30)) as at:
        async for where, screen in everywhere(at):
            assert_painted_in(at.app.paint.theme, screen, where)  # the picker tries others on


async def test_a_story_with_every_kind_of_block_too() -> None:
    async with sitting("the-foghorn-vote", size=(80, 24)) as at:
        theme = at.app.paint.theme
        for screen in [at.look()] + [await at.press("space") for _ in range(8)]:
            assert_painted_in(theme, screen, "the-foghorn-vote")
    async with sitting("the-orange-gate", size=(80, 24)) as at:
        for screen in [at.look()] + [await at.press("space") for _ in range(8)]:
            assert_painted_in(theme, screen, "the-orange-gate")


@pytest.mark.parametrize("theme", ["nuit", "jour", "contraste-jaune", "sepia"])
@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_the_dialogs_that_write_and_report_too(
    theme: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    letters.served(monkeypatch).refuses(409, "The same again.")
    async with sitting(letters.story(), desk=Desk(Settings(theme=theme)), size=size) as at:

        async def look(where: str, *keys: str) -> None:
            await at.press(*keys)
            await at.app.workers.wait_for_complete()
            assert_painted_in(at.app.paint.theme, await at.settle(), where)

        await look("comments", "2", "end")
        await look("answer to a long comment", "R")
        await look("text", *"A word\nand more", "shift+left", "shift+left")
        for where in ("name", "email", "website", "send", "close", "what is answered"):
            await look(where, "tab")
        await look("text again", "tab", "left")
        await look("name missing", "ctrl+s")
        await look("who writes", *"Ada", "tab", *"a@example.org")
        await look("last yes", "ctrl+s")
        await look("what is sent", "tab")
        await look("told", "shift+tab", "enter")
        await look("another theme", "escape", "c", "R")
        await look("reasons", "escape", "r")
        await look("notice", "enter")
        await look("copied", "up", "up", "enter")


def test_style_sheets_name_no_colour() -> None:
    named = (
        "black",
        "white",
        "red",
        "green",
        "blue",
        "yellow",
        "cyan",
        "magenta",
        "grey",
        "gray",
        "rgb(",
        "hsl(",
        "ansi_",
    )
    for path in (paths.themes().parent / "reader" / "tui" / "styles").glob("*.tcss"):
        rules = [line.partition("/*")[0] for line in path.read_text(encoding="utf-8").splitlines()]
        for line, colour in product(rules, named):
            assert colour not in line.lower(), f"{path.name}: {line}"
        assert not any("#" in value for line in rules for _, _, value in [line.partition(": ")]), path.name


def test_no_module_of_the_interface_names_a_colour() -> None:
    import re

    source = Path(paths.themes().parent / "reader" / "tui")
    for path in source.rglob("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert not re.search(r"""["']#[0-9a-fA-F]{3,8}["']""", line), f"{path.name}:{number}"
