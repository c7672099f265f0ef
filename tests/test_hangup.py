"""A terminal that goes away takes the reader with it, also where no signal says so."""

from __future__ import annotations

import signal

from tests.terminals import terminal


def test_the_reader_ends_with_its_terminal() -> None:
    with terminal("--lang", "en", "the-foghorn-vote", size=(100, 30)) as at:
        at.wait("Port Ansker", "help")
        at.hang_up()
        assert at.process.wait(10) in (128 + signal.SIGHUP, -signal.SIGHUP)
