"""The line at the top: skip link, contrast control, where the reader is."""

from __future__ import annotations

from ..layout.sheet import Cells
from ..layout.width import cells, fitted
from ..locale import _

BAR = "bar"
IN_HAND = "selection+strong+underline"
"""The roles of a part of the line, without the focus and with it."""


def skip(width: int, *, contrast_on: bool, in_hand: bool = False) -> str:
    """The skip link on a screen ``width`` wide. Where the line is short, it shows only with the focus (RGAA 12.7)."""
    text = f" {_('Skip to main content')} "
    return text if in_hand or width >= cells(text) + cells(contrast(on=contrast_on)) else " ↓ "


def contrast(*, on: bool) -> str:
    """The control that switches the adapted contrast; its label is the action that it takes.

    It is as wide with one label as with the other: what stands beside it does not move.
    """
    off_it, on_it = f" {_('Turn adapted contrast off')} ", f" {_('Turn adapted contrast on')} "
    return fitted(off_it if on else on_it, max(cells(off_it), cells(on_it)))


def place(where: str, width: int) -> str:
    """Where the reader is, in ``width`` cells."""
    text = f"  {where}"
    if cells(text) > width:
        text = fitted(text, width - 1) + "…" if width else ""
    return fitted(text, width)


def row(where: str, width: int, *, contrast_on: bool) -> Cells:
    """The whole line, before anything in it has the focus."""
    controls = skip(width, contrast_on=contrast_on) + contrast(on=contrast_on)
    return ((fitted(controls + place(where, max(0, width - cells(controls))), width), BAR),)
