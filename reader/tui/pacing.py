"""Keys that come in bursts, as from dictation, a script or a slow line: each waits for the effect of the one before.

Textual gives a key to what has the focus when it comes. Where the key before it is still opening a dialog, that is
the wrong place, and what was meant as text would be lost, or taken for commands.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent import futures
from time import monotonic
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App

_BURST = 0.05  # seconds between two keys that no finger is as fast as, but for one that stays down
_PATIENCE = 0.5  # seconds: what takes longer than that says itself that it does
_QUIET = 3  # times that nobody has anything to do: a message may be on its way from one to another


class Pacing:
    """Holds the keys for ``app`` apart, in the thread that reads them; ``loop`` is what the app runs in."""

    def __init__(self, app: App[None], loop: asyncio.AbstractEventLoop) -> None:
        self._app = app
        self._loop = loop
        self._last = 0.0

    def wait(self) -> None:
        """Wait until a key may be given to the app."""
        now, last = monotonic(), self._last
        if now - last < _BURST:
            settled = asyncio.run_coroutine_threadsafe(self._settled(), self._loop)
            _done, late = futures.wait([settled], _PATIENCE)
            for each in late:
                each.cancel()
        self._last = monotonic()

    async def _settled(self) -> None:
        """Return once nobody has anything to do any more."""
        quiet = 0
        while quiet < _QUIET:
            await asyncio.sleep(0)
            quiet = 0 if any(node.message_queue_size for node in self._nodes()) else quiet + 1

    def _nodes(self) -> Iterator[MessagePump]:
        yield self._app
        for screen in self._app.screen_stack:
            yield from screen.walk_children(with_self=True)
