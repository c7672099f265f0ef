"""A pane that shows a sheet: lines laid out for its width, and a way through them.

It keeps the line being read at the top over any resize, and lays out only as far as is shown (and the rest in the
time that nobody needs). What its lines look like is for its subclass to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView

from ...layout.sheet import FURNITURE, HEAD, Line, Sheet
from ...view import places
from ...view.bars import enough
from .. import keys
from .growing import Growing

Lay = Callable[[int], Iterator[Line] | Sheet]
"""Lays the content out for a width in cells: as lines, or as a sheet that has its own way to them."""

START = (HEAD, 0)
"""The position of the very first line."""


class SheetView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling pane of laid-out lines, under one row that is not theirs."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("lines.*")]

    class Moved(Message):
        """The pane shows other lines than before."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, SheetView.Moved)

    ahead = 20_000
    """Lines laid out while idle: what is beyond comes when it is scrolled to, and costs no memory before."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sheet = Sheet(iter(()))
        self.shown = 0  # how many times something was shown
        self._lay: Lay | None = None
        self._laid_for: object = None
        self._anchor = START
        self._beside = 0  # how many lines below the first one of what is kept there the top is
        self._pending_top: int | None = None
        self._growing = Growing(self)

    # ------------------------------------------------------------------ content

    @property
    def size(self) -> Size:
        """The same as in any widget. A pane has neither border nor padding to subtract, line by line."""
        return self.outer_size

    @property
    def inner_width(self) -> int:
        """Cells for the text: the pane without its margins and the scroll bar at the right."""
        return places.inner_width(self.size.width)

    @property
    def room(self) -> object:
        """What the layout depends on: when it is no longer equal, all is laid out again."""
        return self.inner_width

    @property
    def page(self) -> int:
        """Rows for lines under the title bar."""
        return places.page(self.size.height)

    @property
    def first_lines(self) -> int:
        """The lines to lay out before the first picture: as many as make it look as it does with all of them."""
        return min(enough(self.page), self.ahead)

    @property
    def top(self) -> int:
        """The line at the top."""
        return round(self.scroll_y) if self._pending_top is None else self._pending_top

    def show(self, lay: Lay, position: tuple[int, int] | None = None) -> None:
        """Show what ``lay`` lays out, with ``position`` (block, offset in its text) at the top; None is the start."""
        self._lay = lay
        self.shown += 1
        self._anchor, self._beside = position or START, 0
        self.lay_again()

    def lay_again(self) -> None:
        """Lay the same content out once more, since how it is to look has changed."""
        self._laid_for = None
        self.lay_first_page()
        self._settle()
        self.refresh()

    def lay_first_page(self) -> None:
        """Lay out what is in sight, once the pane knows its size.

        Drawing calls this too: the first picture of a screen is painted before any size event arrives, and it should
        show the story.
        """
        if self._lay is None or not self.size.width or self.room == self._laid_for:
            return
        self._laid_for = self.room
        laid = self._lay(self.inner_width)
        self.sheet = laid if isinstance(laid, Sheet) else Sheet(laid)
        self.sheet.ensure(2 * self.page)
        if self.sheet.least < self.first_lines:
            self.sheet.ensure(self.first_lines)
        self._pending_top = self.top_to_keep()
        self.laid_anew()

    def laid_anew(self) -> None:
        """The lines are others than before: what was known by their numbers means nothing now."""

    def top_to_keep(self) -> int:
        """The line for the top of a pane whose size or lines have changed: the one that was being read there."""
        top = self.sheet.line_at(*self._anchor) if self._anchor != START else 0
        top = self._beside_it(top)
        self.sheet.ensure(top + self.page)
        return max(0, min(top, len(self.sheet) - self.page))

    def _beside_it(self, line: int) -> int:
        """The line as far from ``line`` as the top was: among the blank ones before it, or those of one picture."""
        lines, wanted = self.sheet.lines, line + self._beside
        while wanted < line and line and lines[line - 1].block == FURNITURE:
            line -= 1
        while line < wanted and line + 1 < len(lines) and lines[line + 1][1:3] == lines[line][1:3]:
            line += 1
        return line

    def _settle(self) -> None:
        """Scroll to where the page in sight belongs, and see to the rest of what was laid out."""
        laid, self._pending_top = self._pending_top is not None, None
        top = self.top_to_keep()
        self.measure()
        self.scroll_to(y=top, animate=False, force=True)
        self.post_message(self.Moved())
        if laid:
            self.settled_anew()
        if not self.sheet.complete:
            self._growing.start()

    def settled_anew(self) -> None:
        """The page in sight of lines that are others than before is settled: there is time to look at them all."""

    def measure(self) -> None:
        """Tell Textual how many lines there are so far."""
        self.virtual_size = Size(self.size.width, len(self.sheet) + 1)

    def grown(self) -> None:
        """All is laid out that there is to be, or that is wanted before it is scrolled to."""
        self.measure()
        self.refresh()
        self.post_message(self.Moved())

    def complete(self) -> None:
        """Lay all of it out now."""
        self.sheet.ensure(1 << 60)
        self.measure()

    def on_resize(self, event: events.Resize) -> None:
        self.lay_first_page()
        self._settle()

    # ------------------------------------------------------------------ moving

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved())

    def move_to(self, line: int) -> None:
        """Put ``line`` at the top, as far as there are lines to fill the pane below it."""
        self.sheet.ensure(line + self.page)
        self.measure()
        self.scroll_to(y=line, animate=False, force=True)
        self.keep_place()

    def keep_place(self) -> None:
        """From now on the line at the top is the one to keep there."""
        self._anchor = self.position() or START
        self._beside = self.top - self.sheet.line_at(*self._anchor) if self._anchor != START else 0

    def position(self) -> tuple[int, int] | None:
        """What stands at the top: block and offset in its text; None at the very beginning."""
        return self.sheet.position(self.top) if self.top else None

    def reveal(self, first: int, last: int) -> None:
        """Scroll as little as needed to have lines ``first`` to ``last`` in sight, the first before the last."""
        top = self.revealing(first, last, self.top)
        if top != self.top:
            self.move_to(top)

    def revealing(self, first: int, last: int, top: int) -> int:
        """The line nearest to ``top`` that, at the top, has lines ``first`` to ``last`` in sight, or their first."""
        return min(first, max(top, last - self.page + 1))

    def action_down(self) -> None:
        self.move_to(self.top + 1)

    def action_up(self) -> None:
        self.move_to(max(0, self.top - 1))

    def action_page_down(self) -> None:
        self.move_to(self.top + max(1, self.page - 1))  # a line of the page before stays, to find one's way

    def action_page_up(self) -> None:
        self.move_to(max(0, self.top - max(1, self.page - 1)))

    def action_home(self) -> None:
        self.move_to(0)

    def action_end(self) -> None:
        self.complete()
        self.move_to(max(0, len(self.sheet) - self.page))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move_to(self.top + 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move_to(max(0, self.top - 3))
