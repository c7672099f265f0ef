"""The reader in a terminal of its own: how it ends, and that it paints where it is looked at."""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App

from reader import paths
from reader.tui.ending import Endings
from tests.tui.sitting import sitting

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

_PATIENCE = 20  # seconds
_LEAVES_THE_SCREEN = b"\x1b[?1049l"


class Terminal:
    """A terminal with the reader in it."""

    def __init__(self, process: subprocess.Popen[bytes], master: int) -> None:
        self.process = process
        self._master = master
        self.painted = b""

    def wait_for(self, words: bytes) -> None:
        """Read what is painted until ``words`` are."""
        while words not in self.painted:
            assert self._read(), f"{words!r} never came"

    def press(self, key: bytes) -> None:
        os.write(self._master, key)

    def end(self) -> int:
        """The exit status, once the reader has ended; what it painted last is read first."""
        while self._read():
            pass
        return self.process.wait(_PATIENCE)

    def _read(self) -> bool:
        """Read what has been painted since; whether there was anything."""
        if not select.select([self._master], [], [], _PATIENCE)[0]:
            return False
        try:
            part = os.read(self._master, 65_536)
        except OSError:  # so Linux says that nobody holds the other end any more
            return False
        self.painted += part
        return bool(part)


@contextmanager
def terminal(*words: str, stderr: Path | None = None) -> Iterator[Terminal]:
    """The reader started with ``words``, in a terminal of 80 × 24; its errors go to ``stderr`` if that is given."""
    master, slave = pty.openpty()
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "LINES": "24",
        "PYTHONWARNINGS": "default",
    }
    with (stderr or Path(os.devnull)).open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "reader", *words],
            stdin=slave,
            stdout=slave,
            stderr=errors if stderr else slave,
            env=environment,
            start_new_session=True,
            cwd=Path(__file__).parents[2],
        )
    os.close(slave)
    try:
        yield Terminal(process, master)
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_ended_from_outside_it_remembers_the_place_and_gives_the_terminal_back(number: signal.Signals) -> None:
    with terminal("--lang", "en", "crane-four") as at:
        at.wait_for(b"min left")
        at.press(b" ")
        at.wait_for(b"the end")
        at.process.send_signal(number)
        assert at.end() == 128 + number
    assert _LEAVES_THE_SCREEN in at.painted
    state = json.loads((paths.state() / "state.json").read_text(encoding="utf-8"))
    assert state["positions"]["crane-four"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
async def test_a_signal_is_noted_while_the_terminal_is_taken_and_heeded_then(
    number: signal.Signals,
) -> None:
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)}
    asked: list[int] = []
    loop = asyncio.get_running_loop()
    try:
        endings = Endings()
        endings.note()
        signal.raise_signal(number)
        assert asked == []
        endings.heed(asked.append)
        assert asked == [number]
    finally:
        for one, handler in before.items():
            loop.remove_signal_handler(one)
            signal.signal(one, handler)


def test_it_paints_on_the_terminal_wherever_its_errors_go(tmp_path: Path) -> None:
    with terminal("--lang", "en", "crane-four", stderr=tmp_path / "errors") as at:
        at.wait_for(b"min left")
        at.press(b"q")
        assert at.end() == 0
    assert (tmp_path / "errors").read_bytes() == b""


def test_a_story_that_is_opened_first_names_the_other_panes_at_once() -> None:
    with terminal("--lang", "en", "crane-four") as at:
        at.wait_for(b"3 Read also (3)")
        at.press(b"q")
        assert at.end() == 0


def test_keys_in_another_encoding_than_utf_8_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers.linux_driver import LinuxDriver

    from reader.tui.driver import ForgivingDriver

    read: list[str] = []

    def read_keys(self: LinuxDriver) -> None:
        for keys in (b"\xe9", b"\xff\xfe", b"q")[len(read) :]:
            read.append(repr(keys))
            keys.decode("utf-8")

    monkeypatch.setattr(LinuxDriver, "run_input_thread", read_keys)
    ForgivingDriver.run_input_thread(object.__new__(ForgivingDriver))
    assert read == [r"b'\xe9'", r"b'\xff\xfe'", "b'q'"]


async def test_before_the_shell_takes_over_the_place_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[bool] = []
    monkeypatch.setattr(App, "action_suspend_process", lambda self: stopped.append(True))
    async with sitting("crane-four", size=(80, 24)) as at:
        await at.press("space", "ctrl+z")
        assert stopped
        assert at.app.desk.position(at.story.story)
