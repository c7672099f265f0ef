"""What all dialogs share: a framed box over the screen, which Escape closes, and a control that does the same."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from ...layout.width import cells
from ...locale import _
from .. import keys
from ..owner import app_of
from ..screens.calm import CalmScreen
from ..widgets.fields import TitledLine
from ..widgets.lines import LinesView
from ..widgets.topbar import ButtonControl, Control

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None], CalmScreen[Result | None], Generic[Result]):
    """A box over the screen. Escape, or a click beside it, closes it without a result."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("app.front", "app.contrast")]
    has_way_out = False
    """Whether what the box holds has a way out of its own that Tab leads to, and needs none beside its title."""

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield from self.compose_box()
            if not self.has_way_out:
                yield ButtonControl(_("Close"), id="way-out")

    def compose_box(self) -> ComposeResult:
        """What the box holds."""
        raise NotImplementedError

    def on_mount(self) -> None:
        titled = next(iter(self.query("#box > *")), None)  # it may have been left before it was there
        if not self.has_way_out and isinstance(titled, (LinesView, TitledLine)):
            titled.beside = cells(self.query_one("#way-out", ButtonControl).text())
        for screen in self.app.screen_stack:  # what lies behind has lost the focus, and has to show it
            if screen is not self and screen.focused is not None:
                screen.focused.refresh()

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

    def on_control_pressed(self, event: Control.Pressed) -> None:
        event.stop()
        if event.name in ("way-out", "close"):
            self.action_leave()

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.close()
