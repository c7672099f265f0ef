"""A pane of items, one of which is selected: entries, comments, related stories, choices in a dialog."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message

from ...layout.sheet import Line
from ...view import notice
from ...view.pane import chosen, is_head, marked
from .. import keys
from .lines import LinesView
from .sheet import Lay


class ItemsView(LinesView):
    """Lines in blocks, of which one is selected and moves with the arrow keys.

    The selected block's first line is painted as the selection while the pane has the focus; its other lines carry
    a mark at the left. Without the focus the mark and a bold underlined first line remain. Where there is no block,
    what says so is painted as the selection while the pane has the focus.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("items.*")]

    class Chosen(LinesView.About):
        """Item number ``index`` was opened."""

        def __init__(self, view: ItemsView, index: int) -> None:
            super().__init__(view)
            self.index = index

    class Selected(Message):
        """Item number ``index`` is now the selected one."""

        def __init__(self, view: ItemsView, index: int) -> None:
            super().__init__()
            self.view = view
            self.index = index

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ItemsView.Selected) and message.view is self.view

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.count = 0
        self.selected = 0
        self._selection_in_sight = False

    # ------------------------------------------------------------------ keeping the place

    def show(self, lay: Lay, position: tuple[int, int] | None = None) -> None:
        self._selection_in_sight = self.selected > 0
        self.set_class(not self.count, "-empty")
        super().show(lay, position)

    def keep_place(self) -> None:
        super().keep_place()
        self._selection_in_sight = self._is_in_sight(self.top)

    def top_to_keep(self) -> int:
        """As for any pane; but a selected item whose beginning was in sight stays so."""
        top = super().top_to_keep()
        if self._selection_in_sight and not self._is_in_sight(top):
            lines = self.lines_of(self.selected)
            return self.revealing(lines.start, lines.stop - 1, top) if lines else top
        return top

    def _is_in_sight(self, top: int) -> bool:
        """Whether the selected item's first line is in sight with line ``top`` at the top."""
        lines = self.lines_of(self.selected)
        return bool(lines) and top <= lines.start < top + self.page

    # ------------------------------------------------------------------ choosing

    def select(self, index: int) -> None:
        """Select item ``index``, as near as there is one, and bring it into sight."""
        index = max(0, min(index, self.count - 1))
        changed, self.selected = index != self.selected, index
        if self.count:
            lines = self.lines_of(index)
            if lines:
                self.reveal(lines.start, lines.stop - 1)
                self._selection_in_sight = True
        self.refresh()
        if changed:
            self.post_message(self.Selected(self, index))

    def lines_of(self, index: int) -> range:
        """The lines of item ``index``, laid out if they were not yet."""
        self.sheet.line_at(index, 0)
        lines = self.sheet.block_lines(index)
        self.sheet.ensure(lines.stop + self.page)
        return self.sheet.block_lines(index)

    def action_down(self) -> None:
        lines = self.lines_of(self.selected)
        # What does not fit is read to its end before the next item's turn comes.
        if lines.stop > self.top + self.page and self.selected < self.count:
            self.move_to(self.top + 1)
        elif self.selected < self.count - 1:
            self.select(self.selected + 1)
        else:
            super().action_down()

    def action_up(self) -> None:
        lines = self.lines_of(self.selected)
        if lines.start < self.top:
            self.move_to(self.top - 1)
        elif self.selected:
            self.select(self.selected - 1)
            last = self.lines_of(self.selected).stop - 1
            if last - self.page + 1 > self.top:
                self.move_to(last - self.page + 1)
        else:
            super().action_up()

    def action_page_down(self) -> None:
        super().action_page_down()
        self._select_in_sight()

    def action_page_up(self) -> None:
        super().action_page_up()
        self._select_in_sight()

    def action_home(self) -> None:
        self.select(0)
        super().action_home()

    def action_end(self) -> None:
        self.complete()
        self.select(self.count - 1)
        super().action_end()

    def _select_in_sight(self) -> None:
        """Select the first item that begins in sight, unless the selected one is in sight still."""
        current = self.sheet.block_lines(self.selected)
        if current.start < self.top + self.page and current.stop > self.top:
            at_end = self.top + self.page >= len(self.sheet)
            if not (at_end and self.selected < self.count - 1):
                return
            self.select(self.count - 1)
            return
        for number in range(self.top, min(self.top + self.page, len(self.sheet))):
            block = self.sheet.lines[number].block
            if block >= 0:
                self.selected = block
                self.refresh()
                self.post_message(self.Selected(self, block))
                return

    def go_to_match(self, number: int) -> None:
        """Bring match ``number`` into sight, and select what it is in: that is what Enter then opens."""
        super().go_to_match(number)
        block = self.sheet.lines[self.matches[self.match][0][0]].block
        if block >= 0 and block != self.selected:
            self.selected = block
            self.post_message(self.Selected(self, block))

    def action_choose(self) -> None:
        if self.count:
            self.post_message(self.Chosen(self, self.selected))

    def clicked(self, line: int) -> None:
        block = self.sheet.lines[line].block
        if block >= 0:
            again = block == self.selected
            self.select(block)
            if again or not self.opens_on_second_click:
                self.action_choose()

    opens_on_second_click = True

    # ------------------------------------------------------------------ drawing

    def shows_focus(self) -> bool:
        return self.in_hand and not (self._is_in_sight(self.top) if self.count else self.says_why(self.top))

    def says_why(self, number: int) -> bool:
        """Whether line ``number`` shows the focus by saying why there is nothing to select."""
        if self.count or not self.in_hand or self.screen.focused is not self:
            return False
        return number < len(self.sheet) and self.sheet.lines[number].kind == notice.KIND

    def is_head(self, number: int, line: Line) -> bool:
        """Whether ``line`` is the one of its block that shows the selection."""
        return is_head(self.sheet, number)

    def _selected_line(self, number: int) -> Line | None:
        if number < len(self.sheet):
            line = self.sheet.lines[number]
            if (line.block == self.selected and line.kind != "blank") or self.says_why(number):
                return line
        return None

    def margin_segments(self, number: int, margin: int) -> list[Segment]:
        line = self._selected_line(number)
        if line is None:
            return super().margin_segments(number, margin)
        head = self.is_head(number, line)
        return [Segment(text, self.paint[role]) for text, role in marked(margin, in_hand=self.in_hand, head=head)]

    def restyle(self, number: int, line: Line) -> tuple[tuple[str, str], ...]:
        if self._selected_line(number) is None or not self.is_head(number, line):
            return line.cells
        return chosen(line.cells, in_hand=self.in_hand)

    def fill_role(self, number: int) -> str:
        line = self._selected_line(number)
        if line is not None and self.in_hand and self.is_head(number, line):
            return "selection"
        return super().fill_role(number)
