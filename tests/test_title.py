"""The window's title says what is read (WCAG 2.2, 2.4.2), and goes back to what it was."""

from __future__ import annotations

from reader.desk import Desk
from tests.terminals import terminal

KEPT, BEFORE = b"\x1b[22;2t", b"\x1b[23;2t"


def test_the_title_follows_the_reader() -> None:
    first = Desk().edition.entries[0].headline
    with terminal("--lang", "fr", size=(100, 30)) as shown:
        shown.wait("La Gazette d’Ailleurs", first)
        while shown.title != "Une – newsreader":
            assert shown.read()
        shown.press(b"\r")
        while shown.title != f"{first} – newsreader":
            assert shown.read()
        shown.press(b"\x7f")
        while shown.title != "Une – newsreader":
            assert shown.read()
        titles = shown.said.count(b"\x1b]2;")
        shown.press(b"?")
        shown.wait("Aide")
        shown.press(b"\t\r")
        shown.wait("quitter")
        assert shown.said.count(b"\x1b]2;") == titles, "what has not changed is not told again"
        shown.press(b"q")
        assert shown.end() == 0
        assert shown.said.count(KEPT) == shown.said.count(BEFORE) == 1


def test_a_console_has_no_window_to_entitle() -> None:
    with terminal("--lang", "fr", size=(100, 30), TERM="linux", COLORTERM="") as shown:
        shown.wait("La Gazette d’Ailleurs")
        shown.press(b"q")
        assert shown.end() == 0
        assert b"\x1b]2;" not in shown.said
