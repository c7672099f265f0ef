"""A pane of lines: what a layout made, drawn line by line with Textual's line API.

The pane knows lines and roles; what they mean is for its subclasses. It keeps the line being read at the top over
any resize, lays out only as far as is shown (and the rest in the time that nobody needs), draws its own title bar,
which shows the focus, and its own scroll bar, so that nothing on the screen has a colour that is not a role.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ...layout.search import Match, find
from ...layout.sheet import HEAD, Line, Sheet
from ...view import places
from ...view.bars import enough, scroll_bar
from ...view.hits import Hit, highlight
from ...view.linkhints import with_labels
from ...view.pane import title_row
from .. import keys
from ..owner import app_of
from ..painting import Paint
from .growing import Growing

Lay = Callable[[int], Iterator[Line] | Sheet]
"""Lays the content out for a width in cells: as lines, or as a sheet that has its own way to them."""

START = (HEAD, 0)
"""The position of the very first line."""


class LinesView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling pane of laid-out lines under a title bar of one row."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("lines.*")]

    class About(Message):
        """A message about what ``view`` shows, by numbers that count there."""

        def __init__(self, view: LinesView) -> None:
            super().__init__()
            self.view = view
            self._shown = view.shown

        @property
        def is_late(self) -> bool:
            """Whether the pane shows something else by now, where the numbers mean nothing: keys can be that fast."""
            return self.view.shown != self._shown

    class LinkChosen(About):
        """A link was clicked; ``href`` is where it leads, ``block`` where it stands."""

        def __init__(self, view: LinesView, href: str, block: int) -> None:
            super().__init__(view)
            self.href = href
            self.block = block

    class Moved(Message):
        """The pane shows other lines than before."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, LinesView.Moved)

    ahead = 20_000
    """Lines laid out while idle: what is beyond comes when it is scrolled to, and costs no memory before."""
    divided = False
    """Whether a line stands at the right of the pane even when there is nothing to scroll."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.title = ""
        self.shorter_titles: tuple[str, ...] = ()
        self.asides: tuple[str, ...] = ()
        self.sheet = Sheet(iter(()))
        self.shown = 0  # how many times something was shown
        self.query_text = ""
        self.matches: list[Match] = []
        self.match = -1
        self.spoken: Match = ()  # where what is being read aloud stands
        self.hints: dict[int, list[tuple[int, str]]] = {}  # by line: columns of links, and the letters beside them
        self._lay: Lay | None = None
        self._laid_for: object = None
        self._anchor = START
        self._pending_top: int | None = None
        self._growing = Growing(self)

    # ------------------------------------------------------------------ content

    @property
    def in_hand(self) -> bool:
        """Whether keys go to this pane: it has the focus, and no dialog stands before its screen."""
        return self.screen.focused is self and self.app.screen is self.screen

    @property
    def paint(self) -> Paint:
        return app_of(self).paint

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
        self._anchor = position or START
        self.query_text, self.matches, self.match = "", [], -1
        self._lay_out()

    def lay_again(self) -> None:
        """Lay the same content out once more, since how it is to look has changed."""
        self._lay_out()

    def _lay_out(self) -> None:
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
        self._laid_for, self.spoken = self.room, ()
        laid = self._lay(self.inner_width)
        self.sheet = laid if isinstance(laid, Sheet) else Sheet(laid)
        self.sheet.ensure(2 * self.page)
        if self.sheet.least < self.first_lines:
            self.sheet.ensure(self.first_lines)
        self._pending_top = self.top_to_keep()

    def top_to_keep(self) -> int:
        """The line for the top of a pane whose size or lines have changed: the one that was being read there."""
        top = self.sheet.line_at(*self._anchor) if self._anchor != START else 0
        self.sheet.ensure(top + self.page)
        return max(0, min(top, len(self.sheet) - self.page))

    def _settle(self) -> None:
        """Scroll to where the page in sight belongs, and see to the rest of what was laid out."""
        laid, self._pending_top = self._pending_top is not None, None
        top = self.top_to_keep()
        self.measure()
        self.scroll_to(y=top, animate=False, force=True)
        self.post_message(self.Moved())
        if laid and self.matches:
            self._find(self.query_text)
        if not self.sheet.complete:
            self._growing.start()

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

    # ------------------------------------------------------------------ searching

    def search(self, query: str) -> int:
        """Find ``query`` everywhere in the pane, go to the first match from here on; how many there are."""
        here = self.top
        self._find(query)
        if self.matches:
            after = (number for number, match in enumerate(self.matches) if match[0][0] >= here)
            self.go_to_match(next(after, 0))
        self.refresh()
        return len(self.matches)

    def _find(self, query: str) -> None:
        self.query_text = query
        self.complete()
        self.matches = find(self.sheet, query) if query else []
        self.match = min(self.match, len(self.matches) - 1)
        self._hits: dict[int, list[Hit]] = {}
        for number, match in enumerate(self.matches):
            for line, first, end in match:
                self._hits.setdefault(line, []).append((first, end, number))

    def go_to_match(self, number: int) -> None:
        """Bring match ``number`` (counted round) into sight."""
        self.match = number % len(self.matches)
        line = self.matches[self.match][0][0]
        if not self.top <= line < self.top + self.page:
            self.move_to(max(0, line - self.page // 3))
        self.refresh()

    def clear_search(self) -> None:
        self.query_text, self.matches, self.match = "", [], -1
        self.refresh()

    def mark_spoken(self, pieces: Match) -> None:
        """Mark ``pieces`` as what is being read aloud."""
        self.spoken = pieces
        self.refresh()

    # ------------------------------------------------------------------ mouse

    async def on_click(self, event: events.Click) -> None:
        line, column = self.line_under(event.offset)
        if event.offset.y > 0 and line < len(self.sheet):  # not in the title bar, nor below the text
            for first, end, href in self.sheet.lines[line].links:
                if first <= column < end:
                    self.post_message(self.LinkChosen(self, href, self.sheet.lines[line].block))
                    return
            self.clicked(line)

    def line_under(self, offset: Offset) -> tuple[int, int]:
        """Line and column of the text under a place in the pane."""
        return self.top + offset.y - 1, offset.x - self.margin_left(self.size.width)

    def clicked(self, line: int) -> None:
        """A line was clicked beside its links."""

    # ------------------------------------------------------------------ drawing

    def margin_left(self, width: int) -> int:
        """Cells left of the text in a pane ``width`` wide."""
        return places.margin(width)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        self.lay_first_page()
        width = self.size.width
        if y == 0:
            return self._title_strip(width)
        return self._line_strip(self.top + y - 1, y, width)

    def _title_strip(self, width: int) -> Strip:
        titles = (self.title, *self.shorter_titles)
        bar = title_row(titles, self.asides, width, in_hand=self.in_hand, focus=self.shows_focus())
        return self.paint.strip([bar])

    def shows_focus(self) -> bool:
        """Whether the title bar has to show the focus: nothing else in the pane does."""
        return self.in_hand

    def _line_strip(self, number: int, y: int, width: int) -> Strip:
        paint = self.paint
        margin = self.margin_left(width)
        segments: list[Segment] = []
        if number < len(self.sheet):
            segments = self.segments(number, self.sheet.lines[number])
        column = Strip(segments).adjust_cell_length(self.column_width(), paint[self.fill_role(number)])
        whole = Strip([*self.margin_segments(number, margin), *column])
        return Strip([*whole.adjust_cell_length(max(0, width - 1), paint["text"]), self._scroll_bar(y)], width)

    def column_width(self) -> int:
        """Cells of the column that the text stands in."""
        return self.inner_width

    def margin_segments(self, number: int, margin: int) -> list[Segment]:
        """What stands left of line ``number``."""
        return [Segment(" " * margin, self.paint["text"])]

    def segments(self, number: int, line: Line) -> list[Segment]:
        """``line``, whose number is ``number``, as it is painted, without what stands beside it."""
        cells = self.restyle(number, line)
        if self.matches and number in self._hits:
            cells = highlight(cells, self._hits[number], self.match)
        if said := [(first, end, 0) for line, first, end in self.spoken if line == number]:
            cells = highlight(cells, said, 0)
        if marks := self.hints.get(number):
            cells = with_labels(cells, marks, self.column_width())
        return [Segment(text, self.paint[role]) for text, role in cells]

    def restyle(self, number: int, line: Line) -> tuple[tuple[str, str], ...]:
        """The cells of ``line``, in the roles that its state asks for."""
        return line.cells

    def fill_role(self, number: int) -> str:
        """The role right of line ``number``."""
        return "text"

    def _scroll_bar(self, y: int) -> Segment:
        if len(self.sheet) <= self.page:
            return Segment("│" if self.divided else " ", self.paint["border"])
        return Segment(self.bar_at(y - 1), self.paint["border"])

    def bar_at(self, row: int) -> str:
        """What stands in ``row`` of the scroll bar, where there is more than a page."""
        return scroll_bar(row, self.page, self.top, self.sheet.least)
