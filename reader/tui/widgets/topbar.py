"""The top line of every screen: skip link, contrast control, where the reader is. First in the focus order."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ...layout.width import cells, fitted
from ...view import topline
from ..owner import app_of
from ..painting import Paint


class BarItem(Widget):
    """A part of the top line, painted in the bar's colours and, with the focus, in the selection's."""

    def paint_of(self) -> Paint:
        return app_of(self).paint

    def text(self) -> str:
        raise NotImplementedError

    def render(self) -> RenderResult:  # pragma: no cover - Textual wants one; render_line draws
        return ""

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        in_hand = self.has_focus and self.app.screen is self.screen
        role = topline.IN_HAND if in_hand else topline.BAR
        return self.paint_of().strip([(fitted(self.text(), width), role)])

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return cells(self.text())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1


class Control(BarItem, can_focus=True):
    """Something in the top line that Enter, space or a click sets off."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", show=False)]

    class Pressed(Message):
        """A control was set off; ``name`` is its id."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def action_press(self) -> None:
        self.post_message(self.Pressed(self.id or ""))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_press()

    def on_focus(self) -> None:
        self.refresh(layout=True)

    def on_blur(self) -> None:
        self.refresh(layout=True)


class ButtonControl(Control):
    """A control that says what it does."""

    def __init__(self, text: str, *, id: str) -> None:
        super().__init__(id=id)
        self._text = text

    def text(self) -> str:
        return f" {self._text} "


class SkipLink(Control):
    """Leads past the top line. Where the line is short, it shows only when it has the focus (RGAA 12.7)."""

    def text(self) -> str:
        return topline.skip(self.screen.size.width, contrast_on=app_of(self).contrast_on, in_hand=self.has_focus)


class ContrastControl(Control):
    """Switches the adapted contrast; its label is the action that it takes."""

    def text(self) -> str:
        return topline.contrast(on=app_of(self).contrast_on)


class Place(BarItem):
    """Where the reader is."""

    def __init__(self) -> None:
        super().__init__()
        self._where = ""

    def tell(self, where: str) -> None:
        self._where = where
        self.refresh()

    def text(self) -> str:
        return topline.place(self._where, self.size.width)


class TopBar(Horizontal):
    """The top line."""

    def compose(self) -> ComposeResult:
        yield SkipLink(id="skip")
        yield ContrastControl(id="contrast")
        yield Place()

    def tell(self, where: str) -> None:
        """Say where the reader is."""
        self.query_one(Place).tell(where)
