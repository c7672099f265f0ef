"""Places to type in, each with its name beside it, which is filled where the keys go."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult, RenderResult
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from ...layout.flow import Run, lines
from ..owner import app_of


def wrapped(text: str, width: int, most: int) -> list[str]:
    """``text`` in ``most`` lines at most, each with a cell free on both sides of ``width``; one where it is empty."""
    if not text:
        return [""]
    made = [line.text.strip() for line in lines([Run(text, "text")], max(1, width - 2), 0, "text")]
    if len(made) > most:
        made[most - 1] = set_cell_size(made[most - 1], max(0, width - 3)).rstrip() + "…"
    return made[:most]


class FieldName(Widget):
    """The name of a field, painted as the selection while the field has the focus."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.in_hand = False

    def render(self) -> RenderResult:  # pragma: no cover - Textual wants one; render_line draws
        return ""

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        sign = "▶" if self.in_hand else " "
        return Strip([Segment(set_cell_size(f"{sign}{self.text} ", width), self.look())], width)

    def look(self) -> Style:
        return app_of(self).paint["selection+strong" if self.in_hand else "headline+strong"]

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return cell_len(self.text) + 2

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1


class Title(FieldName):
    """A name above its field, on as many rows as it takes."""

    MOST = 3

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.beside = 0

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        rows = wrapped(self.text, width - self.beside, self.MOST)
        sign = "▶" if self.in_hand and not y else " "
        return Strip([Segment(set_cell_size(f"{sign}{rows[y] if y < len(rows) else ''}", width), self.look())], width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(wrapped(self.text, width - self.beside, self.MOST))


class _Named(Widget):
    """A field with its name."""

    def __init__(self, name: str, *, id: str) -> None:
        super().__init__(id=id)
        self._label = FieldName(name)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._show(True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self._show(False)

    def _show(self, in_hand: bool) -> None:
        self._label.in_hand = in_hand
        self._label.refresh()


class LineField(_Named):
    """A line to type in; ``remark`` shows while it is empty."""

    def __init__(self, name: str, value: str, remark: str = "", *, select: bool = False, id: str) -> None:
        super().__init__(name, id=id)
        self._input = Input(value, placeholder=remark, select_on_focus=select)
        self._input.cursor_blink = False

    def compose(self) -> ComposeResult:
        yield self._label
        yield self._input

    @property
    def value(self) -> str:
        """What stands in it."""
        return self._input.value

    def take_focus(self) -> None:
        self._input.focus()


class TitledLine(LineField):
    """A line to type in, as wide as there is room, under its name, which has as many rows as it needs.

    In ``beside`` cells at the right of the name something else stands.
    """

    def __init__(self, name: str, value: str, remark: str = "", *, select: bool = False, id: str) -> None:
        super().__init__(name, value, remark, select=select, id=id)
        self._label = self._title = Title(name)

    @property
    def beside(self) -> int:
        return self._title.beside

    @beside.setter
    def beside(self, cells: int) -> None:
        self._title.beside = cells
        if self._title.size:  # else it is laid out with it
            self._title.refresh(layout=True)


class TextField(_Named):
    """Several lines to type in, wrapped at the edge."""

    def __init__(self, name: str, value: str, *, id: str) -> None:
        super().__init__(name, id=id)
        self._area = TextArea(value, highlight_cursor_line=False)
        self._area.cursor_blink = False

    def compose(self) -> ComposeResult:
        yield self._label
        yield self._area

    def on_mount(self) -> None:
        self._area.move_cursor(self._area.document.end)

    @property
    def value(self) -> str:
        """What stands in it."""
        return self._area.text

    def take_focus(self) -> None:
        self._area.focus()


class Told(Widget):
    """What was said last, on as many lines as it takes, three at most; nothing at first."""

    MOST = 3

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    @property
    def text(self) -> str:
        return self._text

    def tell(self, text: str) -> None:
        self._text = text
        self.refresh(layout=True)

    def render(self) -> RenderResult:  # pragma: no cover - Textual wants one; render_line draws
        return ""

    def _lines(self, width: int) -> list[str]:
        return wrapped(self._text, width, self.MOST)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        told = self._lines(width)
        text = told[y] if y < len(told) else ""
        return Strip([Segment(set_cell_size(f" {text}", width), app_of(self).paint["bar"])], width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))
