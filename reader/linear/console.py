"""Asking and saying, line by line."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from .. import output
from ..layout.wrap import shadow, split
from ..locale import _
from ..text import clean_line

_LEAST = 20  # cells: narrower than that, words are left to the terminal


class Console:
    """The terminal, or whatever stands in for it, as a place where lines are read and lines are added.

    ``width`` is where lines are wrapped, in cells; None leaves them whole.
    """

    def __init__(self, width: int | None = None) -> None:
        self.width = width if width and width >= _LEAST else None

    @classmethod
    def here(cls, column: int) -> Console:
        """The console that the program runs in; lines take ``column`` cells at most where it is a terminal."""
        if sys.stdout is None or not sys.stdout.isatty():
            return cls()
        return cls(min(column, os.get_terminal_size(sys.stdout.fileno()).columns - 1))

    def say(self, *lines: str) -> None:
        """Add ``lines``, each wrapped by words."""
        output.write("\n".join(self._wrapped(line) for line in lines))

    def group(self, text: str) -> None:
        """Add ``text``, whose lines are wrapped already, set off by an empty line."""
        output.write(text + "\n\n")

    def ask(self, prompt: str) -> str | None:
        """The line that is typed after ``prompt``; None when there will be no more."""
        if sys.stdin is None:
            return None
        output.prompt(f"{prompt} ")
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            self.say(_("That could not be read: it is not in the encoding of this terminal."))
            return ""
        except KeyboardInterrupt:
            output.write("")
            return None
        if not line.endswith("\n") or not sys.stdin.isatty():
            output.write("")  # nobody's Enter has ended the line of the prompt
        return clean_line(line) if line else None

    def choose(self, title: str, options: list[str], prompt: str) -> int | None:
        """Which of the numbered ``options`` is chosen, from 0; None for none of them."""
        self.say(title, *(f"{number}. {option}" for number, option in enumerate(options, 1)))
        while answer := self.ask(prompt):
            if answer.isdecimal() and 1 <= int(answer[:9]) <= len(options):
                return int(answer) - 1
            self.say(_("Type a number from 1 to {last}, or only Enter for none.").format(last=len(options)))
        return None

    def _wrapped(self, line: str) -> str:
        if self.width is None:
            return line
        cells = shadow(line)
        parts = split(cells.cells, self.width, wide=True)
        return "\n".join(cells.text[cells.offsets[start] : cells.offsets[end]] for start, end in parts)


@contextmanager
def stoppable(stop_at_once: Callable[[], None] | None = None) -> Iterator[Callable[[], bool]]:
    """While something is waited for, Ctrl+C stops that alone: whether it was pressed is what the callable tells.

    ``stop_at_once`` is called when it is pressed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    stop = threading.Event()

    def pressed(_signal: int, _frame: FrameType | None) -> None:
        stop.set()
        if stop_at_once is not None:
            stop_at_once()

    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield stop.is_set
    finally:
        signal.signal(signal.SIGINT, before)
