"""What to search for, asked at the foot of the screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input

from ...locale import _
from .dialog import Dialog


class SearchPrompt(Dialog[str]):
    """One line to type in; the result is what was typed, None if nothing was."""

    def compose_box(self) -> ComposeResult:
        field = Input(placeholder=_("Search in this pane, then Enter"), select_on_focus=False)
        field.cursor_blink = False
        yield field

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)
