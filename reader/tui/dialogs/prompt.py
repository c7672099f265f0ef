"""A line to type in, at the foot of the screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input

from .dialog import Dialog


class Prompt(Dialog[str]):
    """Asks for one line; the result is what was typed, None if nothing was."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def compose_box(self) -> ComposeResult:
        field = Input(placeholder=self._what, select_on_focus=False)
        field.cursor_blink = False
        yield field

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.close(event.value.strip() or None)
