"""What a role looks like in a theme. The only place where a role becomes a colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .contrast import Colour

_BOLD = frozenset({"bar", "hit", "focus", "error", "warning", "success"})


class Look(NamedTuple):
    """How text is painted: in which colours, and how its letters are marked. None is the terminal's own colour."""

    fg: Colour | None
    bg: Colour | None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False


def look(role: str, colours: Mapping[str, Colour]) -> Look:
    """The look of ``role``, which may have modifiers (``link+underline``), in a theme's ``colours``.

    ``selection`` and ``bar`` are pairs of their own; ``hit`` is reversed text, for what a search found; all else
    stands on the background. Code is bold: it is not told by colour either. Where there are no colours, only the
    selection is reversed, a hit is underlined, and what else must be seen is bold.
    """
    name, *modifiers = role.split("+")
    bold = "strong" in modifiers or "code" in modifiers
    italic, underline = "em" in modifiers, "underline" in modifiers
    if not colours:
        reverse = name == "selection"
        underline = underline or name == "hit"
        return Look(None, None, bold or reverse or name in _BOLD, italic, underline, reverse)
    if name in ("selection", "bar"):
        fg, bg = colours[f"{name}.fg"], colours[f"{name}.bg"]
    elif name == "hit":
        fg, bg = colours["background"], colours["text"]
    else:
        fg, bg = colours[name], colours["background"]
    return Look(fg, bg, bold, italic, underline)
