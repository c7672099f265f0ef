"""The list of stories on the front page."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...desk import FrontPage
from ...layout.entries import lay_entries
from ...layout.flow import Run, lines
from ...layout.sheet import FURNITURE, Line
from ...locale import _, dates, language, ngettext, numbers
from ...story import Entry
from ...view.notice import lay_notice
from ...view.words import entries_words
from .items import ItemsView

BLANK = Line((), FURNITURE, 0, "blank")
_COLUMN = 88  # cells at most for a headline or teaser


class EntriesView(ItemsView):
    """Entries under a masthead, one selected."""

    entries: tuple[Entry, ...] = ()

    def present(self, page: FrontPage, read: Collection[str]) -> None:
        """Show ``page``; the stories whose targets are in ``read`` are marked as read."""
        self.title = _("Front page")
        selected = self._again_in(page)
        self.front = page
        self.entries = (*page.kept, *page.entries)
        self.read_targets = read
        self.count, self.selected = len(self.entries), selected
        self.show(self._lay_front_page, self.position())

    @property
    def entry(self) -> Entry | None:
        """The selected entry."""
        return self.entries[self.selected] if self.entries else None

    def _again_in(self, page: FrontPage) -> int:
        """The number of the selected story in ``page``. A kept one stands twice: on top and in its own place."""
        if not self.entries:
            return 0
        target = self.entries[self.selected].target
        places = [place for place, entry in enumerate((*page.kept, *page.entries)) if entry.target == target]
        if not places:
            return 0
        return places[0] if self.selected < len(self.front.kept) else places[-1]

    def _lay_front_page(self, width: int) -> Iterator[Line]:
        width = min(width, _COLUMN)
        yield BLANK
        for text, role in self._masthead():
            yield from lines([Run(text, role)], width, FURNITURE, "masthead")
        yield Line((("─" * width, "border"),), FURNITURE, 0, "rule")
        yield BLANK
        if not self.entries:
            yield from lay_notice(_("There is no story here."), width)
        kept = len(self.front.kept)
        headings = {0: _("Kept stories"), kept: _("In this edition")} if kept else {}
        for line in lay_entries(
            self.entries, width, entries_words(), read=self.read_targets, language=language(), teasers=True
        ):
            if heading := headings.pop(line.block, None):
                yield from lines([Run(heading, "crosshead+strong")], width, FURNITURE, "heading")
                yield BLANK
            yield line

    def _masthead(self) -> Iterator[tuple[str, str]]:
        targets = {entry.target for entry in self.entries}
        count, unread = len(targets), len(targets.difference(self.read_targets))
        stories = ngettext("{number} story", "{number} stories", count).format(number=numbers.number(count))
        yield self.front.title, "headline+strong"
        yield (
            _("{date} · {stories}, {unread} unread").format(
                date=dates.long_date(self.front.date), stories=stories, unread=numbers.number(unread)
            ),
            "muted",
        )
        yield self.front.notice, "muted+em"

    def column_width(self) -> int:
        return min(self.inner_width, _COLUMN)

    def margin_left(self, width: int) -> int:
        return max(super().margin_left(width), (width - 1 - _COLUMN) // 2)
