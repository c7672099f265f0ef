"""The list of stories on the front page."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...desk import FrontPage
from ...layout.sheet import Line
from ...story import Entry
from ...view import edition, places, titles
from .items import ItemsView


class EntriesView(ItemsView):
    """Entries under a masthead, one selected."""

    entries: tuple[Entry, ...] = ()

    def present(self, page: FrontPage, read: Collection[str], hint: str = "") -> None:
        """Show ``page``, the stories whose targets are in ``read`` marked as read, with a ``hint`` above them."""
        self.title = titles.front_page()
        selected = self._again_in(page)
        self.front = page
        self.entries = edition.entries(page)
        self.read_targets = read
        self._hint = hint
        self.count, self.selected = len(self.entries), selected
        self.show(self._lay_front_page, self.position())

    @property
    def entry(self) -> Entry | None:
        """The selected entry."""
        return self.entries[self.selected] if self.entries else None

    def _again_in(self, page: FrontPage) -> int:
        """The number of the selected story in ``page``."""
        if not self.entries:
            return 0
        target = self.entries[self.selected].target
        places = [place for place, entry in enumerate(edition.entries(page)) if entry.target == target]
        if not places:
            return 0
        return places[0] if self.selected < len(self.front.kept) else places[-1]

    def _lay_front_page(self, width: int) -> Iterator[Line]:
        return edition.lay(self.front, width, self.read_targets, self._hint)

    def column_width(self) -> int:
        return min(self.inner_width, edition.COLUMN)

    def margin_left(self, width: int) -> int:
        return places.centred(width, edition.COLUMN)
