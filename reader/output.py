"""Where the words go: stdout carries data, stderr narration.

Each may be a terminal, a file on a full disk, a pipe that somebody closes, or nothing at all, in any encoding.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import TextIO

from .errors import OutputError
from .locale import _
from .locale.faults import reason

_BLINK = 0.1  # seconds


def prepare() -> None:
    """Show a character that the encoding of a stream does not have as “?”: no character may stop the output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write_utf_8() -> None:
    """Write stdout as UTF-8 from now on, whatever the locale says: what other programs read is so by its standard."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def write(text: str) -> None:
    """Write ``text`` to stdout, at once, with a line end.

    Raises `OutputError` when it cannot be written, and BrokenPipeError when whoever reads it has had enough.
    """
    prompt(text if text.endswith("\n") else text + "\n")


def prompt(text: str) -> None:
    """Write ``text`` to stdout, at once, without a line end. Raises as `write` does."""
    if sys.stdout is None:
        raise OutputError(_("it is closed"), where=_("standard output"))
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget(sys.stdout)
        raise
    except OSError as problem:
        _forget(sys.stdout)
        raise OutputError(
            _("cannot write: {reason}").format(reason=reason(problem)), where=_("standard output")
        ) from problem


def tell(text: str) -> None:
    """Say ``text`` on stderr, if anybody is there to listen."""
    _narrate(f"newsreader: {text}")


def announce(text: str) -> None:
    """Say ``text`` to whoever looks on while something takes its time; in a file it would tell nobody anything."""
    if sys.stderr is not None and sys.stderr.isatty():
        _narrate(text)


@contextlib.contextmanager
def status() -> Iterator[Callable[[str], None]]:
    """What shows whoever looks on how far something is, on one line that takes the place of the one before.

    Ten times a second is enough for any eye; at the end the line is gone. Where nobody looks on, it shows nothing.
    """
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM", "") == "dumb":
        yield lambda _text: None
        return
    last = 0.0

    def show(text: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _BLINK:
            last = now
            _over(text)

    yield show
    _over("")


def _narrate(text: str) -> None:
    """Write ``text`` to stderr. Where nobody can read it, the exit status stays the same."""
    if sys.stderr is not None:
        try:
            print(text, file=sys.stderr, flush=True)
        except OSError:
            _forget(sys.stderr)


def _over(text: str) -> None:
    """Write ``text`` over the line that stands last on stderr."""
    from .layout.width import fitted

    with contextlib.suppress(OSError):
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
        print(f"\r{fitted(text, columns - 1)}\r", end="", file=sys.stderr, flush=True)


def _forget(stream: TextIO) -> None:
    """Send what is still buffered nowhere: at the interpreter's end it would fail once more, with a traceback."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
