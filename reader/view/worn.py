"""Which theme is seen: the one that the reader chose, its high-contrast counterpart, or what the terminal leaves."""

from __future__ import annotations

from typing import NamedTuple

from ..desk import Desk
from ..locale import _
from ..theming.depth import FULL, INDEXED, NONE
from ..theming.theme import Theme

PLAIN = "terminal"
"""The theme that leaves all colours to the terminal."""


class Worn(NamedTuple):
    """The theme ``chosen``, whether the adapted contrast is on, and the ``theme`` that is seen.

    ``notice`` says in a sentence why that is another one than the reader chose, where the terminal is to blame.
    """

    chosen: Theme
    contrast_on: bool
    theme: Theme
    notice: str | None = None


def first_worn(desk: Desk, bits: int = FULL) -> Worn:
    """What is worn to begin with, where the terminal shows colours of so many ``bits``. Raises `ThemeError`.

    Without colours, it is the terminal's own theme. So it is with fewer than 256, whose shades nobody knows, unless
    the reader asked for another by name. With 256, a theme that falls under its level there gives way to its
    counterpart.
    """
    chosen, on = desk.theme(), desk.contrast()
    if bits == NONE and not chosen.plain:
        return Worn(desk.themes.get(PLAIN), on, desk.themes.get(PLAIN))
    if bits < INDEXED and not chosen.plain and desk.settings.theme is None:
        notice = _("This terminal shows few colours: its own are used. “--theme” asks for a theme all the same.")
        plain = desk.themes.get(PLAIN)
        return Worn(plain, on, plain, notice)
    counterpart = desk.themes.counterpart(chosen) if on or bits == INDEXED else chosen
    if bits == INDEXED and not on and desk.settings.theme is None:
        from ..theming.quantise import survives_256

        if not survives_256(chosen):
            notice = _("With 256 colours, “{theme}” cannot keep its contrast: “{other}” stands in for it.")
            return Worn(chosen, on, counterpart, notice.format(theme=chosen.name, other=counterpart.name))
    return Worn(chosen, on, counterpart if on else chosen)
