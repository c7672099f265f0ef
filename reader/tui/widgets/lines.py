"""A pane of lines: what a layout made, drawn line by line with Textual's line API.

The pane knows lines and roles; what they mean is for its subclasses. It draws its own title bar, which shows the
focus, and its own scroll bar, so that nothing on the screen has a colour that is not a role; marks what is found in
its lines, and what is read aloud of them; and tells which link was clicked.
"""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from ...layout.search import Match, find
from ...layout.sheet import Line
from ...view import places
from ...view.bars import scroll_bar
from ...view.hits import Hit, highlight
from ...view.linkhints import with_labels
from ...view.pane import marked, title_row
from ..owner import app_of
from ..painting import Paint
from .sheet import Lay, SheetView


class LinesView(SheetView):
    """A scrolling pane of laid-out lines under a title bar of one row."""

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

    divided = False
    """Whether a line stands at the right of the pane even when there is nothing to scroll."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.title = ""
        self.shorter_titles: tuple[str, ...] = ()
        self.asides: tuple[str, ...] = ()
        self.beside = 0  # cells at the right end of the title's row where something else stands
        self.query_text = ""
        self.matches: list[Match] = []
        self.match = -1
        self.spoken: Match = ()  # where what is being read aloud stands
        self.hints: dict[int, list[tuple[int, str]]] = {}  # by line: columns of links, and the letters beside them
        self._hits: dict[int, list[Hit]] = {}  # by line: the matches there

    @property
    def in_hand(self) -> bool:
        """Whether keys go to this pane: it has the focus, and no dialog stands before its screen."""
        return self.screen.focused is self and self.app.screen is self.screen

    @property
    def paint(self) -> Paint:
        return app_of(self).paint

    # ------------------------------------------------------------------ searching

    def show(self, lay: Lay, position: tuple[int, int] | None = None) -> None:
        self._forget_search()
        super().show(lay, position)

    def laid_anew(self) -> None:
        self.spoken = ()

    def settled_anew(self) -> None:
        if self.matches:
            self._find(self.query_text)

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
        self._hits = {}
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
        """Search for nothing any more, and mark nothing as found."""
        self._forget_search()
        self.refresh()

    def _forget_search(self) -> None:
        self.query_text, self.matches, self.match = "", [], -1

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
        room = max(0, width - self.beside)
        text, role = title_row(titles, self.asides, room, in_hand=self.in_hand, focus=self.shows_focus())
        return self.paint.strip([(text + " " * (width - room), role)])

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
        """What stands left of line ``number``: nothing, or a sign where the match begins that one has come to."""
        if self.matches and number == self.matches[self.match][0][0]:
            return [Segment(text, self.paint[role]) for text, role in marked(margin, in_hand=True, head=True)]
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
