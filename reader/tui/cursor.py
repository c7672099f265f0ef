"""Where the terminal's own cursor stands: on what has the focus, since braille lines and magnifiers follow it there.

What merely looks like a cursor, a bar in other colours, tells them nothing (WCAG2ICT, appendix B).
"""

from __future__ import annotations

from textual.geometry import Offset
from textual.widget import Widget

from .widgets.items import ItemsView
from .widgets.lines import LinesView
from .widgets.topbar import Control


class Cursor:
    """Finds the place of the cursor on one screen."""

    def __init__(self) -> None:
        self._focused: Widget | None = None
        self._top = 0
        self._about: object = None
        self._place: Offset | None = None

    def place(self, focused: Widget | None) -> Offset | None:
        """The cell of the screen where the cursor belongs while ``focused`` has the focus; None for anywhere.

        What follows the cursor notices nothing where it stays: on something else in the same cell it stands in the
        next one.
        """
        typed = getattr(focused, "cursor_screen_offset", None)  # of what one types in, which tells it itself
        if isinstance(typed, Offset):
            if getattr(focused, "cursor_at_end", False):  # of a line: Textual tells the cell after the next then
                typed -= Offset(1, 0)
            self._about, self._place = focused, typed
            return typed
        about, place = _about(focused), self._place_on(focused)
        if about != self._about:
            self._about = about
            self._place = place + Offset(1, 0) if place is not None and place == self._place else place
        elif place is not None and (self._place is None or place - self._place not in (Offset(0, 0), Offset(-1, 0))):
            self._place = place  # everything has another place: the screen has another size
        return self._place

    def _place_on(self, focused: Widget | None) -> Offset | None:
        if focused is not self._focused:
            self._focused = focused
            self._top = focused.top if isinstance(focused, LinesView) else 0
        match focused:
            case LinesView():
                return focused.region.offset + self._in_pane(focused)
            case Control():
                return focused.region.offset + Offset(1, 0)
        return None

    def _in_pane(self, view: LinesView) -> Offset:
        """The selected item, what a search found, or the line being read; before there is any, the pane's title."""
        margin = view.margin_left(view.size.width)
        if isinstance(view, ItemsView) and view.count:
            lines = view.lines_of(view.selected)
            if lines and lines.stop > view.top and lines.start < view.top + view.page:
                line = max(lines.start, view.top)
                return Offset(margin + view.sheet.lines[line].indent, 1 + line - view.top)
        elif isinstance(view, ItemsView) and view.says_why(view.top):
            return Offset(margin, 1)
        elif view.matches:
            line, column, _end = view.matches[view.match][0]
            if view.top <= line < view.top + view.page:
                return Offset(margin + column, 1 + line - view.top)
        elif view.top != self._top:
            in_sight = view.sheet.lines[view.top : view.top + view.page]
            row = next((row for row, line in enumerate(in_sight) if line.text.strip()), 0)
            return Offset(margin + in_sight[row].indent if in_sight else 1, 1 + row)
        return Offset(1, 0)


def _about(focused: Widget | None) -> object:
    """What the cursor tells of: when it is no longer equal, it is something else."""
    match focused:
        case ItemsView():
            return focused, focused.shown, focused.selected, focused.top
        case LinesView():
            return focused, focused.shown, focused.top, focused.match
    return focused
