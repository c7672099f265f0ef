"""The two lines at the foot: what just happened and how far the reading is; which keys do what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.app import RenderResult
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from ...layout.flow import Run, lines
from ...layout.sheet import FURNITURE
from ...locale import _
from .. import keys
from ..owner import app_of


class Foot(Widget):
    """A line of the foot."""

    def render(self) -> RenderResult:  # pragma: no cover - Textual wants one; render_line draws
        return ""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1


class StatusLine(Foot):
    """Every change of state in words at the left, how far through at the right. A message stays until the next.

    Where there is no room for both, the message comes first until the reader has moved on. What went wrong, and what
    else is said as a whole, takes as many rows as it needs: at its end it says what to do about it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.message = ""
        self.progress = ""
        self._whole = False
        self._moved_on = False
        self._top = 0

    def say(self, message: str, *, wrong: bool = False, whole: bool = False) -> None:
        """Show ``message``, to its end if it is ``whole``; with ``wrong``, a word in front says so."""
        self.message = _("Error: {message}").format(message=message) if wrong else message
        rows = wrong or whole or self._whole  # there may be more of them now, or less
        self._whole, self._moved_on = wrong or whole, False
        self.refresh(layout=rows)

    def show_progress(self, progress: str, top: int) -> None:
        """Show how far the reading is. ``top`` is the line at the top: the reader has moved on when it is another."""
        self._moved_on |= top != self._top
        if (progress, top) != (self.progress, self._top):
            self.progress, self._top = progress, top
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def _rows(self, width: int) -> list[str]:
        """The message in rows for a line ``width`` cells wide; one that need not be whole in a single row."""
        if not self._whole:
            return [self.message]
        return [line.text for line in lines([Run(self.message, "bar")], max(1, width - 2), FURNITURE, "status")]

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        rows = self._rows(width)
        last = y == min(height, len(rows)) - 1
        left = " " + " ".join(rows[y:] if last else rows[y : y + 1])
        right = f" {self.progress} " if self.progress and last else ""
        if cell_len(left + right) > width and (self._whole or not self._moved_on):
            right = ""
        room = max(0, width - cell_len(right))
        if cell_len(left) > room:
            left = set_cell_size(left, max(0, room - 1)) + "…" if room else ""
        text = set_cell_size(set_cell_size(left, room) + right, width)
        return Strip([Segment(text, app_of(self).paint["bar"])], width)


class KeyHints(Foot):
    """The keys most useful here, as many as fit; ``hints`` tells the ids of their commands."""

    def __init__(self, hints: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        self._hints = hints

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        app = app_of(self)
        paint, keymap = app.paint, app.desk.settings.keys
        segments: list[Segment] = []
        room = width
        for id in self._hints():
            key, word = keys.hint(id, keymap)
            size = cell_len(f" {key} {word} ")
            if size > room:
                break
            room -= size
            segments += [Segment(f" {key}", paint["headline+strong"]), Segment(f" {word} ", paint["muted"])]
        return Strip(segments).adjust_cell_length(width, paint["text"])
