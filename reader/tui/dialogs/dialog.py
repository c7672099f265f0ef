"""What all dialogs share: a framed box over the screen, which Escape closes."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from .. import keys
from ..owner import app_of
from ..screens.calm import CalmScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None], CalmScreen[Result | None], Generic[Result]):
    """A box over the screen. Escape, or a click beside it, closes it without a result."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("app.front", "app.contrast")]

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield from self.compose_box()

    def compose_box(self) -> ComposeResult:
        """What the box holds."""
        raise NotImplementedError

    def on_mount(self) -> None:
        # What lies behind has lost the focus: paint it once more, now that it knows.
        self.call_after_refresh(self.refresh)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on a screen: nothing before the dialog is there."""
        return self.is_mounted and super().check_action(action, parameters)

    def close(self, result: Result | None = None) -> None:
        """Leave with ``result``. A key or click that was waiting behind the one that closed it does nothing more.

        Nor does one for a dialog before which another has opened meanwhile: Textual would take that one away.
        """
        if self.is_current and self.app.screen is self:
            self.dismiss(result)

    def action_leave(self) -> None:
        self.close()

    def action_contrast(self) -> None:
        app_of(self).action_contrast()  # Textual keeps a dialog's keys from the app

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.close()
