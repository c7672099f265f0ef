"""What comes from the terminal, even where that is no UTF-8 or no key."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver


class ForgivingDriver(LinuxDriver):
    """Textual's driver, but for the traceback that it ends with at the first "é" of a terminal set to Latin-1."""

    def run_input_thread(self) -> None:
        while True:
            try:
                return super().run_input_thread()
            except (ValueError, OverflowError):  # no UTF-8, or a key with a number that no character has
                continue
