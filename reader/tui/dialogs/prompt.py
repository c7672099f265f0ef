"""A line to type in, at the foot of the screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input

from ..widgets.fields import TitledLine
from .dialog import Dialog


class Prompt(Dialog[str]):
    """Asks for one line, which is ``text`` to begin with; the result is what was typed, None if nothing was.

    With ``empty``, nothing is an answer too.
    """

    def __init__(self, what: str, text: str = "", *, empty: bool = False) -> None:
        super().__init__()
        self._what = what
        self._text = text
        self._empty = empty

    def compose_box(self) -> ComposeResult:
        yield TitledLine(self._what, self._text, id="line")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        typed = event.value.strip()
        self.close(typed if typed or self._empty else None)
