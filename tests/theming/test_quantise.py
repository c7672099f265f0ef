"""The 256 colours, foreseen as Rich will show them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.color import Color, ColorSystem

from reader.theming.contrast import ratio
from reader.theming.quantise import nearest_256, quantised, survives_256
from reader.theming.theme import load

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
greys = st.integers(0, 255).map(lambda step: "#" + f"{step:02x}" * 3)


@settings(max_examples=100, deadline=None)
@given(colours | greys)
@example("#000000")
@example("#ffffff")
@example("#d7d7d7")  # of the cube, and yet shown darker
@example("#5f5f5f")
@example("#101418")
def test_rich_shows_the_colour_that_is_foreseen(colour: str) -> None:
    shown = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
    assert nearest_256(colour) == shown.hex


def test_a_theme_can_lose_its_level(write_theme: Callable[..., Path]) -> None:
    theme = load(write_theme(("#bbbbbb", "#969696")))
    shown = quantised(theme)
    assert shown.colours["muted"] == "#949494"
    assert ratio("#949494", "#000000") < 7 < ratio("#969696", "#000000")
    assert not survives_256(theme)


def test_a_theme_can_keep_its_level(write_theme: Callable[..., Path]) -> None:
    assert survives_256(load(write_theme()))
