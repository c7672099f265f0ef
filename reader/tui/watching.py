"""What other programs put into the library while the reader runs, and refreshes every now and then."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from ..errors import NewsreaderError

if TYPE_CHECKING:
    from .app import NewsreaderApp

_LOOK_EVERY = 2.0  # seconds
_IDLE = 2.0  # seconds without a key, before which nothing moves under the reader's hands
_MINUTE = 60.0


class Watching:
    """Looks after the library for ``app``, once `start` was called."""

    def __init__(self, app: NewsreaderApp) -> None:
        self._app = app
        self._touched = monotonic()

    def start(self) -> None:
        """Look every now and then; refresh what is due now and again every so often, if the reader wants that."""
        app = self._app
        app.set_interval(_LOOK_EVERY, self.look)
        if minutes := app.desk.settings.refresh:
            app.set_interval(minutes * _MINUTE, self._refresh)
            self._refresh()

    def touched(self) -> None:
        """The reader has pressed a key or moved the mouse."""
        self._touched = monotonic()

    def look(self, idle: float = _IDLE) -> None:
        """Show what has changed, if the reader has done nothing for so many seconds."""
        app = self._app
        shelf = app.desk.shelf
        if monotonic() - self._touched < idle or not shelf.exists:
            return
        try:
            changed = shelf.changed() or bool(not app.browsing.sources and shelf.feeds())
        except NewsreaderError:  # what is wrong with it is told where something is wanted of it
            return
        if changed:
            app.renew()

    def _refresh(self) -> None:
        if self._app.browsing.sources:
            self._app.refreshing.start(quietly=True)
