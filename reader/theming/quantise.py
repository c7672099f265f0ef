"""What becomes of a theme on a terminal with 256 colours.

Textual leaves that to Rich, whose rule (``rich.color.Color.downgrade``) is repeated here so that it can be foreseen
without importing Rich; a test holds the two together. The palette is xterm's: a cube of six levels a channel
(numbers 16 to 231), and 24 greys from 8 to 238 (232 to 255).
"""

from __future__ import annotations

import colorsys
from dataclasses import replace

from .contrast import Colour, channels
from .pairs import measure
from .theme import Theme

_CUBE = (0, 95, 135, 175, 215, 255)
_BLACK, _WHITE, _FIRST_GREY = 16, 231, 232
_GREY_SATURATION = 0.15  # Rich takes anything less saturated for a grey


def number_256(colour: Colour) -> int:
    """The number of the colour of the 256 that Rich takes for ``colour``."""
    red, green, blue = channels(colour)
    _hue, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < _GREY_SATURATION:
        step = round(lightness * 25)
        return _BLACK if step == 0 else _WHITE if step == 25 else _FIRST_GREY - 1 + step
    return _BLACK + 36 * _level(red) + 6 * _level(green) + _level(blue)


def nearest_256(colour: Colour) -> Colour:
    """The colour of the 256 that Rich shows for ``colour``. Not always itself: some light greys come out darker."""
    number = number_256(colour)
    if number >= _FIRST_GREY:
        shown = (10 * (number - _FIRST_GREY) + 8,) * 3
    else:
        cube = number - _BLACK
        shown = (_CUBE[cube // 36], _CUBE[cube // 6 % 6], _CUBE[cube % 6])
    return "#{:02x}{:02x}{:02x}".format(*shown)


def quantised(theme: Theme) -> Theme:
    """``theme`` as a terminal with 256 colours shows it; its level is what it declares, kept or not."""
    return replace(theme, colours={name: nearest_256(colour) for name, colour in theme.colours.items()})


def survives_256(theme: Theme) -> bool:
    """Whether ``theme`` keeps its level on a terminal with 256 colours."""
    return all(pair.passes for pair in measure(quantised(theme).colours, theme.level))


def _level(channel: int) -> int:
    return round(channel / 95 if channel < 95 else 1 + (channel - 95) / 40)
