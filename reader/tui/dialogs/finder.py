"""The line at the foot in which one types what to search the library for; what fits is shown meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input

from ...library.operators import examples
from ...locale import _
from ..widgets.fields import TitledLine
from .dialog import Dialog

_OPERATORS = ("from:", "by:", "in:", "before:", "after:", "is:unread", "has:picture", "tag:")
_PAUSE = 0.12  # seconds without a key: whoever types on wants no results yet


class Finder(Dialog[str]):
    """Asks for words; ``show`` is told what they are so far. The result is what was typed in the end."""

    def __init__(self, query: str, show: Callable[[str], None]) -> None:
        super().__init__()
        self._query = query
        self._show = show
        self._waiting: Timer | None = None

    def compose_box(self) -> ComposeResult:
        hint = _("Words, “exact words”, {operators} …").format(operators=examples(*_OPERATORS))
        yield TitledLine(_("Search for these words"), self._query, hint, select=True, id="line")

    def on_input_changed(self, event: Input.Changed) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_PAUSE, self._tell)

    def _tell(self) -> None:
        self._waiting = None
        self._show(self.query_one(Input).value.strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.close(event.value.strip())
