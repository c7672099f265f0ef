"""Nothing is painted in a colour that the theme does not name, and all of it keeps the contrast that it promises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from reader import paths
from reader.desk import Desk
from reader.errors import ThemeError
from reader.settings import Settings
from reader.story import Story
from reader.theming.catalogue import Themes
from reader.theming.contrast import channels
from reader.theming.quantise import quantised, survives_256
from reader.theming.theme import Theme, load
from reader.tui.app import NewsreaderApp
from tests.shelves import stocked
from tests.tui import letters, stories
from tests.tui.painted import LEAST, Met, Unmistakable, ratio
from tests.tui.sitting import sitting
from tests.tui.states import Walk, of_a_few, of_a_library, of_a_story, of_letters, of_the_edition

pytestmark = pytest.mark.usefixtures("offline")


async def painted(
    walk: Walk, theme: Unmistakable, size: tuple[int, int], story: Story | str | None = None
) -> set[Met]:
    """The pairs of roles that meet on ``walk``."""
    pairs: set[Met] = set()
    async with sitting(story, desk=Desk(Settings(theme=theme.name)), size=size) as at:
        async for where in walk(at):
            pairs |= theme.met(at.look(), f"{walk.__name__}, {where}")
    return pairs


def shortfalls(pairs: Iterable[Met], theme: Theme) -> list[str]:
    """Those of ``pairs`` that have less than the level of ``theme`` promises in its colours."""
    text, lines = LEAST[theme.level]
    measured = [(ratio(theme.colours[met.role], theme.colours[met.on]), met) for met in pairs]
    return [f"{theme.name}: {met}, {found:.2f}" for found, met in measured if found < (text if met.text else lines)]


def worn() -> Iterator[Theme]:
    """Every theme with colours, as it is and as a terminal with 256 colours shows what stands in for it there."""
    themes = Themes((paths.themes(),))
    for theme in map(themes.get, themes.names()):
        if not theme.plain:
            yield theme
            yield quantised(theme if survives_256(theme) else themes.counterpart(theme))


@pytest.mark.parametrize(("size", "dark"), [((120, 30), True), ((40, 16), False)])
async def test_on_every_screen_in_every_theme_only_its_colours_meet_and_as_its_level_says(
    size: tuple[int, int], dark: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Unmistakable(dark=dark)
    pairs = await painted(of_the_edition, theme, size)
    pairs |= await painted(of_a_story, theme, size, "plan-du-metro-faux")
    pairs |= await painted(of_a_story, theme, size, stories.branching())
    letters.served(monkeypatch).refuses(409, "The same again.")
    pairs |= await painted(of_letters, theme, size, letters.story())
    stocked().failed(2, "the server does not answer", 0)
    pairs |= await painted(of_a_library, theme, size)
    assert len(pairs) > 15, "the walk has seen too little"
    assert [told for seen in worn() for told in shortfalls(pairs, seen)] == []


@pytest.mark.parametrize("theme", ["nuit", "contraste-clair"])
async def test_the_colours_themselves_are_the_theme_s_to_the_last_bit(theme: str) -> None:
    """Themes are for Textual what the one of the walks is: no rounding, no shade of its own."""
    async with sitting(desk=Desk(Settings(theme=theme)), size=(80, 24)) as at:
        named = set(at.app.paint.theme.colours.values())
        async for where in of_a_few(at):
            cells = [cell for row in at.look().rows for cell in row]
            assert {cell.bg for cell in cells} | {cell.fg for cell in cells if cell.text.strip()} <= named, where


@pytest.mark.parametrize("rule", ["StatusLine { opacity: 90%; }", "LinesView { tint: $primary 10%; }"])
async def test_an_opacity_or_a_tint_in_the_style_sheet_would_be_found(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewsreaderApp, "CSS", rule)
    with pytest.raises(AssertionError, match="no colour of the theme"):
        await painted(of_a_few, Unmistakable(dark=True), (80, 24))


@pytest.mark.parametrize("name", ["nuit", "sepia", "contraste-jaune"])
async def test_a_role_a_tenth_too_weak_would_be_found(name: str, tmp_path: Path) -> None:
    """Whichever role it is: by the measure of the walks, and by the program, which refuses such a theme."""
    pairs = await painted(of_a_few, Unmistakable(dark=True), (80, 24))
    theme = Themes((paths.themes(),)).get(name)
    text = LEAST[theme.level][0]
    assert not shortfalls(pairs, theme)
    found = 0
    for met in pairs:
        if met.text and met.on == "background":
            weak = weakened(theme, met.role, 0.9 * text)
            assert shortfalls(pairs, replace(theme, colours={**theme.colours, met.role: weak}))
            copy = tmp_path / f"{name}.yaml"
            said = theme.path.read_text(encoding="utf-8")
            copy.write_text(re.sub(rf'( {met.role}: )"#\w+"', rf'\1"{weak}"', said), encoding="utf-8")
            with pytest.raises(ThemeError, match=met.role):
                load(copy)
            found += 1
    assert found > 5


def weakened(theme: Theme, role: str, wanted: float) -> str:
    """The colour of ``role``, mixed with the background until no more than ``wanted`` of its contrast is left."""
    ground = channels(theme.colours["background"])
    for share in range(100, 0, -1):
        mixed = (
            round((share * one + (100 - share) * other) / 100)
            for one, other in zip(channels(theme.colours[role]), ground, strict=True)
        )
        colour = "#{:02x}{:02x}{:02x}".format(*mixed)
        if ratio(colour, theme.colours["background"]) <= wanted:
            return colour
    raise AssertionError(role)


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
    source = Path(paths.themes().parent / "reader" / "tui")
    for path in source.rglob("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert not re.search(r"""["']#[0-9a-fA-F]{3,8}["']""", line), f"{path.name}:{number}"
