"""Endings from outside: the terminal is closed, the system stops, somebody ends the process.

Python would end at once: the terminal left in the reader's hands, and the place in the story forgotten.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable
from types import FrameType

_ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT")  # Ctrl+C sends none while the reader has the keyboard; "kill -INT" does


class Endings:
    """The signals that ask the process to end: noted while the reader takes the terminal, heeded once it can end."""

    def __init__(self) -> None:
        self._numbers = [getattr(signal, name) for name in _ENDINGS if hasattr(signal, name)]
        self._noted: int | None = None

    def note(self) -> None:
        """From now on no such signal ends the process. To be called in the main thread."""
        for number in self._numbers:
            signal.signal(number, self._note)

    def heed(self, end: Callable[[int], None]) -> None:
        """Have the running event loop call ``end`` with the number of such a signal, also of one that came before."""
        loop = asyncio.get_running_loop()
        for number in self._numbers:
            with contextlib.suppress(NotImplementedError):  # Windows has no such thing
                loop.add_signal_handler(number, end, number)
        if self._noted is not None:
            end(self._noted)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._noted = number
