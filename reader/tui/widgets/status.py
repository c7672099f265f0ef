"""The two lines at the foot: what just happened and how far the reading is; which keys do what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import RenderResult
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from ...locale import _
from ...view import foot
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

    def __init__(self, progress: Callable[[], tuple[str, int]] | None = None) -> None:
        """``progress`` tells what `show_progress` is told later, for the first picture: nobody has moved then."""
        super().__init__()
        self._first_progress = progress
        self.message = ""
        self.progress = ""
        self._whole = False
        self._least = 1
        self._moved_on = False
        self._top = 0

    def say(self, message: str, *, wrong: bool = False, whole: bool = False, steady: bool = False) -> None:
        """Show ``message``, to its end if it is ``whole``; with ``wrong``, a word in front says so.

        With ``steady``, the line keeps the rows that it has, until something else is said.
        """
        least = self.size.height if steady else 1
        self.message = _("Error: {message}").format(message=message) if wrong else message
        rows = wrong or whole or self._whole or least != self._least  # there may be more of them now, or less
        self._least = least
        self._whole, self._moved_on = wrong or whole, False
        self.refresh(layout=rows)

    def show_progress(self, progress: str, top: int) -> None:
        """Show how far the reading is. ``top`` is the line at the top: the reader has moved on when it is another."""
        if self._note(progress, top):
            self.refresh()

    def _note(self, progress: str, top: int) -> bool:
        before = self.progress, self._top
        self._moved_on |= top != self._top
        self.progress, self._top = progress, top
        return before != (progress, top)

    @property
    def _status(self) -> foot.Status:
        return foot.Status(self.message, self.progress, self._whole, self._moved_on)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(self._least, len(foot.message_rows(self._status, width)))

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if self._first_progress and not self.progress:
            self._note(*self._first_progress())
        return app_of(self).paint.strip([foot.status_row(self._status, y, width, height)])


class KeyHints(Foot):
    """The keys most useful here, as many as fit; ``hints`` tells the ids of their commands."""

    def __init__(self, hints: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        self._hints = hints

    def render_line(self, y: int) -> Strip:
        app = app_of(self)
        return app.paint.strip(foot.hints_row(self._hints(), app.desk.settings.keys, self.size.width))
