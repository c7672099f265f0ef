"""A terminal for tests: what a program shows in it, and when."""

from __future__ import annotations

import os
import re
import select
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.early import ALTERNATE_SCREEN

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
pyte = pytest.importorskip("pyte", reason="the extra “test” is not installed")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

_ROOT = Path(__file__).parents[1]
_PATIENCE = 30  # seconds
FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
_ASKED, _ANSWERED = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
# What pyte takes for text: private sequences other than modes.
_UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[ -/]*[@-~]|\x1b\[\?[0-9;]*[ -/]*[@-IL-gi-km-~]")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?$")
TEXTUAL_IS_THERE = b"\x1b[?1004h"
ENTERS, LEAVES = ALTERNATE_SCREEN.encode(), b"\x1b[?1049l"

Picture = list[list[object]]


class Terminal:
    """A terminal of its own, with a program in it."""

    def __init__(self, command: Sequence[str], size: tuple[int, int], environment: Mapping[str, str]) -> None:
        columns, rows = size
        self._master, slave = pty.openpty()
        self._slave = slave
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.attributes = termios.tcgetattr(slave)
        surroundings = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        surroundings |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=surroundings, start_new_session=True, cwd=_ROOT
        )
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._held_back = self._waiting = b""
        self.said = b""
        self._taken = 0

    @property
    def picture(self) -> Picture:
        """The cells of the screen, with their colours; those of letters only where there is one."""
        buffer = self._screen.buffer
        rows = [[buffer[y][x] for x in range(self._screen.columns)] for y in range(self._screen.lines)]
        return [
            [cell._replace(fg="") if cell.data == " " and not cell.underscore else cell for cell in row]
            for row in rows
        ]

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)

    @property
    def title(self) -> str:
        """The title that the window was given."""
        return str(self._screen.title)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the terminal's own cursor."""
        return self._screen.cursor.x, self._screen.cursor.y

    def pictures_until(self, words: str) -> Iterator[Picture]:
        """Each picture that is shown before ``words`` are."""
        while True:
            assert self.read(), f"{words!r} never came:\n{self.text}"
            if self.said.rfind(FRAME_BEGINS) > self.said.rfind(FRAME_ENDS):
                continue  # it is not shown yet
            if words in self.text:
                break
            yield self.picture

    def wait(self, *words: str) -> str:
        """The screen, once all of ``words`` are on it."""
        for wanted in words:
            while wanted not in self.text or self.said.rfind(FRAME_BEGINS) > self.said.rfind(FRAME_ENDS):
                assert self.read(), f"{wanted!r} never came:\n{self.text}"
        return self.text

    @property
    def new(self) -> str:
        """What was said since `take`, where nothing is drawn."""
        return self.said[self._taken :].decode(errors="replace").replace("\r\n", "\n")

    def until(self, *words: str) -> None:
        """Wait until all of ``words`` were said since `take`, and the last of them last."""
        while not (all(wanted in self.new for wanted in words) and self.new.endswith(words[-1])):
            assert self.read(), f"{words} never came:\n{self.new}"

    def take(self) -> str:
        """What was said since it was called last."""
        said, self._taken = self.new, len(self.said)
        return said

    def first(self) -> Picture:
        """The first picture that is whole."""
        while FRAME_ENDS not in self.said:
            assert self.read(), f"no picture: {self.said[-500:]!r}"
        return self.picture

    def press(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def end(self) -> int:
        """The exit status, once the program has ended."""
        while self.process.poll() is None:
            self.read(0.05)
        while self.read(0):
            pass
        return self.process.wait(_PATIENCE)

    @property
    def is_given_back(self) -> bool:
        """Whether the terminal is as it was before."""
        left = self.said.count(ENTERS) == self.said.count(LEAVES)
        return left and bool(termios.tcgetattr(self._slave) == self.attributes)

    def hang_up(self) -> None:
        """Go away."""
        for end in (self._master, self._slave):
            os.close(end)
        self._master = self._slave = -1

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        if self._master >= 0:
            self.hang_up()

    def read(self, patience: float = _PATIENCE) -> bool:
        """Read to the next end of a frame, or what there is; whether anything came."""
        if not self._waiting:
            if not select.select([self._master], [], [], patience)[0]:
                return False
            self._waiting = os.read(self._master, 4096)
            if _ASKED in self._waiting:
                self.press(_ANSWERED)
        end = self._waiting.find(FRAME_ENDS)
        length = end + len(FRAME_ENDS) if end >= 0 else len(self._waiting)
        data, self._waiting = self._waiting[:length], self._waiting[length:]
        self.said += data
        data = _UNKNOWN.sub(b"", self._held_back + data)
        cut = _UNFINISHED.search(data)
        self._held_back = data[cut.start() :] if cut else b""
        self._stream.feed(data[: cut.start()] if cut else data)
        return True


@contextmanager
def terminal(
    *words: str, size: tuple[int, int] = (80, 24), program: str | None = None, **environment: str
) -> Iterator[Terminal]:
    """The reader started with ``words``, or another program of Python's, in a terminal of this ``size``."""
    command = [sys.executable, "-c", program] if program else [sys.executable, "-m", "reader", *words]
    at = Terminal(command, size, environment)
    try:
        yield at
    finally:
        at.close()
