"""One picture for a key, where Textual would paint one for each step to it."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

from textual.screen import Screen, ScreenResultType

from ..cursor import Cursor

_PATIENCE = 0.03  # seconds: two pictures of Textual's sixty a second
_MOMENT = 0.001


class CalmScreen(Screen[ScreenResultType]):
    """A screen that is painted when everything in it has its place.

    A dialog is laid out, measured and laid out again before it looks as it should, and a pane that gets the focus
    tells its neighbours; Textual paints after each of these steps, and what is behind anew each time. Nobody is to
    see that, or to wait for a slow line to carry it.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._paint_by: float | None = None
        self._cursor = Cursor()

    @property
    def is_calm(self) -> bool:
        """Whether all is painted that there is to paint."""
        return self._paint_by is None

    def _compositor_refresh(self) -> None:
        # Textual has no public way to put a picture off that does not put off the layout too.
        self._compositor.update_widgets(self._dirty_widgets)
        self._dirty_widgets.clear()
        if self._paint_by is None:
            self._paint_by = monotonic() + _PATIENCE
            asyncio.get_running_loop().call_soon(self._paint)

    def _paint(self) -> None:
        """Paint, unless something is on its way that would have to be painted too."""
        if not (self.is_running and self.is_attached and self.app.is_running):
            self._paint_by = None  # there is nobody left to see it
            return
        if self._paint_by is not None and monotonic() < self._paint_by:
            loop = asyncio.get_running_loop()
            if any(node.message_queue_size for node in (self.app, *self.walk_children(with_self=True))):
                loop.call_later(_MOMENT, self._paint)
                return
            if self._layout_required or self._repaint_required or self._dirty_widgets:
                self._on_timer_update()  # which would come with the next sixtieth of a second
                loop.call_soon(self._paint)
                return
        self._paint_by = None
        if self.app.screen is self and (place := self._cursor.place(self.focused)) is not None:
            self.app.cursor_position = place
        super()._compositor_refresh()
