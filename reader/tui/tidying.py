"""Garbage is collected while nobody waits, not in the middle of what a key asks for."""

from __future__ import annotations

import asyncio
import gc

_LULL = 0.1  # seconds after a key: one that stays down comes sooner
_PAUSE = 2.0  # seconds more: now somebody reads, and the old generation's turn has come
_MOST = 50_000  # new objects after which no lull is waited for: about 10 MB


class Tidying:
    """Puts collecting off until a lull between keys comes. What works in the background is collected as ever."""

    def __init__(self) -> None:
        self._usual = gc.get_threshold()
        self._next: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Take over. What is there by now will stay, and is looked at no more."""
        gc.freeze()
        gc.enable()

    def later(self) -> None:
        """A key has come: there will be something to collect, but not now."""
        if self._next:
            self._next.cancel()
        gc.set_threshold(_MOST, *self._usual[1:])
        self._next = asyncio.get_running_loop().call_later(_LULL, self._tidy)

    def _tidy(self) -> None:
        gc.set_threshold(*self._usual)
        gc.collect(1)
        self._next = asyncio.get_running_loop().call_later(_PAUSE, self._tidy_all)

    def _tidy_all(self) -> None:
        self._next = None
        gc.collect()
