"""The first picture, painted before the full-screen reader is even imported.

Textual takes a while to load. Meanwhile the story stands there already: the same screen, made by the same functions,
written with the escape sequences of ECMA-48 and xterm. Keys that are typed at it wait in the terminal's queue until
Textual reads them. Where the terminal is not known to show the same picture as Textual would, nothing is painted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from operator import ge
from types import FrameType
from typing import TYPE_CHECKING, Any

from .errors import NewsreaderError
from .layout.sheet import Cells
from .theming.depth import FULL, INDEXED, depth
from .view.browsing import Browsing
from .view.first import Frame, front_rows, story_rows
from .view.worn import Worn, first_worn

if TYPE_CHECKING:
    from .desk import Desk
    from .online import Opened
    from .theming.looks import Look

ALTERNATE_SCREEN = "\x1b[?1049h"
# No cursor, no wrapping; and all of it shown at once, where the terminal knows how.
_BEGIN = f"{ALTERNATE_SCREEN}\x1b[?25l\x1b[?7l\x1b[?2026h"
_DONE = "\x1b[0m\x1b[?2026l"
_END = "\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"
_LEAST = 20, 6  # columns and rows under which a picture says nothing yet

_OUT = 2  # Textual paints through stderr and reads from stdin; so must this
_IN = 0


class Early:
    """What was done before the full-screen reader ran: it begins in what is ``worn``, in the list of ``browsing``.

    ``standing`` tells whether a picture stands there, for which the terminal is in the reader's hands already.
    """

    def __init__(self, worn: Worn, browsing: Browsing) -> None:
        self.worn = worn
        self.browsing = browsing
        self._attributes: list[Any] | None = None
        self._before: dict[int, Any] = {}

    @property
    def standing(self) -> bool:
        """Whether the picture is on the screen, and the terminal in the reader's hands."""
        return self._attributes is not None

    def hand_over(self) -> list[Any] | None:
        """Leave the terminal to the caller, who gives it these attributes back in the end."""
        attributes, self._attributes = self._attributes, None
        return attributes

    def paint(self, picture: str) -> None:
        """Take the terminal and paint ``picture``, which was made for it; nothing where that cannot be."""
        import signal
        import termios

        with suppress(OSError, termios.error):
            attributes = termios.tcgetattr(_IN)
            for number in (signal.SIGTERM, signal.SIGHUP):  # the app heeds them once it runs
                self._before[number] = signal.signal(number, self._ended)
            termios.tcsetattr(_IN, termios.TCSANOW, _listening(attributes))
            self._attributes = attributes
            _write(picture)

    def leave(self) -> None:
        """Give the terminal back, unless it is in other hands by now."""
        attributes = self.hand_over()
        if attributes is None:
            return
        import signal
        import termios

        for number, handler in self._before.items():
            signal.signal(number, handler)
        with suppress(OSError, termios.error):
            _write(_END)
            termios.tcsetattr(_IN, termios.TCSANOW, attributes)

    def _ended(self, number: int, _frame: FrameType | None) -> None:
        """Asked to end by a signal: do, as one does who has not heard of this picture."""
        import signal

        self.leave()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


@contextmanager
def early(desk: Desk, opened: Opened | None) -> Iterator[Early]:
    """Paint what the full-screen reader will show first, if it can be told; it runs inside of this.

    Raises `ThemeError` where the theme that was asked for cannot be had.
    """
    bits = depth(os.environ)
    first = Early(first_worn(desk, bits), Browsing(desk))
    size = _size()
    plainly = bits >= INDEXED and _is_usual(os.environ) and first.worn.notice is None
    try:
        if plainly and size and all(map(ge, size, _LEAST)):
            rows = _rows(Frame(*size, first.worn.contrast_on), desk, opened, first.browsing)
            if rows is not None:
                first.paint(sequences(rows, first.worn.theme.colours, bits))
        yield first
    finally:
        first.leave()


def _rows(frame: Frame, desk: Desk, opened: Opened | None, browsing: Browsing) -> Iterator[Cells] | None:
    """The rows of the first picture; None where the library makes trouble, which the full-screen reader will tell."""
    if opened is not None:
        return story_rows(frame, desk, opened)
    try:
        browsing.begin()
        browsing.load()
    except NewsreaderError:
        return None
    browsing.fresh = True
    return front_rows(frame, desk, browsing)


def sequences(rows: Iterable[Cells], colours: Mapping[str, str], bits: int) -> str:
    """What a terminal that shows colours of so many ``bits`` is sent to show ``rows`` in a theme's ``colours``."""
    from .theming.looks import look

    said: list[str] = [_BEGIN]
    codes: dict[str, str] = {}
    before = ""
    for number, row in enumerate(rows, 1):
        said.append(f"\x1b[{number};1H")
        for text, role in row:
            code = codes.get(role)
            if code is None:
                code = codes[role] = _code(look(role, colours), bits)
            if text and code != before:
                said.append(code)
                before = code
            said.append(text)
    return "".join([*said, _DONE])


def _code(look: Look, bits: int) -> str:
    marks = ((look.bold, "1"), (look.italic, "3"), (look.underline, "4"), (look.reverse, "7"))
    asked = [mark for on, mark in marks if on]
    asked += [_colour(kind, colour, bits) for kind, colour in ((38, look.fg), (48, look.bg)) if colour]
    return f"\x1b[{';'.join(['0', *asked])}m"


def _colour(kind: int, colour: str, bits: int) -> str:
    """The parameters for a colour of letters (38) or behind them (48): in full, or as a number of the 256."""
    from .theming.contrast import channels

    if bits == FULL:
        return ";".join(map(str, (kind, 2, *channels(colour))))
    from .theming.quantise import number_256

    return f"{kind};5;{number_256(colour)}"


def _is_usual(environment: Mapping[str, str]) -> bool:
    """Whether Textual will paint in its usual way: nothing asks for another, and the terminal is a Unix one."""
    return os.name != "nt" and not any(name.startswith("TEXTUAL") for name in environment)


def _size() -> tuple[int, int] | None:
    """Columns and rows of the terminal, as Textual will find them; None where the output is none."""
    if sys.__stdout__ is None:
        return None
    try:
        columns, rows = os.get_terminal_size(sys.__stdout__.fileno())
    except (OSError, ValueError):  # a pipe, or closed
        return None
    asked = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    width, height = (
        int(text) if text.isdecimal() and int(text) else real
        for text, real in zip(asked, (columns, rows), strict=True)
    )
    return width, height


def _listening(attributes: list[Any]) -> list[Any]:
    """``attributes`` of a terminal with keys as they are pressed, unseen, and none that ends or stops anything."""
    import termios

    listening = [*attributes[:6], list(attributes[6])]
    listening[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    listening[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    listening[6][termios.VMIN] = 1
    return listening


def _write(text: str) -> None:
    data = memoryview(text.encode("utf-8", "replace"))
    while data:
        data = data[os.write(_OUT, data) :]
