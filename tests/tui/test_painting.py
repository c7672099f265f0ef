"""From roles to colours: every role of a theme, and nothing besides."""

from __future__ import annotations

import pytest

from reader import paths
from reader.theming.roles import LINES, TEXT
from reader.theming.theme import Theme, load
from reader.tui.painting import Paint, textual_theme


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load(paths.themes() / "nuit.yaml")


def colours(paint: Paint, role: str) -> tuple[str, str]:
    style = paint[role]
    assert style.color is not None
    assert style.bgcolor is not None
    return style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex


def test_roles_stand_on_the_background(theme: Theme) -> None:
    for role in (*TEXT, *LINES):
        assert colours(Paint(theme), role) == (theme.colours[role], theme.colours["background"])


def test_selection_and_bar_are_pairs_of_their_own_and_a_hit_is_text_reversed(theme: Theme) -> None:
    paint, named = Paint(theme), theme.colours
    assert colours(paint, "selection") == (named["selection.fg"], named["selection.bg"])
    assert colours(paint, "bar") == (named["bar.fg"], named["bar.bg"])
    assert colours(paint, "hit") == (named["background"], named["text"])


def test_modifiers_change_the_letters_and_not_the_colours(theme: Theme) -> None:
    paint = Paint(theme)
    style = paint["link+strong+em+underline"]
    assert style.bold
    assert style.italic
    assert style.underline
    assert colours(paint, "link+strong+em+underline") == colours(paint, "link")
    assert paint["text+code"].bold, "code is not told by colour either"


def test_textual_is_given_colours_of_the_theme_alone(theme: Theme) -> None:
    given = textual_theme(theme)
    named = set(theme.colours.values())
    assert {value for value in given.variables.values() if value.startswith("#")} <= named
    assert given.dark == theme.dark
