"""Garbage is collected while nobody waits, not in the middle of what a key asks for."""

from __future__ import annotations

import asyncio
import gc

_LULL = 0.1  # seconds after a key: one that stays down comes sooner
_TURNS = 20  # lulls until the old generation's turn comes
_MOST = 50_000  # new objects after which no lull is waited for: about 10 MB


class Tidying:
    """Puts collecting off until a lull between keys comes. What works in the background is collected as ever."""

    def __init__(self) -> None:
        self._usual = gc.get_threshold()
        self._lull: asyncio.TimerHandle | None = None
        self._turn = 0

    def start(self) -> None:
        """Take over. What is there by now will stay, and is looked at no more."""
        gc.freeze()
        gc.enable()

    def later(self) -> None:
        """A key has come: there will be something to collect, but not now."""
        if self._lull:
            self._lull.cancel()
        else:
            gc.set_threshold(_MOST, *self._usual[1:])
        self._lull = asyncio.get_running_loop().call_later(_LULL, self._tidy)

    def _tidy(self) -> None:
        self._lull = None
        self._turn = (self._turn + 1) % _TURNS
        gc.set_threshold(*self._usual)
        gc.collect(1 if self._turn else 2)
