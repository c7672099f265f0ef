"""A pseudo-terminal that the benchmarks run programs in, with a clock beside it. For Linux and other Unix systems."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

KEYS = {"pagedown": "\x1b[6~", "pageup": "\x1b[5~", "down": "\x1b[B", "up": "\x1b[A", "enter": "\r"}
_CHECKOUT = Path(__file__).parents[2]
_LAUNCH = "import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"
NEWSREADER = (sys.executable, "-c", _LAUNCH)
"""The reader of this checkout, whatever is installed."""

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
_ASKS_FOR_FRAMES, _HAS_FRAMES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_QUIET = 0.15  # seconds without output after which a program has said all
_PATIENCE = 60.0


class Change(NamedTuple):
    """What a key brought: seconds to the first and to the last byte, the frames and bytes that were printed."""

    first: float
    last: float
    frames: int
    size: int


class Program:
    """``command`` in a pseudo-terminal of its own, its state kept in ``folder``; ended when the ``with`` is left."""

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        columns: int = 120,
        rows: int = 40,
        more: Mapping[str, str] | None = None,
    ) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG_"))}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        environment |= {"HOME": str(folder), "PYTHONPATH": str(_CHECKOUT)}
        environment |= more or {}
        self._started = perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(command[0], [*command], environment)
        self._said = b""

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def ready(self, text: str) -> float:
        """Seconds from the program's start until it has printed ``text``, and no frame is half printed."""
        wanted = text.encode()
        while wanted not in _SEQUENCE.sub(b"", self._said) or self._in_a_frame():
            if not self._read(_PATIENCE):
                raise TimeoutError(f"{text!r} did not come; what did: {_SEQUENCE.sub(b'', self._said)[-600:]!r}")
            said = perf_counter()
        return said - self._started

    def rest(self) -> None:
        """Wait until the program has nothing more to say."""
        while self._read(2 * _QUIET):
            pass

    def type(self, key: str) -> None:
        """Press ``key``, a name of `KEYS` or a character, and see to it no further."""
        os.write(self._terminal, KEYS.get(key, key).encode())

    def press(self, key: str) -> Change:
        """Press ``key``, a name of `KEYS` or a character, and see what it brings."""
        self._said = b""
        pressed = first = last = perf_counter()
        os.write(self._terminal, KEYS.get(key, key).encode())
        while self._read(_QUIET if self._said else 1.0):
            last = perf_counter()
            if first == pressed:
                first = last
        return Change(first - pressed, last - pressed, self._said.count(_FRAME_ENDS), len(self._said))

    @property
    def said(self) -> bytes:
        """What was printed since a key was pressed last."""
        return self._said

    def idle(self, seconds: float) -> int:
        """The bytes that are printed in so many seconds while nobody presses a key."""
        before = len(self._said)
        ends = perf_counter() + seconds
        while (left := ends - perf_counter()) > 0 and self._read(left):
            pass
        return len(self._said) - before

    def memory(self) -> float:
        """The most memory that the program has had so far, in MB; NaN where the system does not tell."""
        with suppress(OSError):
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{self._pid}/status").read_text())
            if found:
                return int(found[1]) / 1024
        return float("nan")

    def _in_a_frame(self) -> bool:
        return self._said.rfind(_FRAME_BEGINS) > self._said.rfind(_FRAME_ENDS)

    def _read(self, patience: float) -> bool:
        """Read what comes within ``patience`` seconds; whether anything did."""
        if not select.select([self._terminal], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # the program has ended
            return False
        self._said += data
        if _ASKS_FOR_FRAMES in data:
            os.write(self._terminal, _HAS_FRAMES)
        return bool(data)


def share(values: Sequence[float], part: float) -> float:
    """The value that ``part`` of ``values`` (0 to 1) are not above."""
    return sorted(values)[min(len(values) - 1, round(part * (len(values) - 1)))]


def report(name: str, values: Sequence[float], unit: str = "ms", scale: float = 1000) -> None:
    """Print the median, the extremes and the 95th percentile of ``values``."""
    middle, low, high, p95 = (scale * one for one in (median(values), min(values), max(values), share(values, 0.95)))
    print(f"{name:44} {middle:8.1f} {unit}   ({low:.1f} to {high:.1f}, 95 % within {p95:.1f})")


def verdict(name: str, value: float, limit: float) -> bool:
    """Print ``value`` beside its ``limit``; whether it keeps it."""
    print(f"{name:44} {value:8.2f}      (at most {limit}){'' if value <= limit else '   OVER'}")
    return value <= limit
