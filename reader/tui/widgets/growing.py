"""The rest of a pane's lines, laid out in the time that nobody needs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .sheet import SheetView

_BEGIN = 0.05  # seconds from the layout of what is in sight: its picture comes first
_SLICE, _PAUSE = 0.006, 0.004  # seconds of layout while idle, and until more: a key never waits for it


class Growing:
    """Lays out the sheet of ``view`` as far as the pane wants it, a little at a time."""

    def __init__(self, view: SheetView) -> None:
        self._view = view
        self._is_on = False

    def start(self) -> None:
        """See to the rest, unless that is being done."""
        if not self._is_on:
            self._is_on = True
            self._in(_BEGIN)

    def _in(self, seconds: float) -> None:
        # Not by a timer of Textual's: its messages would make the screen wait for more to paint.
        asyncio.get_running_loop().call_later(seconds, self._grow)

    def _grow(self) -> None:
        """Lay a little more out, then let others have their turn."""
        view = self._view
        if not view.is_attached or not view.app.is_running:
            self._is_on = False
            return
        painted = getattr(view.screen, "is_calm", True)  # a picture that is on its way comes first
        if painted and (view.sheet.grow(_SLICE) or len(view.sheet) > view.ahead):
            self._is_on = False
            view.grown()
        else:
            self._in(_PAUSE)
