"""The pane of stories to read next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...layout.related import lay_related
from ...layout.sheet import Line
from ...story import Related
from ...view import titles
from ...view.notice import lay_notice
from ...view.words import related_words
from ..owner import app_of
from .items import ItemsView


class RelatedView(ItemsView):
    """What the page offers to read next, one item selected."""

    def present(self, related: Sequence[Related], selected: int) -> None:
        """Show ``related`` with number ``selected`` selected."""
        self.related = related
        self._read = app_of(self).desk.read_among(item.url for item in related)
        self.count = len(related)
        self.selected = min(selected, max(0, self.count - 1))
        self.title = titles.related(self.count)
        self.show(self._lay_related)
        if self.selected:
            self.select(self.selected)

    def _lay_related(self, width: int) -> Iterator[Line]:
        if not self.related:
            return lay_notice(titles.no_related(), width)
        return lay_related(self.related, width, related_words(), read=self._read)
