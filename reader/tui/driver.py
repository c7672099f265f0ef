"""What comes from the terminal, even where that is no UTF-8 or no key; and a terminal that was taken before."""

from __future__ import annotations

import os
import select
import signal
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from ..early import ALTERNATE_SCREEN
from ..text import clean_line
from .pacing import Pacing

if TYPE_CHECKING:
    from .app import NewsreaderApp

# Textual hides the cursor, which braille lines and magnifiers follow (see `cursor`). A thin bar covers no letter.
_SHOW_CURSOR, _AS_A_BAR, _AS_BEFORE = "\x1b[?25h", "\x1b[6 q", "\x1b[0 q"  # DECTCEM, DECSCUSR
# The title of the window (OSC 2), and xterm's own memory of the one before, which others pass over.
_TITLE, _KEEP_TITLE, _TITLE_BEFORE = "\x1b]2;{title}\x07", "\x1b[22;2t", "\x1b[23;2t"
_POINTER = "\x1b]22;"  # the pointer's shape (OSC 22), which Textual tells with each dialog: it is always the same
_TO_END = 5.0  # seconds for an ending without a terminal
_PICTURE = 0.3  # seconds within which a change of the title is followed by a picture
_PATIENCE = 0.05  # seconds until it is asked again whether the reader is ending before it began


class ForgivingDriver(LinuxDriver):
    """Textual's driver, but for the traceback that it ends with at the first "é" of a terminal set to Latin-1.

    Where a first picture stands there, the screen is not cleared before Textual's own covers it, and keys that were
    typed at it are not lost.
    """

    def __init__(self, app: NewsreaderApp, **options: Any) -> None:
        super().__init__(app, **options)
        self._reader = app
        self._early = app.early
        self._started = app.started
        self._is_gone = False
        self._title = self._untold = ""
        self._pacing = Pacing(app, self._loop)
        self._is_window = os.environ.get("TERM") != "linux"  # where shapes and titles would be letters

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives it no types
        if self._early and (attributes := self._early.hand_over()):
            self.attrs_before = attributes  # those of the terminal as the shell left it
        Thread(target=self._watch, name="terminal", daemon=True).start()
        self._reader.add_class("-own-cursor")
        self.write(_SHOW_CURSOR)
        if self._is_window:
            self.write(_AS_A_BAR + _KEEP_TITLE)

    def stop_application_mode(self) -> None:
        if self._is_window:
            self.write(_AS_BEFORE + _TITLE_BEFORE)
        super().stop_application_mode()

    def entitle(self, title: str) -> None:
        """Call the window ``title`` (WCAG 2.2, 2.4.2): it is what a list of windows shows, and is read out first."""
        if self._is_window and title != self._title:
            self._title = title
            self._untold = _TITLE.format(title=clean_line(title))  # it goes out with the picture that it is about
            self._loop.call_later(_PICTURE, self.write, "")

    def write(self, data: str) -> None:
        if data.startswith(_POINTER):
            return
        if self._is_gone:
            return  # nobody reads it, and whoever waits for that would wait for ever
        if data == ALTERNATE_SCREEN and self._early and self._early.standing:
            return  # the screen is the alternate one: to switch to it once more would clear it
        data, self._untold = self._untold + data, ""
        if data:
            super().write(data)

    def process_message(self, message: Message) -> None:
        """Pass on what came from the terminal; a key that came before the first picture, once there is one.

        This runs in a thread of its own, and what comes after the key waits with it.
        """
        if isinstance(message, Key):
            while not self.exit_event.is_set() and not self._started.wait(_PATIENCE):
                pass
            if not self.exit_event.is_set():
                self._pacing.wait()
        super().process_message(message)

    def _watch(self) -> None:
        """Wait for the terminal to go away, in a thread of its own, and end the reader then.

        A process of the terminal's session is told so by a signal. One that is not would read an end without end.
        """
        terminal = select.poll()
        terminal.register(self.fileno, 0)
        for _number, happened in terminal.poll():
            if happened & select.POLLHUP and not self.exit_event.is_set():
                self._is_gone = True
                os.kill(os.getpid(), signal.SIGHUP)
                if not self.exit_event.wait(_TO_END):  # it waits for what is written to be taken, which nobody will
                    os._exit(128 + signal.SIGHUP)

    def run_input_thread(self) -> None:
        while True:
            try:
                return super().run_input_thread()
            except (ValueError, OverflowError):  # no UTF-8, or a key with a number that no character has
                continue
