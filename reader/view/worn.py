"""Which theme is seen: the one that the reader chose, or its high-contrast counterpart."""

from __future__ import annotations

from typing import NamedTuple

from ..desk import Desk
from ..theming.theme import Theme


class Worn(NamedTuple):
    """The theme ``chosen``, whether the adapted contrast is on, and the ``theme`` that is seen."""

    chosen: Theme
    contrast_on: bool
    theme: Theme


def first_worn(desk: Desk) -> Worn:
    """What is worn to begin with. Raises `ThemeError`."""
    chosen, on = desk.theme(), desk.contrast()
    return Worn(chosen, on, desk.themes.counterpart(chosen) if on else chosen)
