"""What a role looks like in a theme. The only place where a role becomes a colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .contrast import Colour


class Look(NamedTuple):
    """How text is painted: in which colours, and how its letters are marked."""

    fg: Colour
    bg: Colour
    bold: bool = False
    italic: bool = False
    underline: bool = False


def look(role: str, colours: Mapping[str, Colour]) -> Look:
    """The look of ``role``, which may have modifiers (``link+underline``), in a theme's ``colours``.

    ``selection`` and ``bar`` are pairs of their own; ``hit`` is reversed text, for what a search found; all else
    stands on the background. Code is bold: it is not told by colour either.
    """
    name, *modifiers = role.split("+")
    if name in ("selection", "bar"):
        fg, bg = colours[f"{name}.fg"], colours[f"{name}.bg"]
    elif name == "hit":
        fg, bg = colours["background"], colours["text"]
    else:
        fg, bg = colours[name], colours["background"]
    return Look(
        fg,
        bg,
        bold="strong" in modifiers or "code" in modifiers,
        italic="em" in modifiers,
        underline="underline" in modifiers,
    )
