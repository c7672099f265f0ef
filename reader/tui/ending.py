"""Endings from outside: the terminal is closed, the system stops, somebody ends the process.

Python would end at once: the terminal left in the reader's hands, and the place in the story forgotten.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable

_ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT")  # Ctrl+C sends none while the reader has the keyboard; "kill -INT" does


def heed_endings(end: Callable[[int], None]) -> None:
    """Have the running event loop call ``end`` with the number of a signal that asks the process to end."""
    loop = asyncio.get_running_loop()
    for name in _ENDINGS:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError):  # Windows has no such thing
                loop.add_signal_handler(number, end, number)
