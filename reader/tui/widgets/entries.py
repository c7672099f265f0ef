"""The list of stories on the front page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...layout.entries import lay_entries
from ...layout.flow import Run, lines
from ...layout.sheet import FURNITURE, Line
from ...locale import _, language
from ...story import Entry
from ..words import entries_words
from .items import ItemsView
from .notice import lay_notice

_COLUMN = 88  # cells at most for a headline or teaser


class EntriesView(ItemsView):
    """Entries under a notice, one selected."""

    def present(self, title: str, notice: str, entries: Sequence[Entry], read: Collection[str]) -> None:
        """Show ``entries`` below ``notice``; those whose targets are in ``read`` are marked as read."""
        self.title = title
        self.notice = notice
        self.entries = entries
        self.read_targets = read
        self.count = len(entries)
        self.show(self._lay_entries, self.position())

    def _lay_entries(self, width: int) -> Iterator[Line]:
        column = min(width, _COLUMN)
        yield from lines([Run(self.notice, "muted+em")], column, FURNITURE, "notice")
        yield Line((), FURNITURE, 0, "blank")
        if not self.entries:
            yield from lay_notice(_("There is no story here."), column)
        yield from lay_entries(
            self.entries, column, entries_words(), read=self.read_targets, language=language(), teasers=True
        )

    def margin_left(self, width: int) -> int:
        return max(super().margin_left(width), (width - 1 - _COLUMN) // 2)
