"""How far something is stands on one line that is gone at its end, and only where somebody looks on."""

from __future__ import annotations

import io
import os
import sys

import pytest

from reader import output


class Terminal(io.StringIO):
    """A terminal of 20 columns."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 2


def look_on(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in the place of stderr."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(os, "get_terminal_size", lambda _stream=2: os.terminal_size((20, 10)))
    monkeypatch.setenv("TERM", "xterm")
    return screen


def test_each_status_takes_the_place_of_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_on(monkeypatch)
    monkeypatch.setattr(output, "_BLINK", 0.0)
    with output.status() as show:
        show("1/2 Canal Dispatch, at the lock")
        show("2/2 Weirs")
    assert terminal.getvalue() == "\r1/2 Canal Dispatch,\r\r2/2 Weirs          \r\r                   \r"


def test_no_eye_sees_more_than_ten_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_on(monkeypatch)
    with output.status() as show:
        for number in range(1000):
            show(f"{number}/1000")
    assert 1 <= terminal.getvalue().count("/1000") <= 3


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_nobody_who_does_not_look_on_is_told(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal() if term == "dumb" else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", term)
    with output.status() as show:
        show("1/2")
    assert stream.getvalue() == ""
