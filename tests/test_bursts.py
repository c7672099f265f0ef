"""Keys that come at once, as a script or dictation sends them, each find what the one before has opened."""

from __future__ import annotations

from tests.terminals import terminal


def test_what_is_searched_for_may_come_with_the_key_that_asks_for_it() -> None:
    with terminal("--lang", "en", "the-foghorn-vote", size=(100, 30)) as at:
        at.wait("Port Ansker", "help")
        at.press(b"/foghorn\r")
        at.wait("“foghorn”: match 1 of 2")
        at.press(b"2r\t\r")  # the way out
        at.wait("Nothing was reported.")
        at.press(b"q")
        assert at.end() == 0
