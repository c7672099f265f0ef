"""The two lines at the foot: what just happened and how far the reading is; which keys do what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.app import RenderResult
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

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
    """Every change of state in words at the left, how far through at the right. A message stays until the next."""

    def __init__(self) -> None:
        super().__init__()
        self.message = ""
        self.progress = ""
        self._role = "bar"

    def say(self, message: str, *, wrong: bool = False) -> None:
        """Show ``message``; with ``wrong``, a word in front says that something failed."""
        self.message = _("Error: {message}").format(message=message) if wrong else message
        self.refresh()

    def show_progress(self, progress: str) -> None:
        if progress != self.progress:
            self.progress = progress
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        paint = app_of(self).paint
        right = f" {self.progress} " if self.progress else ""
        room = max(0, width - cell_len(right))
        left = f" {self.message}"
        if cell_len(left) > room:
            left = set_cell_size(left, max(0, room - 1)) + "…" if room else ""
        text = set_cell_size(set_cell_size(left, room) + right, width)
        return Strip([Segment(text, paint["bar"])], width)


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
