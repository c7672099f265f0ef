"""Contrast between two colours, as WCAG 2.2 measures it.

Relative luminance and contrast ratio: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and
#dfn-contrast-ratio. Colours are texts of the form ``#rrggbb``; whoever reads them from a file checks that.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator
from typing import TypeAlias

Colour: TypeAlias = str

_SPARE = 0.05  # a suggestion keeps clear of the limit by this much, whatever a terminal rounds
_STEPS = 255  # lightness is tried in the steps that eight bits can show


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


# All that a channel can be, worked out once: a theme asks for some sixty of them while the program starts.
_LINEAR = tuple(map(_linear, range(256)))


def channels(colour: Colour) -> tuple[int, int, int]:
    """Red, green and blue of ``colour``, each 0 to 255."""
    value = int(colour[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255


def luminance(colour: Colour) -> float:
    """The relative luminance of ``colour``: 0 for black, 1 for white."""
    red, green, blue = channels(colour)
    return 0.2126 * _LINEAR[red] + 0.7152 * _LINEAR[green] + 0.0722 * _LINEAR[blue]


def ratio(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours: 1 where they are equal, 21 for black on white, in either order."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightnesses(colour: Colour) -> Iterator[Colour]:
    """``colour``, then the same hue and saturation lighter and darker, the nearest lightness first."""
    yield colour
    red, green, blue = channels(colour)
    hue, start, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    for step in range(1, _STEPS + 1):
        for lightness in (start - step / _STEPS, start + step / _STEPS):
            if -1 / _STEPS < lightness < 1 + 1 / _STEPS:
                rgb = colorsys.hls_to_rgb(hue, min(max(lightness, 0.0), 1.0), saturation)
                yield "#{:02x}{:02x}{:02x}".format(*(round(channel * 255) for channel in rgb))


def nearest_passing(colour: Colour, needs: Iterable[tuple[Colour, float]]) -> Colour | None:
    """The nearest lightness of ``colour`` that has its needed ratio to each other colour, with 0.05 to spare.

    ``needs`` are the other colours, each with the ratio needed. The answer is ``colour`` itself where it passes
    already, and None where no lightness of its hue does.
    """
    needs = tuple(needs)
    for candidate in lightnesses(colour):
        if all(ratio(candidate, other) >= needed + _SPARE for other, needed in needs):
            return candidate
    return None
