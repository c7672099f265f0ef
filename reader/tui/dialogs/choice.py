"""A dialog that asks for one of a few things."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ..widgets.choices import Choices
from ..widgets.items import ItemsView
from .dialog import Dialog, Result


class Choice(Dialog[Result]):
    """A titled list; `result` tells what the option of a number, counted from 0, stands for."""

    def __init__(self, title: str, options: Sequence[str], selected: int = 0) -> None:
        super().__init__()
        self.choices = Choices(title, options, selected)

    def compose_box(self) -> ComposeResult:
        yield self.choices

    def on_items_view_chosen(self, event: ItemsView.Chosen) -> None:
        if not event.is_late:
            self.close(self.result(event.index))

    def result(self, number: int) -> Result | None:
        """What option ``number`` stands for; None closes the dialog without a result."""
        raise NotImplementedError
