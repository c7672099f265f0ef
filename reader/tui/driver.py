"""What comes from the terminal, even where that is no UTF-8."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver


class ForgivingDriver(LinuxDriver):
    """Textual's driver, which ends with a traceback at the first key of a terminal that is set to Latin-1."""

    def run_input_thread(self) -> None:
        while True:
            try:
                return super().run_input_thread()
            except UnicodeDecodeError:
                continue  # it was no key; the next one may be
